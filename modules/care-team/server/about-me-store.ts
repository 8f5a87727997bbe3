import { sql } from 'kysely';
import type { PersonId } from '../../../kernel/ids.ts';
import { type AboutMePart, type InRows, listAboutMe } from '../../../platform/server/about-me.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { MemberTold, TrustTold } from '../domain/about-me.ts';

/** Of whom a citizen has said that they are hers, and whether she has somebody whom she trusts. */
export const careTeamAboutMe: AboutMePart = {
  module: 'care-team',
  lists: {
    members: listAboutMe({ tables: ['care_team_member'], of: 'citizen', row: MemberTold, read: listMembers }),
    trust: listAboutMe({ tables: ['trust_answer'], of: 'citizen', row: TrustTold, read: listTrust }),
  },
  untold: {},
};

async function listMembers({ db }: Unit, citizenId: PersonId): Promise<InRows<MemberTold>[]> {
  const { rows } = await sql<InRows<MemberTold>>`
    select coalesce(p.given_name || ' ' || p.family_name, '') as name, coalesce(o.name, '') as organisation, c.is_mine as "isMine", c.said_at as "saidAt"
    from care_team_member c left join practitioner_role r on r.id = c.role_id left join person p on p.id = r.person_id
      left join organisation o on o.id = r.organisation_id
    where c.citizen_id = ${citizenId} order by c.said_at, c.role_id`.execute(db);
  return rows;
}

async function listTrust({ db }: Unit, citizenId: PersonId): Promise<InRows<TrustTold>[]> {
  const { rows } = await sql<InRows<TrustTold>>`
    select answer, said_at as "saidAt" from trust_answer where citizen_id = ${citizenId}`.execute(db);
  return rows;
}
