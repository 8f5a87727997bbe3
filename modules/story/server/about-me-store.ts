import { sql } from 'kysely';
import type { PersonId } from '../../../kernel/ids.ts';
import { type AboutMePart, type InRows, listAboutMe } from '../../../platform/server/about-me.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { ChapterTold, LineTold } from '../domain/about-me.ts';

/** A citizen's story: each chapter with every version, for whom it was, who has read it; and what others remember. */
export const storyAboutMe: AboutMePart = {
  module: 'story',
  lists: {
    chapters: listAboutMe({
      tables: ['chapter', 'chapter_version', 'chapter_release', 'chapter_receipt'],
      of: 'citizen',
      row: ChapterTold,
      read: listChapters,
    }),
    lines: listAboutMe({
      tables: ['memory_line', 'memory_line_share'],
      of: 'citizen',
      row: LineTold,
      read: listLines,
    }),
  },
  untold: {},
};

/** JSON has no moments: they are written as the file writes the others. */
const instant = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

async function listChapters({ db }: Unit, citizenId: PersonId): Promise<InRows<ChapterTold>[]> {
  const { rows } = await sql<InRows<ChapterTold>>`
    select c.id, c.topic,
      (select jsonb_agg(jsonb_build_object('id', v.id, 'title', v.title, 'text', v.body, 'writtenAs', v.written_as,
          'writtenAt', ${instant('v.written_at')}) order by v.position)
        from chapter_version v where v.citizen_id = c.citizen_id and v.chapter_id = c.id) as versions,
      (select coalesce(jsonb_agg(jsonb_build_object('roomId', r.room_id, 'to', coalesce(o.name, p.given_name || ' ' || p.family_name),
          'releasedAt', ${instant('r.released_at')}, 'endedAt', ${instant('r.ended_at')}) order by r.released_at, r.id), '[]')
        from chapter_release r left join organisation o on o.id = r.organisation_id left join participant p on p.id = r.participant_id
        where r.citizen_id = c.citizen_id and r.chapter_id = c.id) as releases,
      (select coalesce(jsonb_agg(jsonb_build_object('versionId', r.version_id, 'name', p.given_name || ' ' || p.family_name,
          'markedAt', ${instant('r.marked_at')}) order by r.marked_at, p.id), '[]')
        from chapter_receipt r join participant p on p.id = r.participant_id
        where r.citizen_id = c.citizen_id and r.chapter_id = c.id) as receipts
    from chapter c where c.citizen_id = ${citizenId} order by c.begun_at, c.id`.execute(db);
  return rows;
}

async function listLines({ db }: Unit, citizenId: PersonId): Promise<InRows<LineTold>[]> {
  const { rows } = await sql<InRows<LineTold>>`
    select l.room_id as "roomId", l.id, l.body as text, p.given_name || ' ' || p.family_name as "writtenBy", l.written_at as "writtenAt",
      l.struck_at as "struckAt",
      (select coalesce(jsonb_agg(jsonb_build_object('sharedAt', ${instant('s.shared_at')}, 'endedAt', ${instant('s.ended_at')})
          order by s.shared_at), '[]')
        from memory_line_share s where s.room_id = l.room_id and s.line_id = l.id) as shares
    from memory_line l join participant p on p.id = l.participant_id
    where l.citizen_id = ${citizenId} order by l.written_at, l.id`.execute(db);
  return rows;
}
