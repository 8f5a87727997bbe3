import { sql } from 'kysely';
import type { PersonId } from '../../../kernel/ids.ts';
import { type AboutMePart, type InRows, listAboutMe } from '../../../platform/server/about-me.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { CardStepTold, CardTold } from '../domain/about-me.ts';

/** The permissions that a citizen has been given: what holds, what has held, and the words of whoever gave them. */
export const permissionCardsAboutMe: AboutMePart = {
  module: 'permission-cards',
  lists: {
    cards: listAboutMe({ tables: ['permission_card'], of: 'citizen', row: CardTold, read: listCards }),
    steps: listAboutMe({ tables: ['permission_card_action'], of: 'citizen', row: CardStepTold, read: listSteps }),
  },
  untold: {},
};

async function listCards({ db }: Unit, citizenId: PersonId): Promise<InRows<CardTold>[]> {
  const { rows } = await sql<InRows<CardTold>>`
    select c.id, c.room_id as "roomId", c.kind, o.name as organisation, c.holds_from as "from", c.holds_until as until,
      coalesce(p.given_name || ' ' || p.family_name, '') as "givenByName", c.given_at as "givenAt",
      c.ended_how as "endedHow", c.ended_at as "endedAt"
    from permission_card c join practitioner_role r on r.id = c.given_role_id left join person p on p.id = r.person_id
      left join pathway w on w.id = c.pathway_id left join organisation o on o.id = w.organisation_id
    where c.citizen_id = ${citizenId} order by c.given_at desc, c.id`.execute(db);
  return rows;
}

/** The name of whoever did it, also of a guardian who does no more. */
async function listSteps({ db }: Unit, citizenId: PersonId): Promise<InRows<CardStepTold>[]> {
  const { rows } = await sql<InRows<CardStepTold>>`
    select a.card_id as "cardId", a.position, a.step, a.at,
      coalesce(p.given_name || ' ' || p.family_name, (select g.name from guardians_of(a.citizen_id) g where g.person_id = a.by_person limit 1), '') as "byName"
    from permission_card_action a left join person p on p.id = a.by_person
    where a.citizen_id = ${citizenId} order by a.at, a.card_id, a.position`.execute(db);
  return rows;
}
