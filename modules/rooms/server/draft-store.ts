import { sql } from 'kysely';
import type { CitizenId, PersonId, RoomId, ThreadId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/server/database.ts';

export interface Draft {
  subject: string;
  body: string;
}

interface Place {
  personId: PersonId;
  roomId: RoomId;
  threadId: ThreadId;
}

export async function findDraft(db: Db, place: Place): Promise<Draft | null> {
  const { rows } = await sql<Draft>`
    select subject, body from draft
    where person_id = ${place.personId} and room_id = ${place.roomId} and thread_id = ${place.threadId}`.execute(db);
  return rows[0] ?? null;
}

/** Keeps unsent words, or forgets them when there are none. */
export async function saveDraft(
  db: Db,
  place: Place & { citizenId: CitizenId },
  draft: Draft,
  at: Date,
): Promise<void> {
  if (draft.body.trim() === '' && draft.subject.trim() === '') {
    await sql`delete from draft where person_id = ${place.personId} and room_id = ${place.roomId} and thread_id = ${place.threadId}`.execute(
      db,
    );
    return;
  }
  await sql`
    insert into draft (person_id, room_id, thread_id, citizen_id, subject, body, saved_at)
    values (${place.personId}, ${place.roomId}, ${place.threadId}, ${place.citizenId}, ${draft.subject}, ${draft.body}, ${at})
    on conflict (person_id, room_id, thread_id) do update set subject = excluded.subject, body = excluded.body, saved_at = excluded.saved_at`.execute(
    db,
  );
}
