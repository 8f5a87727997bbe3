import { type RawBuilder, sql } from 'kysely';
import type { CitizenId, MessageId, PersonId, RoomId, ThreadId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/server/database.ts';
import { type SmsChoice, smsWordsVersion } from '../domain/by-sms.ts';
import type { ToldBy } from '../../consent/domain/consent-action.ts';

/** The statement that puts a text to the citizen into the outbox, if the message is for her and she wants it texted. */
export function queueingText(roomId: RoomId, messageId: MessageId): RawBuilder<unknown> {
  return sql`select queue_text(${roomId}, ${messageId})`;
}

export async function getSmsChoice(db: Db, roomId: RoomId): Promise<SmsChoice> {
  const { rows } = await sql<{ kind: SmsChoice }>`
    select kind from sms_choice where room_id = ${roomId} order by position desc limit 1`.execute(db);
  return rows[0]?.kind ?? 'off';
}

/** What choosing needs: whether I decide for the citizen, and whether she can be texted. */
export async function getChoosing(
  db: Db,
  roomId: RoomId,
  citizenId: CitizenId,
): Promise<{ decides: boolean; hasPhone: boolean }> {
  const { rows } = await sql<{ decides: boolean; hasPhone: boolean }>`
    select ${citizenId}::uuid in (select citizens_i_decide_for()) as decides, has_phone(${roomId}) as "hasPhone"`.execute(
    db,
  );
  return rows[0] ?? { decides: false, hasPhone: false };
}

export interface NewSmsChoice {
  roomId: RoomId;
  citizenId: CitizenId;
  choice: SmsChoice;
  toldBy: ToldBy;
  recordedBy: PersonId;
  recordedRoleId: string | null;
  at: Date;
}

/** Adds to the history of a room's choices; whoever is second waits by the room's row, which is locked. */
export async function storeSmsChoice(db: Db, one: NewSmsChoice): Promise<void> {
  const decidedBy = one.toldBy === 'electronic-id' ? one.recordedBy : one.citizenId;
  await sql`
    insert into sms_choice (room_id, citizen_id, position, kind, words_version, decided_by, told_by, recorded_by, recorded_role_id, at)
    select ${one.roomId}, ${one.citizenId}, coalesce(max(position), 0) + 1, ${one.choice}, ${smsWordsVersion}, ${decidedBy},
      ${one.toldBy}, ${one.recordedBy}, ${one.recordedRoleId}::uuid, ${one.at}
    from sms_choice where room_id = ${one.roomId}`.execute(db);
}

/** Confirms what was written for the citizen; false when there is no such message, or it is confirmed. */
export async function storeConfirmation(
  db: Db,
  where: { roomId: RoomId; messageId: MessageId },
  by: PersonId,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql<{ message_id: string }>`
    insert into message_confirmation (room_id, message_id, citizen_id, confirmed_by, told_by, confirmed_at)
    select room_id, id, citizen_id, ${by}, 'electronic-id', ${at} from message
    where room_id = ${where.roomId} and id = ${where.messageId} and written_by is not null
    on conflict do nothing returning message_id`.execute(db);
  return rows.length > 0;
}

export interface OpenText {
  roomId: RoomId;
  threadId: ThreadId;
  messageId: MessageId | null;
  code: string;
}

/** What waits for somebody's text; for the task that receives them. */
export async function listOpenForText(db: Db, personId: PersonId): Promise<OpenText[]> {
  const { rows } = await sql<OpenText>`
    select room_id as "roomId", thread_id as "threadId", message_id as "messageId", code from open_for_text(${personId})`.execute(
    db,
  );
  return rows;
}

/** Whose confirmed number this is. */
export async function findPersonOfNumber(db: Db, number: string): Promise<PersonId | undefined> {
  const { rows } = await sql<{ id: PersonId }>`select person_id as id from phone where number = ${number}`.execute(db);
  return rows[0]?.id;
}

/** Keeps that a text has come; false when the gateway told it before. */
export async function keepReceived(
  db: Db,
  received: { gateway: string; gatewayId: string; personId: PersonId | undefined; at: Date },
): Promise<boolean> {
  const { rows } = await sql<{ gateway: string }>`
    insert into received_text (gateway, gateway_id, person_id, received_at)
    values (${received.gateway}, ${received.gatewayId}, ${received.personId ?? null}, ${received.at})
    on conflict do nothing returning gateway`.execute(db);
  return rows.length > 0;
}

/** How many answers of one kind were lately put into the outbox: to this one, and to strangers together. */
export async function countAnswers(
  db: Db,
  to: { personId: PersonId } | { strangerNumber: string },
  since: Date,
): Promise<{ toThis: number; toStrangers: number }> {
  const [personId, number] = 'personId' in to ? [to.personId, null] : [null, to.strangerNumber];
  const { rows } = await sql<{ toThis: number; toStrangers: number }>`
    select count(*) filter (where person_id = ${personId}::uuid or stranger_number = ${number}::text) as "toThis",
      count(*) filter (where person_id is null) as "toStrangers"
    from text_message where kind = 'answer' and made_at > ${since}`.execute(db);
  return rows[0] ?? { toThis: 0, toStrangers: 0 };
}

/** Ends all texts for somebody; false when there was nothing to end. */
export async function stopTexts(db: Db, personId: PersonId): Promise<boolean> {
  const { rows } = await sql<{ stopped: number | null }>`select stop_texts(${personId}) as stopped`.execute(db);
  return typeof rows[0]?.stopped === 'number';
}

/** Confirms by text; gives whom to tell, or nothing. */
export async function confirmByText(
  db: Db,
  personId: PersonId,
  roomId: RoomId,
  messageId: MessageId,
): Promise<string[] | undefined> {
  const { rows } = await sql<{ audience: string[] | null }>`
    select confirm_by_text(${personId}, ${roomId}, ${messageId}) as audience`.execute(db);
  return rows[0]?.audience ?? undefined;
}

/** Leaves the trace of what somebody did by text, in her name and with the channel. */
export async function traceText(db: Db, event: string, personId: PersonId, roomId: RoomId): Promise<void> {
  await sql`select trace_text(${event}, ${personId}, ${roomId})`.execute(db);
}

export interface WordsOfText {
  sender: string;
  body: string;
  code: string;
  isTold: boolean;
}

/** What a text that is about to go says, if it still may. */
export async function findWordsOfText(db: Db, textId: string): Promise<WordsOfText | undefined> {
  const { rows } = await sql<WordsOfText>`
    select sender_name as sender, body, code, is_told as "isTold" from words_of_text(${textId})`.execute(db);
  return rows[0];
}
