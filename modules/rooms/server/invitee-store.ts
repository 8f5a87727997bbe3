import { sql } from 'kysely';
import type { CitizenId, OrganisationId, PersonId, PractitionerRoleId, RelatedPersonId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/server/database.ts';
import type { CloseOne, Invitee } from '../domain/invitation.ts';

/** Somebody who can be asked, as far as she is known. */
export interface KnownInvitee {
  kind: 'practitioner' | 'related-person';
  personId: PersonId | null;
  roleId?: PractitionerRoleId | undefined;
  relatedPersonId?: RelatedPersonId | undefined;
  organisationId?: OrganisationId | undefined;
  givenName: string;
  familyName: string;
  profession: string;
  why: string;
}

interface Row {
  person_id: PersonId;
  given_name: string;
  family_name: string;
  profession: string;
  organisation_id: OrganisationId | null;
}

/** Looks up whoever is asked; nothing when the role or relation has ended or never was. */
export async function findInvitee(db: Db, citizenId: CitizenId, invitee: Invitee): Promise<KnownInvitee | undefined> {
  switch (invitee.kind) {
    case 'practitioner':
      return findByRole(db, invitee.roleId, invitee.why);
    case 'related-person':
      return findByRelation(db, citizenId, invitee.relatedPersonId, invitee.why);
    case 'close-by-name':
      return closeByName(invitee);
    case 'by-name':
      return findByName(db, invitee);
  }
}

async function findByRole(db: Db, roleId: PractitionerRoleId, why: string): Promise<KnownInvitee | undefined> {
  const { rows } = await sql<Row>`
    select r.person_id, n.given_name, n.family_name, r.profession, r.organisation_id
    from practitioner_role r join person n on n.id = r.person_id
    where r.id = ${roleId} and r.active_from <= today() and (r.active_until is null or r.active_until >= today())`.execute(
    db,
  );
  const [row] = rows;
  return row && { kind: 'practitioner', roleId, ...toKnown(row, why) };
}

async function findByRelation(
  db: Db,
  citizenId: CitizenId,
  id: RelatedPersonId,
  why: string,
): Promise<KnownInvitee | undefined> {
  const { rows } = await sql<Row>`
    select person_id, given_name, family_name, relation as profession, null as organisation_id
    from close_to_citizen(${citizenId}) where id = ${id}`.execute(db);
  const [row] = rows;
  return row && { kind: 'related-person', relatedPersonId: id, ...toKnown(row, why) };
}

/** Those who are close to a citizen now, for whoever may invite into a room of hers; else nobody. */
export async function listCloseTo(db: Db, citizenId: CitizenId): Promise<CloseOne[]> {
  const { rows } = await sql<CloseOne>`
    select id, given_name as "givenName", family_name as "familyName", relation
    from close_to_citizen(${citizenId}) order by given_name, family_name, relation`.execute(db);
  return rows;
}

function closeByName({ givenName, familyName, relation, why }: Extract<Invitee, { kind: 'close-by-name' }>) {
  return { kind: 'related-person', personId: null, givenName, familyName, profession: relation, why } as const;
}

async function findByName(db: Db, invitee: Extract<Invitee, { kind: 'by-name' }>): Promise<KnownInvitee | undefined> {
  const { rows } = await sql<{
    id: OrganisationId;
  }>`select id from organisation where id = ${invitee.organisationId}`.execute(db);
  const [organisation] = rows;
  if (organisation === undefined) return undefined;
  const { givenName, familyName, profession, why } = invitee;
  return {
    kind: 'practitioner',
    personId: null,
    organisationId: organisation.id,
    givenName,
    familyName,
    profession,
    why,
  };
}

function toKnown(row: Row, why: string) {
  return {
    personId: row.person_id,
    organisationId: row.organisation_id ?? undefined,
    givenName: row.given_name,
    familyName: row.family_name,
    profession: row.profession,
    why,
  };
}
