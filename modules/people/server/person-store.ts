import { sql } from 'kysely';
import type { Country } from '../../../kernel/country.ts';
import type { IdentityNumber } from '../../../kernel/identity-number.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { Db } from '../../../platform/server/database.ts';
import type { PersonName } from '../domain/person.ts';
import { nameUntold } from '../domain/person-name.ts';

export interface PersonRow extends PersonName {
  country: Country;
  mail: string | null;
  /** Confirmed and not paused. */
  phone: string | null;
  /** Nothing until she has chosen one. */
  language: Language | null;
}

/** A person with her mail and language, if the row policies show her; her contact is shown to her and to tasks alone. */
export async function findPerson(db: Db, id: PersonId): Promise<PersonRow | undefined> {
  const { rows } = await sql<PersonRow>`
    select p.id, p.given_name as "givenName", p.family_name as "familyName", p.country, c.mail, c.language, t.number as phone
    from person p left join person_contact c on c.person_id = p.id left join phone t on t.person_id = p.id and t.paused_at is null
    where p.id = ${id}`.execute(db);
  return rows[0];
}

/** As `findPerson`, for oneself. */
export async function getPerson(db: Db, id: PersonId): Promise<PersonRow> {
  const person = await findPerson(db, id);
  if (person === undefined) throw new Error('Whoever holds a session must be a person.');
  return person;
}

/** The names of those among these people whom the row policies let me know. */
export async function findNames(db: Db, ids: readonly PersonId[]): Promise<PersonName[]> {
  const { rows } = await sql<PersonName>`
    select id, given_name as "givenName", family_name as "familyName" from person where id = any (${ids})`.execute(db);
  return rows;
}

export type FoundCitizen = PersonName & { birthYear: number | null };

const citizens = sql`
  select id, given_name as "givenName", family_name as "familyName", extract(year from birth_day)::int as "birthYear" from person`;

/** Citizens of my organisation; each word begins a word of the name. At most 20. */
export async function findCitizensByWords(db: Db, words: readonly string[]): Promise<FoundCitizen[]> {
  const { rows } = await sql<FoundCitizen>`${citizens}
    where id in (select find_my_citizens(search_patterns(${words}))) order by search_name, id`.execute(db);
  return rows;
}

/** The citizen of my organisation with the identity number of this keyed hash. */
export async function findCitizenByIdentity(db: Db, hash: Buffer): Promise<FoundCitizen[]> {
  const { rows } = await sql<FoundCitizen>`${citizens} where id in (select find_my_citizen(${hash}))`.execute(db);
  return rows;
}

/** Whose identity number has this keyed hash; only for the tasks that may see identities. Others wait who ask for the same one. */
export async function findAndLockIdentity(db: Db, hash: Buffer): Promise<PersonId | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(encode(${hash}, 'hex'), 0))`.execute(db);
  const { rows } = await sql<{
    id: PersonId;
  }>`select person_id as id from person_identity where hash = ${hash}`.execute(db);
  return rows[0]?.id;
}

export interface NewPerson extends PersonName {
  birthDay: string | undefined;
  number: IdentityNumber;
  cipher: Buffer;
  hash: Buffer;
  at: Date;
}

export async function insertPerson(db: Db, person: NewPerson): Promise<void> {
  const { id, number } = person;
  await sql`
    insert into person (id, given_name, family_name, birth_day, country, created_at)
    values (${id}, ${person.givenName}, ${person.familyName}, ${person.birthDay ?? null}, ${number.country}, ${person.at})`.execute(
    db,
  );
  await sql`
    insert into person_identity (person_id, country, kind, cipher, hash)
    values (${id}, ${number.country}, ${number.kind}, ${person.cipher}, ${person.hash})`.execute(db);
}

export async function renamePerson(db: Db, { id, givenName, familyName }: PersonName): Promise<void> {
  await sql`
    update person set given_name = ${givenName}, family_name = ${familyName}
    where id = ${id} and (given_name, family_name) is distinct from (${givenName}, ${familyName})`.execute(db);
}

export async function nameIfUntold(db: Db, { id, givenName, familyName }: PersonName): Promise<void> {
  await sql`
    update person set given_name = ${givenName}, family_name = ${familyName}
    where id = ${id} and given_name = ${nameUntold} and ${givenName} <> ${nameUntold}`.execute(db);
}

/** From now on the organisation knows the citizen; again is harmless. */
export async function affiliate(db: Db, citizenId: PersonId, organisationId: string, since: Date): Promise<void> {
  await sql`
    insert into affiliation (citizen_id, organisation_id, since) values (${citizenId}, ${organisationId}, ${since})
    on conflict do nothing`.execute(db);
}
