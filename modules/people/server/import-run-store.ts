import { sql } from 'kysely';
import type { OrganisationId, PersonId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/server/database.ts';
import type { ImportRun } from '../domain/import-report.ts';

export type ImportReport = Pick<ImportRun, 'added' | 'updated' | 'unchanged' | 'faults' | 'faultCount'>;

export interface NewImportRun {
  id: string;
  fileName: string;
  startedAt: Date;
  /** Nobody and no organisation when the operator imports. */
  startedBy?: PersonId;
  organisationId?: OrganisationId;
}

export async function insertImportRun(db: Db, run: NewImportRun): Promise<void> {
  await sql`
    insert into import_run (id, organisation_id, started_by, file_name, status, started_at, alive_at)
    values (${run.id}, ${run.organisationId ?? null}, ${run.startedBy ?? null}, ${run.fileName}, 'reading', ${run.startedAt}, ${run.startedAt})`.execute(
    db,
  );
}

export interface ImportProgress {
  status: ImportRun['status'];
  rowsDone: number;
  rowsTotal: number | null;
}

export async function moveImportRun(db: Db, id: string, progress: ImportProgress, at: Date): Promise<void> {
  await sql`
    update import_run set status = ${progress.status}, rows_done = ${progress.rowsDone}, rows_total = ${progress.rowsTotal}, alive_at = ${at}
    where id = ${id}`.execute(db);
}

export async function endImportRun(
  db: Db,
  id: string,
  end: { status: 'done' | 'refused' | 'failed'; report: ImportReport; at: Date },
): Promise<void> {
  await sql`
    update import_run set status = ${end.status}, report = ${JSON.stringify(end.report)}::jsonb, alive_at = ${end.at}, ended_at = ${end.at}
    where id = ${id}`.execute(db);
}

/** A run that has not moved since `deadBefore` and has not ended has lost its process: it failed and stored nothing. */
export async function findImportRun(db: Db, id: string, deadBefore: Date): Promise<ImportRun | undefined> {
  const { rows } = await sql<Omit<ImportRun, keyof ImportReport> & { report: ImportReport | null }>`
    select id, file_name as "fileName", rows_done as "rowsDone", rows_total as "rowsTotal", report,
      case when ended_at is null and alive_at < ${deadBefore} then 'failed' else status end as status
    from import_run where id = ${id}`.execute(db);
  const [found] = rows;
  if (found === undefined) return undefined;
  const { report, ...run } = found;
  return { ...run, ...(report ?? nothingYet) };
}

/** Whether an import of the organisation is under way; whoever asks the same for it waits for the answer. */
export async function isImportRunning(db: Db, organisationId: OrganisationId, deadBefore: Date): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended('import ' || ${organisationId}, 0))`.execute(db);
  const { rows } = await sql`
    select from import_run where organisation_id = ${organisationId} and ended_at is null and alive_at >= ${deadBefore}`.execute(
    db,
  );
  return rows.length > 0;
}

export const nothingYet: ImportReport = { added: 0, updated: 0, unchanged: 0, faults: [], faultCount: 0 };
