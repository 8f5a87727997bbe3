import { type RawBuilder, sql } from 'kysely';
import type { Country } from '../../../kernel/country.ts';
import type { CitizenId, ParticipantId, PersonId, RoomId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/server/database.ts';
import type { Promises } from '../domain/answer-promise.ts';
import type { NewMessage } from '../domain/message.ts';
import type { Present, SendingState } from '../domain/send-message.ts';
import type { WaitingState } from '../domain/waiting.ts';
import type { Standing } from './standing-store.ts';

interface SendingRow {
  citizen_id: CitizenId;
  is_closed: boolean;
  contact_id: ParticipantId | null;
  participant_id: ParticipantId;
  kind: Standing['kind'];
  rules_version: number | null;
  consent_id: string | null;
  consent_since: Date | null;
  sent_already: boolean;
  sender_name: string;
  hidden: number;
  audience: PersonId[];
  present: { id: ParticipantId; kind: Present['kind']; promises: Promises | null; country: Country }[];
  seq: number;
  thread_waiting: {
    waiting_on: WaitingState['on'];
    participant_id: ParticipantId | null;
    since: string | null;
    due_at: string | null;
  } | null;
  corrected_by: ParticipantId | null;
}

/** All that sending a message needs, in one question: this is the way that everybody waits for. */
export interface Sending {
  standing: Standing;
  state: SendingState;
  sentAlready: boolean;
  seq: number;
  /** How many numbers were taken before I see: to me, the message has its own number less these. */
  hidden: number;
  /** Everybody who sees the room now, but for me. */
  audience: PersonId[];
  senderName: string;
}

/** Reads a room for sending and takes its next number; nothing when I am not in it. The room's row is locked, so messages get their order. */
export async function findForSending(db: Db, roomId: RoomId, message: NewMessage): Promise<Sending | undefined> {
  const { rows } = await sql<SendingRow>`
    select * from room_for_sending(${roomId}, ${message.threadId}, ${message.id}, ${message.correctsId ?? null})`.execute(
    db,
  );
  const [row] = rows;
  return row && toSending(row, roomId);
}

function toSending(row: SendingRow, roomId: RoomId): Sending {
  return {
    standing: {
      roomId,
      citizenId: row.citizen_id,
      participantId: row.participant_id,
      kind: row.kind,
      rulesVersion: row.rules_version,
      contactId: row.contact_id,
      isClosed: row.is_closed,
      seesFrom: null,
      consentId: row.consent_id,
      consentSince: row.consent_since,
    },
    state: {
      isClosed: row.is_closed,
      contactId: row.contact_id,
      me: { id: row.participant_id, rulesVersion: row.rules_version },
      present: row.present.map((present) => ({ ...present, promises: present.promises ?? {} })),
      thread: row.thread_waiting === null ? undefined : { waiting: toWaiting(row.thread_waiting) },
      correctedBy: row.corrected_by ?? undefined,
    },
    sentAlready: row.sent_already,
    seq: row.seq,
    hidden: row.hidden,
    audience: row.audience,
    senderName: row.sender_name,
  };
}

function toWaiting(row: NonNullable<SendingRow['thread_waiting']>): WaitingState {
  if (row.waiting_on === 'nobody' || row.since === null) return { on: 'nobody' };
  const since = new Date(row.since);
  const dueAt = row.due_at === null ? null : new Date(row.due_at);
  if (row.waiting_on !== 'participant') return { on: row.waiting_on, since, dueAt };
  return row.participant_id === null
    ? { on: 'nobody' }
    : { on: 'participant', participantId: row.participant_id, since, dueAt };
}

/** The same for what a citizen has texted, if it is something that waits for her and that she lets be texted. */
export async function findForText(
  db: Db,
  citizenId: CitizenId,
  roomId: RoomId,
  message: NewMessage,
): Promise<Sending | undefined> {
  const { rows } = await sql<{ sending: SendingRow | null }>`
    select room_for_text(${citizenId}, ${roomId}, ${message.threadId}, ${message.id}, ${message.correctsId ?? null}) as sending`.execute(
    db,
  );
  const sending = rows[0]?.sending ?? undefined;
  return sending && toSending({ ...sending, consent_since: null }, roomId);
}

/** The name of the citizen of a room, and her seat: for what is written down in her name. */
export async function getCitizenSeat(db: Db, roomId: RoomId): Promise<{ participantId: ParticipantId; name: string }> {
  const { rows } = await sql<{ participantId: ParticipantId; name: string }>`
    select p.id as "participantId", n.given_name || ' ' || n.family_name as name
    from participant p join person n on n.id = p.person_id where p.room_id = ${roomId} and p.kind = 'citizen'`.execute(
    db,
  );
  const [seat] = rows;
  if (seat === undefined) throw new Error('A room has a citizen.');
  return seat;
}

/** How a message came that the citizen did not write here herself. */
export type Told = { by: 'sms' } | { by: 'phone' | 'in-person'; citizen: ParticipantId };

/** The statement that stores a message with the number that was taken for it, and its thread as it stands then. */
export function insertingMessage(
  sending: Sending,
  message: NewMessage,
  after: { waiting: WaitingState; at: Date; told?: Told | undefined },
): RawBuilder<unknown> {
  const { roomId, citizenId, participantId } = sending.standing;
  const { told } = after;
  const [speaker, writtenBy] =
    told === undefined || told.by === 'sms' ? [participantId, null] : [told.citizen, participantId];
  const waits = columnsOf(after.waiting);
  const thread =
    sending.state.thread === undefined
      ? sql`insert into thread (id, room_id, citizen_id, opened_by, opened_at, last_message_at, waiting_on, waiting_participant_id, waiting_since, due_at)
          values (${message.threadId}, ${roomId}, ${citizenId}, ${participantId}, ${after.at}, ${after.at}, ${waits.on}, ${waits.participantId}, ${waits.since}, ${waits.dueAt})`
      : sql`update thread set last_message_at = ${after.at}, waiting_on = ${waits.on}, waiting_participant_id = ${waits.participantId},
            waiting_since = ${waits.since}, due_at = ${waits.dueAt}, resolved_at = null, resolved_by = null,
            answer_by = case when ${waits.on} = waiting_on then answer_by end,
            answer_by_participant_id = case when ${waits.on} = waiting_on then answer_by_participant_id end
          where room_id = ${roomId} and id = ${message.threadId}`;
  return sql`
    with threaded as (${thread})
    insert into message (id, room_id, thread_id, citizen_id, seq, participant_id, subject, body, urgency, asks, corrects_id, sent_at, told_by, written_by, attachment_count)
    values (${message.id}, ${roomId}, ${message.threadId}, ${citizenId}, ${sending.seq}, ${speaker},
      ${sending.state.thread === undefined ? (message.subject ?? null) : null}, ${message.body}, ${message.urgency}, ${message.asks.of},
      ${message.correctsId ?? null}, ${after.at}, ${told?.by ?? null}, ${writtenBy}, ${message.attachments?.length ?? 0})`;
}

function columnsOf(waiting: WaitingState) {
  const nobody = { on: 'nobody', participantId: null, since: null, dueAt: null } as const;
  if (waiting.on === 'nobody') return nobody;
  const participantId = waiting.on === 'participant' ? waiting.participantId : null;
  return { on: waiting.on, participantId, since: waiting.since, dueAt: waiting.dueAt };
}
