import { sql } from 'kysely';
import type { OrganisationId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/server/database.ts';
import type { ActingChoice, PractitionerRole } from '../domain/person.ts';
import { roleColumns } from './practitioner-store.ts';

type Relation = Extract<ActingChoice, { kind: 'related-person' }>;

/** My roles that hold today, by the name of the organisation. */
export async function listMyRoles(db: Db): Promise<PractitionerRole[]> {
  const { rows } = await sql<PractitionerRole>`
    select ${roleColumns} from my_roles() r join organisation o on o.id = r.organisation_id left join team t on t.id = r.team_id
    order by o.name, r.profession`.execute(db);
  return rows;
}

/** Those I am close to and may act for. */
export async function listMyRelations(db: Db): Promise<Omit<Relation, 'kind'>[]> {
  const { rows } = await sql<Omit<Relation, 'kind'>>`
    select r.id as "relatedPersonId", r.relation,
      json_build_object('id', c.id, 'givenName', c.given_name, 'familyName', c.family_name) as citizen
    from my_relations() r join person c on c.id = r.citizen_id order by c.given_name, c.family_name`.execute(db);
  return rows;
}

/** The organisation that says I work there, and as what; nothing when that has ended since I chose it, or was never said. */
export async function findActiveRole(
  db: Db,
): Promise<{ organisationId: OrganisationId; profession: string } | undefined> {
  const { rows } = await sql<{ organisationId: OrganisationId; profession: string }>`
    select organisation_id as "organisationId", profession from my_confirmed_role()`.execute(db);
  return rows[0];
}

/** What this session acts as from the next request on. */
export async function storeActing(db: Db, sessionId: string, acting: ActingChoice): Promise<void> {
  const id =
    acting.kind === 'practitioner' ? acting.role.id : acting.kind === 'related-person' ? acting.relatedPersonId : null;
  const organisationId = acting.kind === 'practitioner' ? acting.role.organisation.id : null;
  await sql`
    update session set acting_kind = ${acting.kind}, acting_id = ${id}, acting_organisation_id = ${organisationId}
    where id = ${sessionId}`.execute(db);
}
