import { CompiledQuery, Kysely, PostgresDialect, type QueryResult, type RawBuilder } from 'kysely';
import type pg from 'pg';
import { z } from 'zod';
import { openPool } from './prepared-pool.ts';

/** No tables of its own: each store names the tables it knows by `withTables`. */
export type Db = Kysely<{}>;

/** What the server itself may do without a person; each policy names the tasks it serves. */
export const ServerTask = z.enum([
  'sign-in',
  'join',
  'appointment-link',
  'live',
  'relay',
  'notify',
  'sweep',
  'import',
  'demo',
  'seal',
  'retention',
  'sms',
  'tell',
  'prove',
  'witness',
]);
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
  let isClosing = false;
  // Lines that break while we close are broken by whoever stops the database after us.
  const onBroken = (error: Error) => (isClosing ? undefined : options.onBroken?.(error));
  const pool = openPool({ url, size: options.size ?? 10, onBroken });
  const db: Db = new Kysely({ dialect: new PostgresDialect({ pool }) });
  const close = () => {
    isClosing = true;
    return db.destroy();
  };
  return { db, pool, close };
}

/** Several statements in one round trip; no parameters, so nothing of a user may be in the text. */
export async function runTogether(db: Db, text: string): Promise<QueryResult<Record<string, unknown>>> {
  return db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, []));
}

/** The row that the first statement of a transaction gave: who it is done for. */
export type BegunRow = Record<string, unknown>;

/** Something to write when the work is done, and who wants to know what came back. */
export interface LastWrite {
  statement: RawBuilder<unknown>;
  answered?: (rows: readonly unknown[]) => void;
}

/**
 * One transaction on one connection, in as few round trips as can be: it opens together with `first`, which says for
 * whom; `work` fills it; what `last` gives is written together with the commit. Commits when all succeed, rolls back when
 * one throws.
 */
export async function inTransaction<T>(
  db: Db,
  first: CompiledQuery,
  work: (trx: Db, begun: BegunRow | undefined) => Promise<T>,
  last: () => readonly LastWrite[] = () => [],
): Promise<T> {
  return db.connection().execute(async (connection) => {
    try {
      const [, begun] = await runInOrder(connection, [begin, first]);
      const result = await work(connection, begun?.rows[0]);
      const writes = last();
      const answers = await runInOrder(connection, [
        ...writes.map((write) => write.statement.compile(connection)),
        commit,
      ]);
      // PostgreSQL answers the commit of a transaction that has failed with a rollback.
      if (answers.at(-1)?.rows[0]?.['command'] !== 'COMMIT') throw new Error('The transaction was not committed.');
      for (const [index, write] of writes.entries()) write.answered?.(answers[index]?.rows ?? []);
      return result;
    } catch (error) {
      // A connection that is gone can't roll back, and needs not: the server has done it.
      await runTogether(connection, 'rollback').catch(() => undefined);
      throw error;
    }
  });
}

const begin = CompiledQuery.raw('begin');
const commit = CompiledQuery.raw('commit');

/**
 * Sends statements one after the other without waiting for the answers between, in one round trip. The connection keeps
 * their order, and after a fault PostgreSQL refuses the rest, so that a commit at the end commits all or nothing.
 */
async function runInOrder(
  db: Db,
  statements: readonly CompiledQuery[],
): Promise<readonly QueryResult<Record<string, unknown>>[]> {
  const answers = await db
    .getExecutor()
    .provideConnection((connection) =>
      Promise.allSettled(statements.map((statement) => connection.executeQuery<Record<string, unknown>>(statement))),
    );
  return answers.map((answer) => {
    if (answer.status === 'rejected') throw answer.reason;
    return answer.value;
  });
}

/** A transaction of the server itself, in the name of a task instead of a person. */
export async function asTask<T>(db: Db, task: ServerTask, now: Date, work: (trx: Db) => Promise<T>): Promise<T> {
  return inTransaction(db, nameTask(task, now), work);
}

/** The statement that names a task of the server for the transaction it runs in. */
export function nameTask(task: ServerTask, now: Date): CompiledQuery {
  const text = "select set_config('app.task', $1, true), set_config('app.now', $2, true)";
  return CompiledQuery.raw(text, [task, now.toISOString()]);
}
