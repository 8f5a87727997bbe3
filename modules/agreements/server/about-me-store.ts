import { sql } from 'kysely';
import type { PersonId } from '../../../kernel/ids.ts';
import { type AboutMePart, type InRows, listAboutMe } from '../../../platform/server/about-me.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { AgreementStepTold, AgreementTold } from '../domain/about-me.ts';

/** What is agreed with a citizen: who promised what, how it stands, and the words that were said. */
export const agreementsAboutMe: AboutMePart = {
  module: 'agreements',
  lists: {
    agreements: listAboutMe({ tables: ['agreement'], of: 'citizen', row: AgreementTold, read: listAgreements }),
    steps: listAboutMe({ tables: ['agreement_action'], of: 'citizen', row: AgreementStepTold, read: listSteps }),
  },
  untold: {},
};

async function listAgreements({ db }: Unit, citizenId: PersonId): Promise<InRows<AgreementTold>[]> {
  const { rows } = await sql<InRows<AgreementTold>>`
    select g.id, g.room_id as "roomId", a.step #>> '{terms,what}' as what, g.promised_to as to, g.due_on as "dueOn", g.status,
      case when g.owner_role_id is not null then coalesce(p.given_name || ' ' || p.family_name, '') end as "ownerName",
      g.written_at as "writtenAt", g.changed_at as "changedAt"
    from agreement g join agreement_action a on a.room_id = g.room_id and a.agreement_id = g.id and a.position = 1
      left join practitioner_role r on r.id = g.owner_role_id left join person p on p.id = r.person_id
    where g.citizen_id = ${citizenId} order by g.written_at desc, g.id`.execute(db);
  return rows;
}

/** The name of whoever did it, also of a guardian who does no more. */
async function listSteps({ db }: Unit, citizenId: PersonId): Promise<InRows<AgreementStepTold>[]> {
  const { rows } = await sql<InRows<AgreementStepTold>>`
    select a.agreement_id as "agreementId", a.position, a.step, a.at,
      coalesce(p.given_name || ' ' || p.family_name, (select g.name from guardians_of(a.citizen_id) g where g.person_id = a.by_person limit 1), '') as "byName"
    from agreement_action a left join person p on p.id = a.by_person
    where a.citizen_id = ${citizenId} order by a.at, a.agreement_id, a.position`.execute(db);
  return rows;
}
