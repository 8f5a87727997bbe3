import { sql } from 'kysely';
import type { PersonId } from '../../../kernel/ids.ts';
import { type AboutMePart, type InRows, listAboutMe } from '../../../platform/server/about-me.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { PathwayStepTold, PathwayTold } from '../domain/about-me.ts';

/** A citizen's pathways: who holds them now, and all that has happened on them. */
export const pathwaysAboutMe: AboutMePart = {
  module: 'pathways',
  lists: {
    pathways: listAboutMe({ tables: ['pathway'], of: 'citizen', row: PathwayTold, read: listPathways }),
    steps: listAboutMe({ tables: ['pathway_action'], of: 'citizen', row: PathwayStepTold, read: listSteps }),
  },
  untold: {},
};

const nameOfRole = (column: string) =>
  sql.raw(
    `(select n.given_name || ' ' || n.family_name from practitioner_role r join person n on n.id = r.person_id where r.id = w.${column})`,
  );

async function listPathways({ db }: Unit, citizenId: PersonId): Promise<InRows<PathwayTold>[]> {
  const { rows } = await sql<InRows<PathwayTold>>`
    select w.id, w.room_id as "roomId", o.name as organisation, w.status, coalesce(${nameOfRole('holder_role_id')}, '') as holder,
      ${nameOfRole('receiver_role_id')} as receiver, ${nameOfRole('deputy_role_id')} as deputy, w.deputy_from as "deputyFrom",
      w.deputy_until as "deputyUntil", ${nameOfRole('asked_role_id')} as asked, w.next_contact_on as "nextContactOn", w.pause_until as "pauseUntil",
      w.door_open_until as "doorOpenUntil", w.changed_at as "changedAt"
    from pathway w join organisation o on o.id = w.organisation_id
    where w.citizen_id = ${citizenId} order by w.changed_at desc, w.id`.execute(db);
  return rows;
}

/** The name of whoever took it, also of a guardian who does no more. */
async function listSteps({ db }: Unit, citizenId: PersonId): Promise<InRows<PathwayStepTold>[]> {
  const { rows } = await sql<InRows<PathwayStepTold>>`
    select a.id, a.pathway_id as "pathwayId", a.position, a.step, a.at,
      coalesce(p.given_name || ' ' || p.family_name, (select g.name from guardians_of(a.citizen_id) g where g.person_id = a.by_person limit 1), '') as "byName"
    from pathway_action a left join person p on p.id = a.by_person
    where a.citizen_id = ${citizenId} order by a.pathway_id, a.position`.execute(db);
  return rows;
}
