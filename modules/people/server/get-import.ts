import type { Unit } from '../../../platform/server/unit.ts';
import type { ImportRun } from '../domain/import-report.ts';
import { findImportRun } from './import-run-store.ts';

const longestSilenceMs = 60_000;

/** A run that has not moved since then has lost its process. */
export function deadBefore(now: Date): Date {
  return new Date(now.getTime() - longestSilenceMs);
}

/** How an import goes that I started. */
export async function getImport(unit: Unit, id: string, errors: { 'not-found': () => Error }): Promise<ImportRun> {
  const run = await findImportRun(unit.db, id, deadBefore(unit.now));
  if (run === undefined) throw errors['not-found']();
  return run;
}
