import { sql } from 'kysely';
import type { Db } from '../../../platform/server/database.ts';
import type { OrganisationRow } from '../domain/organisation-row.ts';
import type { Touched } from './import-store.ts';

function given(rows: readonly OrganisationRow[]) {
  return sql`given as materialized (
    select g.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g("row" int, code text, name text, kind text, country text, teams text[]))`;
}

/** Adds organisations by their codes, and sets the name and kind of those that are there. */
export async function storeOrganisations(db: Db, rows: readonly OrganisationRow[], at: Date): Promise<Touched[]> {
  const { rows: touched } = await sql<Touched>`with ${given(rows)},
    stored as (
      insert into organisation as o (id, name, kind, country, code, created_at)
      select gen_random_uuid(), name, kind, country, code, ${at}::timestamptz from given
      on conflict (code) do update set name = excluded.name, kind = excluded.kind
        where (o.name, o.kind) is distinct from (excluded.name, excluded.kind)
      returning code, xmax = 0 as added)
    select g.row, s.added from given g join stored s using (code)`.execute(db);
  return touched;
}

/** Adds the teams that the organisations do not have yet; a team that the file leaves out stays. */
export async function insertTeams(db: Db, rows: readonly OrganisationRow[]): Promise<Touched[]> {
  const { rows: touched } = await sql<Touched>`with ${given(rows)},
    stored as (
      insert into team (id, organisation_id, name)
      select gen_random_uuid(), o.id, team.name from given g join organisation o using (code), unnest(g.teams) team(name)
      on conflict do nothing returning organisation_id)
    select distinct g.row, false as added from given g join organisation o using (code) join stored s on s.organisation_id = o.id`.execute(
    db,
  );
  return touched;
}

/** The codes of one organisation: its own, or none. */
export async function listCodes(db: Db, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from organisation where id = ${organisationId} and code is not null`.execute(db);
  return rows.map(({ code }) => code);
}
