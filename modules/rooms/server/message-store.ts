import { sql } from 'kysely';
import type { CitizenId, MessageId, ParticipantId, RoomId, ThreadId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import type { Db } from '../../../platform/server/database.ts';
import type { Message, Provenance } from '../domain/message.ts';
import { listAttachments } from './attachment-store.ts';

interface MessageRow {
  id: MessageId;
  room_id: RoomId;
  thread_id: ThreadId;
  seq: number;
  participant_id: ParticipantId;
  sender_name: string;
  subject: string | null;
  body: string;
  urgency: Message['urgency'];
  asks: Message['asks'];
  corrects_id: MessageId | null;
  told_by: Provenance['toldBy'] | null;
  written_by: ParticipantId | null;
  writer_name: string | null;
  confirmed_at: Date | null;
  sent_at: Date;
  attachment_count: number;
}

const page = 50;

const columns = sql`m.id, m.room_id, m.thread_id, m.seq - coalesce(h.numbers, 0) as seq, m.participant_id, m.subject, m.body, m.urgency, m.asks, m.corrects_id, m.sent_at, m.told_by, m.written_by, m.attachment_count,
  (select w.given_name || ' ' || w.family_name from participant q join person w on w.id = q.person_id where q.id = m.written_by) as writer_name,
  (select k.confirmed_at from message_confirmation k where m.written_by is not null and k.room_id = m.room_id and k.message_id = m.id) as confirmed_at,
  coalesce(n.given_name || ' ' || n.family_name, p.given_name || ' ' || p.family_name) as sender_name`;
const sender = sql`join participant p on p.id = m.participant_id left join person n on n.id = p.person_id`;

/** One page of what I may see in a room, oldest first; `before` is the number that the oldest message already there has for me. */
export async function listMessages(
  db: Db,
  where: { roomId: RoomId; threadId?: ThreadId | undefined; before?: number | undefined },
  me: ParticipantId,
): Promise<{ messages: Message[]; more: boolean }> {
  // The page is cut first: with the names joined before, every message of the room would be read and sorted.
  const { rows } = await sql<MessageRow>`
    with h as materialized (select numbers from my_hidden(${where.roomId})), page as materialized (
      select * from message m
      where m.room_id = ${where.roomId} and (${where.threadId ?? null}::uuid is null or m.thread_id = ${where.threadId ?? null}::uuid)
        and m.seq < ${where.before ?? Number.MAX_SAFE_INTEGER} + coalesce((select numbers from h), 0)
      order by m.seq desc limit ${sql.lit(page + 1)}
    )
    select ${columns} from page m ${sender} left join h on true order by m.seq desc`.execute(db);
  return {
    messages: await toMessages(db, rows.slice(0, page).reverse(), new Set([me])),
    more: rows.length > page,
  };
}

export async function findMessage(
  db: Db,
  roomId: RoomId,
  id: MessageId,
  me: ParticipantId,
): Promise<Message | undefined> {
  const { rows } =
    await sql<MessageRow>`select ${columns} from message m ${sender} left join my_hidden(${roomId}) h on true where m.room_id = ${roomId} and m.id = ${id}`.execute(
      db,
    );
  const [message] = await toMessages(db, rows, new Set([me]));
  return message;
}

export interface FoundMessage extends Message {
  citizenId: CitizenId;
  citizenName: string;
  threadSubject: string | null;
}

/** Messages that hold the words in either language, newest first, among what I may see; at most 50. */
export async function searchMessages(
  db: Db,
  text: string,
  roomId: RoomId | undefined,
  mine: ReadonlySet<ParticipantId>,
): Promise<FoundMessage[]> {
  const { rows } = await sql<
    MessageRow & { citizen_id: CitizenId; citizen_name: string; thread_subject: string | null }
  >`
    select ${columns}, m.citizen_id, c.given_name || ' ' || c.family_name as citizen_name,
      (select s.subject from message s where s.room_id = m.room_id and s.thread_id = m.thread_id and s.subject is not null order by s.seq limit 1) as thread_subject
    from message m ${sender} join person c on c.id = m.citizen_id left join my_hidden() h on h.room_id = m.room_id
    where m.room_id = any(array(select room_id from my_rooms() where ${roomId ?? null}::uuid is null or room_id = ${roomId ?? null}::uuid))
      and m.search @@ (websearch_to_tsquery('danish', ${text}) || websearch_to_tsquery('norwegian', ${text}))
    order by m.sent_at desc, m.room_id, m.seq desc limit 50`.execute(db);
  const messages = await toMessages(db, rows, mine);
  return rows.flatMap((row, index) => {
    const message = messages[index];
    const more = { citizenId: row.citizen_id, citizenName: row.citizen_name, threadSubject: row.thread_subject };
    return message === undefined ? [] : [{ ...message, ...more }];
  });
}

/** How many messages of others I have not read, thread by thread; threads without any are left out. */
export type Unread = ReadonlyMap<ThreadId, number>;

/** How much is unread, room by room and thread by thread. */
export async function countUnread(
  db: Db,
  mine: ReadonlyMap<RoomId, ParticipantId>,
): Promise<ReadonlyMap<RoomId, Unread>> {
  if (mine.size === 0) return new Map();
  // Thread by thread, so that the index begins at each mark and nothing that was read is touched. With `coalesce` it would
  // not: PostgreSQL takes that for something that could tell of rows which the policy hides, and asks the policy first.
  const { rows } = await sql<{ room_id: RoomId; thread_id: ThreadId; unread: number }>`
    select t.room_id, t.id as thread_id, n.unread
    from unnest(${[...mine.keys()]}::uuid[], ${[...mine.values()]}::uuid[]) as mine(room_id, participant_id)
      join thread t on t.room_id = mine.room_id
      left join read_mark r on r.participant_id = mine.participant_id and r.thread_id = t.id
      cross join lateral (
        select count(*) as unread from message m
        where m.room_id = t.room_id and m.thread_id = t.id
            -- What somebody wrote for the citizen is new to the citizen, and not to the one who wrote it.
            and case when m.written_by is null then m.participant_id else m.written_by end <> mine.participant_id
          and m.seq > case when r.read_seq is null then 0 else r.read_seq end) n
    where n.unread > 0`.execute(db);
  const byRoom = Map.groupBy(rows, (row) => row.room_id);
  return new Map([...byRoom].map(([id, threads]) => [id, new Map(threads.map((row) => [row.thread_id, row.unread]))]));
}

/** The rows as messages with what they bring; most bring nothing, and then nothing more is asked. */
async function toMessages(db: Db, rows: readonly MessageRow[], mine: ReadonlySet<ParticipantId>): Promise<Message[]> {
  const bringing = rows.filter((row) => row.attachment_count > 0);
  const brought = await listAttachments(
    db,
    bringing.map((row) => ({ roomId: row.room_id, id: row.id })),
  );
  return rows.map((row) => toMessage(row, mine, brought.get(`${row.room_id}/${row.id}`) ?? []));
}

function toMessage(row: MessageRow, mine: ReadonlySet<ParticipantId>, attachments: Message['attachments']): Message {
  return {
    id: row.id,
    roomId: row.room_id,
    threadId: row.thread_id,
    seq: row.seq,
    participantId: row.participant_id,
    senderName: row.sender_name,
    isMine: mine.has(row.participant_id),
    subject: row.subject,
    body: row.body,
    urgency: row.urgency,
    asks: row.asks,
    correctsId: row.corrects_id,
    provenance: provenanceOf(row),
    sentAt: instantOf(row.sent_at),
    attachments,
  };
}

function provenanceOf({ told_by, written_by, writer_name, confirmed_at }: MessageRow): Provenance | null {
  if (told_by === null) return null;
  return {
    toldBy: told_by,
    writtenBy: written_by === null ? null : { participantId: written_by, name: writer_name ?? '' },
    confirmedAt: confirmed_at === null ? null : instantOf(confirmed_at),
  };
}
