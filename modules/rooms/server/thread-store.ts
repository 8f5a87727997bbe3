import { sql } from 'kysely';
import type { ParticipantId, RoomId, ThreadId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import type { Db } from '../../../platform/server/database.ts';
import type { RoomThread, Waiting } from '../domain/room.ts';

interface ThreadRow {
  id: ThreadId;
  room_id: RoomId;
  subject: string | null;
  opened_at: Date;
  last_message_at: Date;
  waiting_on: 'nobody' | Waiting['on'];
  waiting_participant_id: ParticipantId | null;
  waiting_since: Date | null;
  due_at: Date | null;
  answer_by: string | null;
  answer_by_participant_id: ParticipantId | null;
  resolved_at: Date | null;
  read_up_to: { participant_id: ParticipantId; seq: number }[] | null;
}

/** A thread with all but how much of it is unread to whoever asks. */
export interface StoredThread extends Omit<RoomThread, 'unread'> {
  roomId: RoomId;
}

/** Who I am in a room, as far as "does it wait on me" needs to know. */
export interface Waiter {
  participantId: ParticipantId | null;
  kind: 'citizen' | 'practitioner' | 'related-person';
  contactId: ParticipantId | null;
}

/** The threads of some rooms, those last written in first; `onlyWaiting` leaves out what waits on nobody, and how far each has read. */
export async function listThreads(
  db: Db,
  waiters: ReadonlyMap<RoomId, Waiter>,
  onlyWaiting: boolean,
): Promise<StoredThread[]> {
  if (waiters.size === 0) return [];
  const { rows } = await sql<ThreadRow>`
    select t.id, t.room_id, t.last_message_at, t.waiting_on, t.waiting_participant_id, t.waiting_since, t.due_at, t.answer_by,
      t.answer_by_participant_id, t.resolved_at, (select m.subject from message m where m.room_id = t.room_id and m.thread_id = t.id and m.subject is not null
      order by m.seq limit 1) as subject,
      -- Of what was there before me I am not told when it began, nor who has read it.
      case when h.room_id is null then t.opened_at
        else (select min(m.sent_at) from message m where m.room_id = t.room_id and m.thread_id = t.id) end as opened_at,
      case when not ${onlyWaiting} then (select jsonb_agg(jsonb_build_object('participant_id', k.participant_id, 'seq', k.read_seq - coalesce(h.numbers, 0)))
        from read_mark k where k.room_id = t.room_id and k.thread_id = t.id and k.read_seq > coalesce(h.numbers, 0)) end as read_up_to
    from thread t left join my_hidden() h on h.room_id = t.room_id
    where t.room_id = any(${[...waiters.keys()]}::uuid[]) and (not ${onlyWaiting} or t.waiting_on <> 'nobody')
    order by t.last_message_at desc
    limit 200`.execute(db);
  return rows.flatMap((row) => {
    const waiter = waiters.get(row.room_id);
    return waiter === undefined ? [] : [toThread(row, waiter)];
  });
}

function toThread(row: ThreadRow, waiter: Waiter): StoredThread {
  return {
    id: row.id,
    roomId: row.room_id,
    subject: row.subject,
    openedAt: instantOf(row.opened_at),
    lastMessageAt: instantOf(row.last_message_at),
    waiting: toWaiting(row, waiter),
    resolvedAt: row.resolved_at === null ? null : instantOf(row.resolved_at),
    readUpTo: (row.read_up_to ?? []).map((mark) => ({ participantId: mark.participant_id, seq: mark.seq })),
  };
}

function toWaiting(row: ThreadRow, waiter: Waiter): Waiting | null {
  if (row.waiting_on === 'nobody' || row.waiting_since === null) return null;
  // Waiting is always with a name: whoever took it, whoever was asked, or whoever holds the overview.
  const named =
    row.answer_by_participant_id ??
    row.waiting_participant_id ??
    (row.waiting_on === 'professionals' ? waiter.contactId : null);
  return {
    on: row.waiting_on,
    participantId: named,
    since: instantOf(row.waiting_since),
    dueAt: row.due_at === null ? null : instantOf(row.due_at),
    answerBy: row.answer_by,
    answerByParticipantId: row.answer_by_participant_id,
    isOnMe: row.waiting_on === 'citizen' ? waiter.kind === 'citizen' : named !== null && named === waiter.participantId,
  };
}

/** Takes a waiting thread upon somebody, with a day; false when nobody waits in it or it can't be seen. */
export async function promiseAnswer(
  db: Db,
  roomId: RoomId,
  threadId: ThreadId,
  promise: { by: ParticipantId; day: string },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update thread set answer_by = ${promise.day}, answer_by_participant_id = ${promise.by}
    where room_id = ${roomId} and id = ${threadId} and waiting_on in ('professionals', 'participant')
    returning id`.execute(db);
  return rows.length > 0;
}

export async function resolveThread(
  db: Db,
  roomId: RoomId,
  threadId: ThreadId,
  resolved: { by: ParticipantId; at: Date },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update thread set resolved_at = ${resolved.at}, resolved_by = ${resolved.by}, waiting_on = 'nobody', waiting_participant_id = null,
      waiting_since = null, due_at = null, answer_by = null, answer_by_participant_id = null
    where room_id = ${roomId} and id = ${threadId}
    returning id`.execute(db);
  return rows.length > 0;
}

export async function hasThread(db: Db, roomId: RoomId, threadId: ThreadId): Promise<boolean> {
  const { rows } = await sql<{
    id: string;
  }>`select id from thread where room_id = ${roomId} and id = ${threadId}`.execute(db);
  return rows.length > 0;
}
