import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { CitizenId, OrganisationId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/server/database.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import type { FilesThatGo, RetentionForecast, RetentionKind, RetentionRule } from '../domain/retention.ts';

export interface KeepingOrganisation {
  id: OrganisationId;
  name: string;
  code: string | null;
}

/** Organisations that have a rule, all or the one of this code or name; for the task. */
export async function listKeeping(db: Db, codeOrName?: string): Promise<KeepingOrganisation[]> {
  const { rows } = await sql<KeepingOrganisation>`
    select o.id, o.name, o.code from organisation o
    where exists (select 1 from retention_rule r where r.organisation_id = o.id)
      and (${codeOrName ?? null}::text is null or o.code = ${codeOrName ?? null} or o.name = ${codeOrName ?? null})
    order by o.name, o.id`.execute(db);
  return rows;
}

/** What the rules of an organisation would do today: every rule, also one that reaches nothing. */
export async function forecast(db: Db, organisationId: OrganisationId): Promise<RetentionForecast[]> {
  const { rows } = await sql<Omit<RetentionForecast, 'files'>>`
    select r.kind, r.months, count(*) filter (where d.step = 'tell')::int as "toTell", count(*) filter (where d.step = 'wait')::int as waiting,
      count(*) filter (where d.step = 'go')::int as goes, min(d.ended_on) as oldest, max(d.ended_on) as newest
    from retention_rule r left join retention_due(${organisationId}) d on d.kind = r.kind
    where r.organisation_id = ${organisationId} group by r.kind, r.months order by r.kind`.execute(db);
  const files = await sql<FilesThatGo>`
    select count, bytes::float8 as bytes from retention_files(${organisationId})`.execute(db);
  const [withRooms = { count: 0, bytes: 0 }] = files.rows;
  return rows.map((row) => (row.kind === 'closed-room' ? { ...row, files: withRooms } : row));
}

export interface DueThing {
  kind: RetentionKind;
  id: string;
  citizenId: CitizenId | null;
  months: number;
}

/** The next few things at a step, those that ended longest ago first. */
export async function listDue(
  db: Db,
  organisationId: OrganisationId,
  step: 'tell' | 'go',
  limit: number,
): Promise<DueThing[]> {
  const { rows } = await sql<DueThing>`
    select kind, id, citizen_id as "citizenId", months from retention_due(${organisationId})
    where step = ${step} order by ended_on, id limit ${limit}`.execute(db);
  return rows;
}

/** Whether it was still to be told. */
export async function tellOfRoom(db: Db, organisationId: OrganisationId, roomId: string): Promise<boolean> {
  const { rows } = await sql<{
    day: string | null;
  }>`select retention_tell(${organisationId}, ${roomId}) as day`.execute(db);
  return typeof rows[0]?.day === 'string';
}

/** Removes one thing whole, and tells the files that went with it; nothing when no rule reaches it any more. */
export async function removeThing(
  db: Db,
  organisationId: OrganisationId,
  { kind, id }: DueThing,
): Promise<FilesThatGo | undefined> {
  const statement =
    kind === 'closed-room'
      ? sql<FilesThatGo>`
          select files as count, bytes::float8 as bytes from retention_remove_room(${organisationId}, ${id}) where gone`
      : sql<FilesThatGo>`
          select 0 as count, 0 as bytes from retention_remove_import(${organisationId}, ${id}) as gone where gone`;
  return (await statement.execute(db)).rows[0];
}

export async function recordRun(
  db: Db,
  run: { organisationId: OrganisationId; kind: RetentionKind; months: number; at: Date; removed: number },
): Promise<void> {
  await sql`insert into retention_run (id, organisation_id, kind, months, ran_at, removed)
    values (${randomUUID()}, ${run.organisationId}, ${run.kind}, ${run.months}, ${run.at}, ${run.removed})`.execute(db);
}

/** The people who hear of a room that goes: the citizen, and who acts for her. */
export async function listCitizenSide(db: Db, citizenId: CitizenId): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from retention_audience(${citizenId}) as id`.execute(db);
  return rows.map(({ id }) => id);
}

export async function storeRule(
  { db, me, now }: Unit,
  role: { roleId: string; organisationId: OrganisationId },
  { kind, months }: RetentionRule,
): Promise<void> {
  await sql`
    insert into retention_rule (organisation_id, kind, months, set_by, set_role_id, set_at)
    values (${role.organisationId}, ${kind}, ${months}, ${me.personId}, ${role.roleId}, ${now})
    on conflict (organisation_id, kind) do update set months = excluded.months, set_by = excluded.set_by,
      set_role_id = excluded.set_role_id, set_at = excluded.set_at`.execute(db);
}

export async function endRule(db: Db, organisationId: OrganisationId, kind: RetentionKind): Promise<void> {
  await sql`delete from retention_rule where organisation_id = ${organisationId} and kind = ${kind}`.execute(db);
}

export async function isAdministeredByMe(db: Db, organisationId: OrganisationId): Promise<boolean> {
  const { rows } = await sql`select 1 from organisations_i_administer() a where a = ${organisationId}`.execute(db);
  return rows.length > 0;
}
