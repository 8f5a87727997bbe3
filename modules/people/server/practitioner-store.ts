import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type OrganisationId, type PersonId, PractitionerRoleId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/server/database.ts';
import type { Organisation, Practitioner } from '../domain/person.ts';

/** A role (r) with its organisation (o) and team (t), shaped as `PractitionerRole`. */
export const roleColumns = sql`r.id, r.profession,
  json_build_object('id', o.id, 'name', o.name, 'kind', o.kind, 'country', o.country) as organisation,
  case when t.id is not null then json_build_object('id', t.id, 'name', t.name) end as team`;

const practitioners = sql`
  select json_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name) as person, row_to_json(role) as role
  from practitioner_role r join person p on p.id = r.person_id join organisation o on o.id = r.organisation_id
    left join team t on t.id = r.team_id, lateral (select ${roleColumns}) role
  where r.active_from <= today() and (r.active_until is null or r.active_until >= today())`;

/** Practitioners in roles that their organisation has confirmed; each word begins a word of the name, the organisation, the team or the profession. At most 20. */
export async function findPractitionersByWords(db: Db, words: readonly string[]): Promise<Practitioner[]> {
  const { rows } = await sql<Practitioner>`${practitioners} and r.confirmed
    and search_form(concat_ws(' ', p.given_name, p.family_name, o.name, t.name, r.profession)) like all (search_patterns(${words}))
    order by p.given_name, p.family_name, o.name limit 20`.execute(db);
  return rows;
}

/** Who holds a role today, if anybody. */
export async function findPractitioner(db: Db, roleId: PractitionerRoleId): Promise<Practitioner | undefined> {
  const { rows } = await sql<Practitioner>`${practitioners} and r.id = ${roleId}`.execute(db);
  return rows[0];
}

export async function listOrganisations(db: Db): Promise<Organisation[]> {
  const { rows } = await sql<Organisation>`select id, name, kind, country from organisation order by name`.execute(db);
  return rows;
}

/** Somebody's roles that hold today, as a task of the server may read them. */
export async function listActiveRoles(
  db: Db,
  personId: PersonId,
): Promise<{ id: PractitionerRoleId; organisationId: OrganisationId }[]> {
  const { rows } = await sql<{ id: PractitionerRoleId; organisationId: OrganisationId }>`
    select id, organisation_id as "organisationId" from practitioner_role
    where person_id = ${personId} and active_from <= today() and (active_until is null or active_until >= today())`.execute(
    db,
  );
  return rows;
}

export interface WantedRole {
  personId: PersonId;
  organisationId: OrganisationId;
  profession: string;
}

/** Adds the role from today on, unless the person has or has had it; gives the one that stands, and whether it has ended. */
export async function findOrInsertRole(
  db: Db,
  { personId, organisationId, profession }: WantedRole,
): Promise<{ id: PractitionerRoleId; ended: boolean }> {
  await sql`
    insert into practitioner_role (id, person_id, organisation_id, profession, active_from)
    values (${PractitionerRoleId.parse(randomUUID())}, ${personId}, ${organisationId}, ${profession}, today())
    on conflict do nothing`.execute(db);
  const { rows } = await sql<{ id: PractitionerRoleId; ended: boolean }>`
    select id, coalesce(active_until < today(), false) as ended from practitioner_role
    where person_id = ${personId} and organisation_id = ${organisationId} and profession = ${profession}`.execute(db);
  const [role] = rows;
  if (role === undefined) throw new Error('A role that was just added is gone.');
  return role;
}
