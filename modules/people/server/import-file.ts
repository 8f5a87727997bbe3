import { randomUUID } from 'node:crypto';
import { asTask } from '../../../platform/server/database.ts';
import { insertImportRun } from './import-run-store.ts';
import { type ImportEnd, type ImportOrder, type ImportParts, runImport } from './run-import.ts';

/** Imports a file for the operator, who may import for every organisation. */
export async function importFile(
  parts: ImportParts,
  file: Pick<ImportOrder, 'kind' | 'bytes' | 'onProgress'> & { fileName: string },
): Promise<ImportEnd> {
  const { fileName, ...rest } = file;
  const id = randomUUID();
  const startedAt = parts.clock.now();
  await asTask(parts.db, 'import', startedAt, (trx) => insertImportRun(trx, { id, fileName, startedAt }));
  return runImport(parts, { id, within: undefined, ...rest });
}
