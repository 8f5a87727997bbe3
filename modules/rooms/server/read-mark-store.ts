import { type RawBuilder, sql } from 'kysely';
import type { ParticipantId, PersonId, RoomId, ThreadId } from '../../../kernel/ids.ts';
import { asTask, type Db } from '../../../platform/server/database.ts';

/** Whose mark it is: a seat in a room, and the person who reads. */
interface Reader {
  participantId: ParticipantId;
  personId: PersonId;
}

interface Reading {
  /** The newest message that I may see in the thread. */
  newest: number;
  /** How far the seat has read; 0 before anything. */
  read: number;
  /** How many numbers were taken before the reader sees. */
  hidden: number;
  /** Whether the seat is the reader's own: a guardian's reading does not mark the child's. */
  isMine: boolean;
}

/** How far a thread has been read and how far it goes; nothing when it does not exist or is hidden from me. */
export async function findReading(
  db: Db,
  where: { roomId: RoomId; threadId: ThreadId },
  reader: Reader,
): Promise<Reading | undefined> {
  const { rows } = await sql<Omit<Reading, 'newest'> & { newest: number | null }>`
    select p.person_id is not distinct from ${reader.personId} as "isMine",
      (select max(m.seq) from message m where m.room_id = ${where.roomId} and m.thread_id = ${where.threadId}) as newest,
      coalesce((select numbers from my_hidden(${where.roomId})), 0) as hidden,
      coalesce((select k.read_seq from read_mark k where k.participant_id = p.id and k.thread_id = ${where.threadId}), 0) as read
    from participant p where p.id = ${reader.participantId}`.execute(db);
  const [row] = rows;
  return row === undefined || row.newest === null ? undefined : { ...row, newest: row.newest };
}

/** The statement that moves the mark of one thread forwards. */
export function movingReadMark(
  threadId: ThreadId,
  reader: Reader,
  mark: { seq: number; at: Date },
): RawBuilder<unknown> {
  return sql`
    insert into read_mark as mark (participant_id, room_id, thread_id, citizen_id, person_id, read_seq, read_at)
    select p.id, p.room_id, ${threadId}::uuid, p.citizen_id, p.person_id, ${mark.seq}::bigint, ${mark.at}::timestamptz
    from participant p where p.id = ${reader.participantId} and p.person_id = ${reader.personId}
    on conflict (participant_id, thread_id) do update set read_seq = excluded.read_seq, read_at = excluded.read_at
      where excluded.read_seq > mark.read_seq`;
}

/**
 * Whether anything in a room up to a hint is still new to somebody; asked before mail and push, under a task of its own.
 * A citizen who has chosen to be silent is not told, and finds everything when she looks.
 */
export async function isStillUnseen(
  db: Db,
  now: Date,
  told: { personId: string; roomId: string; hintId: number },
): Promise<boolean> {
  return asTask(db, 'notify', now, async (trx) => {
    const { rows } = await sql<{ unseen: boolean }>`
      select is_still_new(${told.roomId}, ${told.personId}, ${told.hintId})
        and not exists (select 1 from room where id = ${told.roomId} and citizen_id = ${told.personId} and presence = 'silent') as unseen`.execute(
      trx,
    );
    return rows[0]?.unseen === true;
  });
}
