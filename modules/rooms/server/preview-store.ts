import { sql } from 'kysely';
import type { ParticipantId, RoomId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import { type Db, runTogether } from '../../../platform/server/database.ts';
import type { Preview } from '../domain/preview.ts';

export interface Seen {
  messages: number;
  threads: number;
  participants: number;
  next_step: boolean;
}

/** Who was asked and has not said yes is shown to whoever holds the overview; the others see who is in. */
const isContact = (roomId: RoomId) =>
  sql`exists (select 1 from room r where r.id = ${roomId} and r.contact_id in (select m.participant_id from my_rooms() m))`;

/** What whoever asks sees in a room now, counted under the row policies; not before `since`. */
export async function countSeen(db: Db, roomId: RoomId, since: Date | null): Promise<Seen> {
  const { rows } = await sql<Seen>`
    select (select count(*) from message where room_id = ${roomId} and sent_at >= coalesce(${since}::timestamptz, '-infinity')) as messages,
      (select count(distinct thread_id) from message where room_id = ${roomId} and sent_at >= coalesce(${since}::timestamptz, '-infinity')) as threads,
      (select count(*) from participant p left join consent c on c.subject_id = p.room_id and c.grantee_id = p.id
        where p.room_id = ${roomId} and p.left_at is null and (c.state is null or c.state = 'given' or ${isContact(roomId)})) as participants,
      exists (select 1 from room where id = ${roomId} and next_what is not null) as next_step`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('A count gave no row.');
  return row;
}

/**
 * What a participant would see if the citizen said yes now with this choice. Stands in for her inside a savepoint, so
 * that the policies which will decide later do the counting; then everything is as before.
 */
export async function previewFor(
  db: Db,
  who: { roomId: RoomId; participantId: ParticipantId },
  choice: { seesFrom: Date | null; holdsUntil: string | null; askerSeesFrom: Date | null },
): Promise<Preview> {
  const all = await countSeen(db, who.roomId, null);
  await runTogether(db, 'savepoint preview');
  try {
    await sql`select stand_in_for(${who.participantId}, ${choice.seesFrom}::timestamptz)`.execute(db);
    // Whoever asks must not learn of messages that she herself may not see, not even their number.
    const seen = await countSeen(db, who.roomId, choice.askerSeesFrom);
    return {
      seesFrom: choice.seesFrom === null ? null : instantOf(choice.seesFrom),
      messagesSeen: seen.messages,
      messagesHidden: Math.max(0, all.messages - seen.messages),
      threadsSeen: seen.threads,
      threadsHidden: Math.max(0, all.threads - seen.threads),
      participantsSeen: seen.participants,
      seesNextStep: seen.next_step,
      holdsUntil: choice.holdsUntil,
    };
  } finally {
    await runTogether(db, 'rollback to savepoint preview; release savepoint preview');
  }
}
