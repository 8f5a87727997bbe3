import type { OrganisationId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/server/database.ts';
import type { Keys } from '../../../platform/server/keys.ts';
import type { ImportProgress } from './import-run-store.ts';
import type { Touched } from './import-store.ts';

/** What storing a file needs. */
export interface ImportWork {
  /** The one transaction of the import, as the task `import`. */
  db: Db;
  keys: Keys;
  now: Date;
  /** The organisation that somebody imports for; nothing when the operator imports for all. */
  within: OrganisationId | undefined;
  tell(progress: ImportProgress): Promise<void>;
  /** Counts the rows that changed something. */
  touch(rows: readonly Touched[]): void;
}

const batchSize = 1_000;

/** Does something with a thousand rows at a time and tells how far it has come. */
export async function eachBatch<Row>(
  { tell }: Pick<ImportWork, 'tell'>,
  status: ImportProgress['status'],
  rows: readonly Row[],
  each: (batch: Row[]) => Promise<void>,
): Promise<void> {
  const rowsTotal = rows.length;
  for (let rowsDone = 0; rowsDone < rowsTotal; rowsDone += batchSize) {
    await tell({ status, rowsDone, rowsTotal });
    await each(rows.slice(rowsDone, rowsDone + batchSize));
  }
  if (rowsTotal > 0) await tell({ status, rowsDone: rowsTotal, rowsTotal });
}
