import { sql } from 'kysely';
import type { PersonId } from '../../../kernel/ids.ts';
import { type AboutMePart, type InRows, listAboutMe } from '../../../platform/server/about-me.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { BraveStepActionTold, BraveStepTold, HowHardTold } from '../domain/about-me.ts';

/** The citizen's brave steps: her words, who came along, and how hard she said that it felt. */
export const braveStepsAboutMe: AboutMePart = {
  module: 'brave-steps',
  lists: {
    steps: listAboutMe({ tables: ['brave_step'], of: 'citizen', row: BraveStepTold, read: listSteps }),
    actions: listAboutMe({
      tables: ['brave_step_action'],
      of: 'citizen',
      row: BraveStepActionTold,
      read: listActions,
    }),
    howHard: listAboutMe({ tables: ['brave_step_hard'], of: 'citizen', row: HowHardTold, read: listHowHard }),
  },
  untold: {},
};

async function listSteps({ db }: Unit, citizenId: PersonId): Promise<InRows<BraveStepTold>[]> {
  const { rows } = await sql<InRows<BraveStepTold>>`
    select s.id, s.room_id as "roomId", s.status, s.written_at as "writtenAt", s.changed_at as "changedAt",
      (select a.step ->> 'what' from brave_step_action a
        where a.room_id = s.room_id and a.brave_step_id = s.id and a.step ? 'what' order by a.position desc limit 1) as what
    from brave_step s where s.citizen_id = ${citizenId} order by s.written_at desc, s.id`.execute(db);
  return rows;
}

/** The name of whoever did it, also of a guardian who does no more. */
async function listActions({ db }: Unit, citizenId: PersonId): Promise<InRows<BraveStepActionTold>[]> {
  const { rows } = await sql<InRows<BraveStepActionTold>>`
    select a.brave_step_id as "braveStepId", a.position, a.step, a.at,
      coalesce(p.given_name || ' ' || p.family_name, (select g.name from guardians_of(a.citizen_id) g where g.person_id = a.by_person limit 1), '') as "byName"
    from brave_step_action a left join person p on p.id = a.by_person
    where a.citizen_id = ${citizenId} order by a.at, a.brave_step_id, a.position`.execute(db);
  return rows;
}

async function listHowHard({ db }: Unit, citizenId: PersonId): Promise<InRows<HowHardTold>[]> {
  const { rows } = await sql<InRows<HowHardTold>>`
    select brave_step_id as "braveStepId", moment, hard, said_at as "saidAt" from brave_step_hard
    where citizen_id = ${citizenId} order by brave_step_id, moment`.execute(db);
  return rows;
}
