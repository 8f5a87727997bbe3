import { sql } from 'kysely';
import { z } from 'zod';
import type { ParticipantId, PersonId, RoomId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import type { Db } from '../../../platform/server/database.ts';
import { Chapter, type ChapterId, type VersionId } from '../domain/chapter.ts';

const at = z.date().transform(instantOf);
const ToldRow = Chapter.extend({ writtenAt: at, readAt: at.nullable(), readEarlierAt: at.nullable() });

/** The chapters that are told to me in a room, as they read now, with what I have said of each. */
export async function listTold(db: Db, roomId: RoomId): Promise<z.infer<typeof ToldRow>[]> {
  const { rows } = await sql`
    select c.id, c.topic, v.title, v.body as text, v.id as "versionId", v.written_at as "writtenAt", v.written_as as "writtenAs",
      max(r.marked_at) filter (where r.version_id = v.id) as "readAt",
      max(r.marked_at) filter (where r.version_id <> v.id) as "readEarlierAt"
    from chapters_told_to_me(${roomId}) t
      join chapter c on c.citizen_id = t.citizen_id and c.id = t.chapter_id
      join chapter_version v on v.citizen_id = t.citizen_id and v.chapter_id = t.chapter_id and v.id = t.version_id
      left join chapter_receipt r on r.citizen_id = t.citizen_id and r.chapter_id = t.chapter_id and r.participant_id = t.participant_id
    group by c.citizen_id, c.id, v.citizen_id, v.chapter_id, v.id order by c.begun_at, c.id`.execute(db);
  return z.array(ToldRow).parse(rows);
}

interface NewReceipt {
  citizenId: PersonId;
  chapterId: ChapterId;
  versionId: VersionId;
  roomId: RoomId;
  participantId: ParticipantId;
  personId: PersonId;
  at: Date;
}

/** Keeps that somebody says she has read a version; the first time counts. */
export async function storeReceipt(db: Db, receipt: NewReceipt): Promise<void> {
  const { citizenId, chapterId, versionId, roomId, participantId, personId } = receipt;
  await sql`
    insert into chapter_receipt (citizen_id, chapter_id, version_id, room_id, participant_id, person_id, marked_at)
    values (${citizenId}, ${chapterId}, ${versionId}, ${roomId}, ${participantId}, ${personId}, ${receipt.at})
    on conflict do nothing`.execute(db);
}
