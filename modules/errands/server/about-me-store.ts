import { sql } from 'kysely';
import type { PersonId } from '../../../kernel/ids.ts';
import { type AboutMePart, type InRows, listAboutMe } from '../../../platform/server/about-me.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { ErrandStepTold, ErrandTold, RelayTold } from '../domain/about-me.ts';

/** What the citizen has asked somebody to do for her, and when she had to carry something herself. */
export const errandsAboutMe: AboutMePart = {
  module: 'errands',
  lists: {
    errands: listAboutMe({ tables: ['errand'], of: 'citizen', row: ErrandTold, read: listErrands }),
    steps: listAboutMe({ tables: ['errand_action'], of: 'citizen', row: ErrandStepTold, read: listSteps }),
    relays: listAboutMe({ tables: ['relay'], of: 'citizen', row: RelayTold, read: listRelays }),
  },
  untold: {},
};

async function listErrands({ db }: Unit, citizenId: PersonId): Promise<InRows<ErrandTold>[]> {
  const { rows } = await sql<InRows<ErrandTold>>`
    select e.id, e.room_id as "roomId", a.step ->> 'what' as what, e.status, coalesce(p.given_name || ' ' || p.family_name, '') as "responsibleName",
      e.held_since as "heldSince", e.asked_at as "askedAt"
    from errand e join errand_action a on a.room_id = e.room_id and a.errand_id = e.id and a.position = 1
      left join practitioner_role r on r.id = e.responsible_role_id left join person p on p.id = r.person_id
    where e.citizen_id = ${citizenId} order by e.asked_at desc, e.id`.execute(db);
  return rows;
}

/** The name of whoever did it, also of a guardian who does no more. */
async function listSteps({ db }: Unit, citizenId: PersonId): Promise<InRows<ErrandStepTold>[]> {
  const { rows } = await sql<InRows<ErrandStepTold>>`
    select a.errand_id as "errandId", a.position, a.step, a.at,
      coalesce(p.given_name || ' ' || p.family_name, (select g.name from guardians_of(a.citizen_id) g where g.person_id = a.by_person limit 1), '') as "byName"
    from errand_action a left join person p on p.id = a.by_person
    where a.citizen_id = ${citizenId} order by a.at, a.errand_id, a.position`.execute(db);
  return rows;
}

async function listRelays({ db }: Unit, citizenId: PersonId): Promise<InRows<RelayTold>[]> {
  const { rows } = await sql<InRows<RelayTold>>`
    select r.id, r.room_id as "roomId", r.noted_at as "notedAt", r.taken_back_at as "takenBackAt",
      coalesce(p.given_name || ' ' || p.family_name, (select g.name from guardians_of(r.citizen_id) g where g.person_id = r.noted_by limit 1), '') as "byName"
    from relay r left join person p on p.id = r.noted_by
    where r.citizen_id = ${citizenId} order by r.noted_at, r.id`.execute(db);
  return rows;
}
