import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type CitizenId, type PersonId, RelatedPersonId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import type { Db } from '../../../platform/server/database.ts';
import type { RelatedPerson } from '../domain/person.ts';

/** Myself, or the child I act for as guardian; nothing in any other role. */
export async function findMyCitizen(db: Db): Promise<CitizenId | undefined> {
  const { rows } = await sql<{ id: CitizenId }>`select id from citizens_i_am() as id`.execute(db);
  return rows[0]?.id;
}

interface Row extends Omit<RelatedPerson, 'since' | 'endedAt'> {
  since: Date;
  ended_at: Date | null;
}

/** Those who are close to a citizen first, then those who were. */
export async function listRelated(db: Db, citizenId: CitizenId): Promise<RelatedPerson[]> {
  const { rows } = await sql<Row>`
    select r.id, r.relation, r.since, r.ended_at,
      json_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name) as person
    from related_person r join person p on p.id = r.person_id
    where r.citizen_id = ${citizenId} order by r.ended_at desc nulls first, r.since, r.id`.execute(db);
  return rows.map(({ since, ended_at: endedAt, ...row }) => ({
    ...row,
    since: instantOf(since),
    endedAt: endedAt === null ? null : instantOf(endedAt),
  }));
}

export interface WantedRelation {
  citizenId: CitizenId;
  personId: PersonId;
  relation: 'relative' | 'trust-person';
}

/** Adds the relation, or gives the one that stands or stood. */
export async function findOrInsertRelation(
  db: Db,
  { citizenId, personId, relation }: WantedRelation,
  at: Date,
): Promise<{ id: RelatedPersonId; endedAt: Date | null }> {
  await sql`
    insert into related_person (id, citizen_id, person_id, relation, since)
    values (${RelatedPersonId.parse(randomUUID())}, ${citizenId}, ${personId}, ${relation}, ${at})
    on conflict do nothing`.execute(db);
  const { rows } = await sql<{ id: RelatedPersonId; endedAt: Date | null }>`
    select id, ended_at as "endedAt" from related_person
    where citizen_id = ${citizenId} and person_id = ${personId} and relation = ${relation}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('A relation that was just added is gone.');
  return row;
}

export async function resumeRelation(db: Db, id: RelatedPersonId): Promise<void> {
  await sql`update related_person set ended_at = null where id = ${id}`.execute(db);
}
