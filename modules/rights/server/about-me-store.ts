import { sql } from 'kysely';
import type { PersonId } from '../../../kernel/ids.ts';
import { type AboutMePart, type InRows, listAboutMe } from '../../../platform/server/about-me.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { RectificationTold } from '../domain/about-me.ts';

/** What a citizen has said is not right, and what was answered. */
export const rightsAboutMe: AboutMePart = {
  module: 'rights',
  lists: {
    rectifications: listAboutMe({
      tables: ['rectification', 'rectification_answer'],
      of: 'citizen',
      row: RectificationTold,
      read: listMine,
    }),
  },
  untold: {},
};

async function listMine({ db }: Unit, citizenId: PersonId): Promise<InRows<RectificationTold>[]> {
  const { rows } = await sql<InRows<RectificationTold>>`
    select r.target, r.room_id as "roomId", r.message_id as "messageId", r.entry_id as "entryId", r.body as words,
      n.writer as "writtenByName", r.written_at as "writtenAt", a.outcome, a.body as answer, n.answerer as "answeredByName",
      a.answered_at as "answeredAt"
    from rectification r cross join names_on_rectification(r.id) n left join rectification_answer a on a.rectification_id = r.id
    where r.citizen_id = ${citizenId} order by r.written_at, r.id`.execute(db);
  return rows;
}
