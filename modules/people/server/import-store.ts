import { sql } from 'kysely';
import type { OrganisationId, PersonId, TeamId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/server/database.ts';
import type { Relation } from '../domain/person.ts';
import { nameUntold } from '../domain/person-name.ts';

/** What one row of a people file stores, in the words of the tables; JSON leaves out what is not there. */
export interface GivenRow {
  row: number;
  person_id: PersonId;
  given_name: string;
  family_name: string;
  country: string;
  mail: string | undefined;
  phone: string | undefined;
  language: string | undefined;
  organisation_id: OrganisationId | undefined;
  team_id: TeamId | undefined;
  profession: string | undefined;
  active_from: string | undefined;
  active_until: string | undefined;
  /** Only of a person who is new. */
  identity?: { birth_day: string | undefined; kind: string; cipher: string; hash: string };
}

/** A row that changed something: it added what was not there, or only updated what was. */
export interface Touched {
  row: number;
  added: boolean;
}

// Rows are chosen before they are sent: a filter here would make PostgreSQL expect a single row, and join by nested loops.
function given(rows: readonly GivenRow[]) {
  return sql`given as materialized (
    select g.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(
      "row" int, person_id uuid, given_name text, family_name text, country text, mail text, phone text, language text,
      organisation_id uuid, team_id uuid, profession text, active_from date, active_until date, identity jsonb))`;
}

/** Whose identity numbers have these keyed hashes (in hex). */
export async function findIdentities(db: Db, hashes: readonly string[]): Promise<{ hash: string; id: PersonId }[]> {
  const { rows } = await sql<{ hash: string; id: PersonId }>`
    select encode(hash, 'hex') as hash, person_id as id from person_identity
    where hash in (select decode(h, 'hex') from unnest(${hashes}::text[]) h)`.execute(db);
  return rows;
}

export interface KnownOrganisation {
  id: OrganisationId;
  code: string;
  teams: { id: TeamId; name: string }[];
}

/** The organisations that have a code, all or only one of them, with their teams. */
export async function listKnownOrganisations(db: Db, only: OrganisationId | undefined): Promise<KnownOrganisation[]> {
  const { rows } = await sql<KnownOrganisation>`
    select o.id, o.code, coalesce(json_agg(json_build_object('id', t.id, 'name', t.name)) filter (where t.id is not null), '[]') as teams
    from organisation o left join team t on t.organisation_id = o.id
    where o.code is not null and (${only ?? null}::uuid is null or o.id = ${only ?? null}::uuid) group by o.id`.execute(
    db,
  );
  return rows;
}

/** Adds people who are new, with their numbers. */
export async function insertPeople(db: Db, rows: readonly GivenRow[], at: Date): Promise<Touched[]> {
  await sql`with ${given(rows)}
    insert into person (id, given_name, family_name, birth_day, country, created_at)
    select person_id, given_name, family_name, (identity->>'birth_day')::date, country, ${at} from given`.execute(db);
  await sql`with ${given(rows)}
    insert into person_identity (person_id, country, kind, cipher, hash)
    select person_id, country, identity->>'kind', decode(identity->>'cipher', 'base64'), decode(identity->>'hash', 'hex')
    from given`.execute(db);
  return rows.map(({ row }) => ({ row, added: true }));
}

/** Gives people the file's names: all of them, or only those whose name nobody has told yet. */
export async function updateNames(db: Db, rows: readonly GivenRow[], all: boolean): Promise<Touched[]> {
  const { rows: touched } = await sql<Touched>`with ${given(rows)}
    update person p set given_name = g.given_name, family_name = g.family_name from given g
    where p.id = g.person_id and (${all} or p.given_name = ${nameUntold})
      and (p.given_name, p.family_name) is distinct from (g.given_name, g.family_name)
    returning g.row, false as added`.execute(db);
  return touched;
}

/** Fills in contact details that are missing; what somebody has set herself stands. */
export async function fillContacts(db: Db, rows: readonly GivenRow[]): Promise<Touched[]> {
  const told = rows.filter(({ mail, phone, language }) => (mail ?? phone ?? language) !== undefined);
  const { rows: touched } = await sql<Touched>`with ${given(told)},
    stored as (
      insert into person_contact as c (person_id, mail, phone, language)
      select distinct on (person_id) person_id, mail, phone, coalesce(language, case country when 'DK' then 'da' else 'nb' end)
      from given
      on conflict (person_id) do update set mail = coalesce(c.mail, excluded.mail), phone = coalesce(c.phone, excluded.phone)
      where (c.mail is null and excluded.mail is not null) or (c.phone is null and excluded.phone is not null)
      returning person_id)
    select min(g.row) as row, false as added from given g join stored s using (person_id) group by person_id`.execute(
    db,
  );
  return touched;
}

/** Affiliates citizens: the rows that name an organisation and no role there. */
export async function insertAffiliations(db: Db, rows: readonly GivenRow[], at: Date): Promise<Touched[]> {
  const citizens = rows.filter((row) => row.organisation_id !== undefined && row.profession === undefined);
  const { rows: touched } = await sql<Touched>`with ${given(citizens)},
    stored as (
      insert into affiliation (citizen_id, organisation_id, since)
      select distinct person_id, organisation_id, ${at}::timestamptz from given
      on conflict do nothing returning citizen_id, organisation_id)
    select g.row, true as added from given g
      join stored s on s.citizen_id = g.person_id and s.organisation_id = g.organisation_id`.execute(db);
  return touched;
}

/** Adds roles, from today when the row tells no day, and sets the team and the end of those that are there. */
export async function storeRoles(db: Db, rows: readonly GivenRow[]): Promise<Touched[]> {
  const practitioners = rows.filter(({ profession }) => profession !== undefined);
  const { rows: touched } = await sql<Touched>`with ${given(practitioners)},
    stored as (
      insert into practitioner_role as r (id, person_id, organisation_id, team_id, profession, active_from, active_until, confirmed)
      select gen_random_uuid(), person_id, organisation_id, team_id, profession, coalesce(active_from, least(today(), active_until)), active_until, true
      from given
      on conflict (person_id, organisation_id, profession) do update
        set team_id = excluded.team_id, active_until = excluded.active_until, confirmed = true
        where (r.team_id, r.active_until, r.confirmed) is distinct from (excluded.team_id, excluded.active_until, true)
      returning person_id, organisation_id, profession, xmax = 0 as added)
    select g.row, s.added from given g join stored s using (person_id, organisation_id, profession)`.execute(db);
  return touched;
}

/** Somebody whom a row makes close to a citizen. */
export interface GivenRelation {
  row: number;
  person_id: PersonId;
  citizen_id: PersonId;
  relation: Relation;
}

/** Makes people close to citizens. A guardian that had ended holds again; what a citizen has ended herself stays ended. */
export async function storeRelations(db: Db, rows: readonly GivenRelation[], at: Date): Promise<Touched[]> {
  const { rows: touched } = await sql<Touched>`with given as materialized (
      select g.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g("row" int, person_id uuid, citizen_id uuid, relation text)),
    stored as (
      insert into related_person as r (id, citizen_id, person_id, relation, since)
      select distinct on (citizen_id, person_id, relation) gen_random_uuid(), citizen_id, person_id, relation, ${at}::timestamptz from given
      on conflict (citizen_id, person_id, relation) do update set ended_at = null
        where r.ended_at is not null and r.relation = 'guardian'
      returning citizen_id, person_id, relation, xmax = 0 as added)
    select g.row, s.added from given g join stored s using (citizen_id, person_id, relation)`.execute(db);
  return touched;
}

/** Which of these people are citizens of an organisation. */
export async function findAffiliated(
  db: Db,
  ids: readonly PersonId[],
  organisation: OrganisationId,
): Promise<PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    select citizen_id as id from affiliation where organisation_id = ${organisation} and citizen_id = any(${[...ids]}::uuid[])`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** Signs out whoever acts in a role that has ended, and gives their sessions. */
export async function endSessionsOfEndedRoles(db: Db): Promise<{ sessionId: string; personId: PersonId }[]> {
  const { rows } = await sql<{ sessionId: string; personId: PersonId }>`
    select session_id as "sessionId", person_id as "personId" from end_sessions_of_ended_roles()`.execute(db);
  return rows;
}
