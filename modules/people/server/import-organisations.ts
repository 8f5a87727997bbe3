import { checkOrganisations } from '../domain/check-file.ts';
import type { ImportFault } from '../domain/import-report.ts';
import type { OrganisationRow } from '../domain/organisation-row.ts';
import { eachBatch, type ImportWork } from './import-work.ts';
import { insertTeams, listCodes, storeOrganisations } from './organisation-store.ts';

/** Checks the rows of a file of organisations and stores them all, or tells what is wrong and stores none. */
export async function importOrganisations(work: ImportWork, rows: readonly OrganisationRow[]): Promise<ImportFault[]> {
  const only = work.within === undefined ? undefined : new Set(await listCodes(work.db, work.within));
  const faults = checkOrganisations(rows, only);
  if (faults.length > 0) return faults;
  await eachBatch(work, 'storing', rows, async (batch) => {
    work.touch(await storeOrganisations(work.db, batch, work.now));
    work.touch(await insertTeams(work.db, batch));
  });
  return [];
}
