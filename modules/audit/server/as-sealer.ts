import { CompiledQuery } from 'kysely';
import { asTask, type Db, inTransaction, nameTask } from '../../../platform/server/database.ts';

/** A transaction of the server itself that may read the whole log and append to its seal. */
export function asSealer<T>(db: Db, now: Date, work: (trx: Db) => Promise<T>): Promise<T> {
  return asTask(db, 'seal', now, work);
}

/** The same for one that only reads: all of it as it stood at one moment, however long it takes. */
export function asReaderOfLog<T>(db: Db, now: Date, work: (trx: Db) => Promise<T>): Promise<T> {
  const first = CompiledQuery.raw('set transaction isolation level repeatable read, read only');
  return inTransaction(db, first, async (trx) => {
    await trx.executeQuery(nameTask('seal', now));
    return work(trx);
  });
}
