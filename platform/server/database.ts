import { CompiledQuery, Kysely, PostgresDialect, type QueryResult } from 'kysely';
import type pg from 'pg';
import { z } from 'zod';
import { openPool } from './prepared-pool.ts';

/** No tables of its own: each store names the tables it knows by `withTables`. */
export type Db = Kysely<{}>;

/** What the server itself may do without a person; each policy names the tasks it serves. */
export const ServerTask = z.enum(['sign-in', 'join', 'live', 'relay', 'notify', 'sweep', 'import', 'demo']);
export type ServerTask = z.infer<typeof ServerTask>;

export interface Database {
  db: Db;
  pool: pg.Pool;
  close(): Promise<void>;
}

/** Connects as the application's role, which owns nothing and sees nothing until somebody is named. */
export function openDatabase(
  url: string,
  options: { size?: number; onBroken?: (error: Error) => void } = {},
): Database {
  const pool = openPool({ url, size: options.size ?? 10, onBroken: options.onBroken ?? (() => undefined) });
  const db: Db = new Kysely({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => db.destroy() };
}

/** Several statements in one round trip; no parameters, so nothing of a user may be in the text. */
export async function runTogether(db: Db, text: string): Promise<QueryResult<Record<string, unknown>>> {
  return db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, []));
}

/** The row that the last statement of the beginning gave. */
export type BegunRow = Record<string, unknown>;

/** What is still to be written when the work is done; it goes to the database together, without one waiting for the other. */
export type LastWrites = (trx: Db) => readonly Promise<unknown>[];

/**
 * One transaction on one connection: `begin` opens it in a single round trip with whatever else must be set,
 * `work` fills it, `last` adds what can be written side by side. Commits when all succeed, rolls back when one throws.
 */
export async function inTransaction<T>(
  db: Db,
  begin: string,
  work: (trx: Db, begun: BegunRow | undefined) => Promise<T>,
  last: LastWrites = () => [],
): Promise<T> {
  return db.connection().execute(async (connection) => {
    try {
      const begun = await runTogether(connection, begin);
      const result = await work(connection, begun.rows[0]);
      await allDone(last(connection));
      // By itself: nothing says that what is sent side by side arrives in that order, and a commit must come last.
      await runTogether(connection, 'commit');
      return result;
    } catch (error) {
      // A connection that is gone can't roll back, and needs not: the server has done it.
      await runTogether(connection, 'rollback').catch(() => undefined);
      throw error;
    }
  });
}

/** Waits for all, so that nothing is still under way on the connection, and throws the first fault. */
async function allDone(writes: readonly Promise<unknown>[]): Promise<void> {
  for (const settled of await Promise.allSettled(writes)) if (settled.status === 'rejected') throw settled.reason;
}

/** A transaction of the server itself, in the name of a task instead of a person. */
export async function asTask<T>(db: Db, task: ServerTask, now: Date, work: (trx: Db) => Promise<T>): Promise<T> {
  const begin = `begin; select set_config('app.task', '${task}', true), set_config('app.now', '${now.toISOString()}', true)`;
  return inTransaction(db, begin, work);
}
