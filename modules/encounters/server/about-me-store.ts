import { sql } from 'kysely';
import type { PersonId } from '../../../kernel/ids.ts';
import { type AboutMePart, type InRows, listAboutMe } from '../../../platform/server/about-me.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { DraftTold, NoteTold } from '../domain/about-me.ts';

/** The talks with a citizen, and all that was signed of them; and what somebody has not signed yet, in her own file. */
export const encountersAboutMe: AboutMePart = {
  module: 'encounters',
  lists: {
    notes: listAboutMe({ tables: ['encounter', 'encounter_step'], of: 'citizen', row: NoteTold, read: listNotes }),
    drafts: listAboutMe({ tables: ['encounter_draft'], of: 'citizen', row: DraftTold, read: listDrafts }),
  },
  untold: {},
};

async function listNotes({ db }: Unit, citizenId: PersonId): Promise<InRows<NoteTold>[]> {
  const { rows } = await sql<InRows<NoteTold>>`
    select s.id, e.id as "talkId", e.room_id as "roomId", e.kind, e.how, e.started_at as "startedAt", e.minutes, s.step,
      coalesce((select n.given_name || ' ' || n.family_name from person n where n.id = s.by_person), '') as "byName", s.at
    from encounter e join encounter_step s on s.encounter_id = e.id
    where e.citizen_id = ${citizenId} order by e.started_at, e.id, s.position`.execute(db);
  return rows;
}

async function listDrafts({ db, me }: Unit, citizenId: PersonId): Promise<InRows<DraftTold>[]> {
  const { rows } = await sql<InRows<DraftTold>>`
    select encounter_id as "talkId", room_id as "roomId", kind, talked, agreed, saved_at as "savedAt"
    from encounter_draft where person_id = ${me.personId} and citizen_id = ${citizenId} order by saved_at`.execute(db);
  return rows;
}
