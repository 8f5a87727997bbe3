import { sql } from 'kysely';
import type { CitizenId, ParticipantId, PersonId, RoomId } from '../../../kernel/ids.ts';
import { asTask, type Db } from '../../../platform/server/database.ts';

interface ReadMark {
  participantId: ParticipantId;
  roomId: RoomId;
  citizenId: CitizenId;
  personId: PersonId;
  seq: number;
  at: Date;
}

/** Moves a mark forwards, never past what is there; true when it moved. A guardian's reading does not mark the child's. */
export async function moveReadMark(db: Db, mark: ReadMark): Promise<boolean> {
  const { rows } = await sql<{ moved: boolean }>`
    insert into read_mark as mark (participant_id, room_id, citizen_id, person_id, read_seq, read_at)
    select p.id, p.room_id, p.citizen_id, p.person_id, least(${mark.seq}::bigint, r.last_seq), ${mark.at}
    from participant p join room r on r.id = p.room_id
    where p.id = ${mark.participantId} and p.person_id = ${mark.personId} and ${mark.seq}::bigint > 0
    on conflict (participant_id) do update set read_seq = excluded.read_seq, read_at = excluded.read_at
      where excluded.read_seq > mark.read_seq
    returning true as moved`.execute(db);
  return rows.length > 0;
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
    const { rows } = await sql<{ silent: boolean; seen: boolean }>`
      select exists (select 1 from room where id = ${told.roomId} and citizen_id = ${told.personId} and presence = 'silent') as silent,
        exists (select 1 from read_mark m join hint h on h.id = ${told.hintId}
          where m.room_id = ${told.roomId} and m.person_id = ${told.personId} and m.read_at >= h.at) as seen`.execute(
      trx,
    );
    return rows[0]?.seen !== true && rows[0]?.silent !== true;
  });
}
