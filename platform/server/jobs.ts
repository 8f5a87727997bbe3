import { sql } from 'kysely';
import { fromKysely, PgBoss, type QueueOptions } from 'pg-boss';
import { z } from 'zod';
import type { Db } from './database.ts';

export interface JobQueue extends QueueOptions {
  name: string;
  /** At most one job with a key waits or runs at a time; a second one is not added. */
  oneForEachKey?: boolean;
}

export interface NewJob {
  /** Ids and codes only, never content. */
  data: object;
  key?: string;
  /** Not before; at once when left out. */
  notBefore?: Date;
}

export interface TakenJob {
  id: string;
  /** Which attempt this is, from 0; finishing is refused once another attempt has begun. */
  retryCount: number;
  data: unknown;
}

export interface JobsOptions {
  /** The application's role; the tables are made by the migration. */
  url: string;
  queues: readonly JobQueue[];
  onFault: (fault: unknown) => void;
}

export interface Jobs {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Adds jobs in the caller's transaction: they exist when it commits. */
  send(trx: Db, queue: string, jobs: readonly NewJob[]): Promise<void>;
  /** Lets jobs that wait under these keys start by `moment`; those that would start earlier stay. */
  bringForward(trx: Db, queue: string, keys: readonly string[], moment: Date): Promise<void>;
  /** Takes up to `count` due jobs; each must be finished or put back. */
  take(trx: Db, queue: string, count: number): Promise<TakenJob[]>;
  /** Says that a job is done; false when it is no longer ours, because it took too long. */
  finish(trx: Db, queue: string, job: TakenJob): Promise<boolean>;
  /** Puts a job back to be tried again later, as its queue says. `why` is a code. */
  putBack(trx: Db, queue: string, job: TakenJob, why: string): Promise<void>;
  /** Works on a queue as jobs come, one at a time, until the stop; a handler that throws is tried again. */
  work(queue: string, handle: (data: unknown) => Promise<void>): Promise<void>;
  /** What happens by itself every minute: jobs of a process that died go back, old ones go away. */
  tidy(): Promise<void>;
}

/**
 * The jobs that outlive a process, in PostgreSQL (pg-boss) under the schema `jobs`. The application's role
 * owns nothing there, so nothing that changes tables or indexes is switched on.
 */
export function openJobs(options: JobsOptions): Jobs {
  const boss = new PgBoss({
    connectionString: options.url,
    application_name: 'tillit jobs',
    schema: 'jobs',
    max: 2,
    migrate: false,
    createSchema: false,
    schedule: false,
    reindex: false,
  });
  boss.on('error', options.onFault);
  boss.on('warning', (warning) => options.onFault(new Error(`Jobs: ${warning.message}`)));
  return {
    start: async () => {
      await boss.start();
      for (const queue of options.queues) await openQueue(boss, queue);
    },
    stop: () => boss.stop({ graceful: true }),
    send: (trx, queue, jobs) => send(boss, trx, queue, jobs),
    bringForward,
    take: async (trx, queue, count) => boss.fetch<unknown>(queue, { db: fromKysely(trx), batchSize: count }),
    finish: async (trx, queue, job) => {
      const outcome = await boss.complete(queue, [attemptOf(job)], undefined, { db: fromKysely(trx) });
      return Outcome.parse(outcome).affected > 0;
    },
    putBack: async (trx, queue, job, why) => {
      await boss.fail(queue, [attemptOf(job)], { why }, { db: fromKysely(trx) });
    },
    work: async (queue, handle) => {
      await boss.work<unknown>(queue, async (jobs) => {
        for (const job of jobs) await handle(job.data);
      });
    },
    tidy: () => boss.supervise(),
  };
}

// pg-boss answers with this but leaves it out of its types.
const Outcome = z.object({ affected: z.number() });

const attemptOf = ({ id, retryCount }: TakenJob) => ({ id, retryCount });

async function openQueue(boss: PgBoss, queue: JobQueue): Promise<void> {
  const { name, oneForEachKey, ...settings } = queue;
  await boss.createQueue(name, { ...settings, policy: oneForEachKey ? 'exclusive' : 'standard' });
  // A queue that is already there keeps what it was made with, until it is told otherwise.
  if (Object.keys(settings).length > 0) await boss.updateQueue(name, settings);
}

async function send(boss: PgBoss, trx: Db, queue: string, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length === 0) return;
  const rows = jobs.map(({ data, key, notBefore }) => ({
    data,
    ...(key === undefined ? {} : { singletonKey: key }),
    ...(notBefore === undefined ? {} : { startAfter: notBefore.toISOString() }),
  }));
  await boss.insert(queue, rows, { db: fromKysely(trx) });
}

async function bringForward(trx: Db, queue: string, keys: readonly string[], moment: Date): Promise<void> {
  // The last two conditions are those of the index over keys.
  await sql`update jobs.job set start_after = ${moment}
    where name = ${queue} and coalesce(singleton_key, '') = any (${[...keys]}::text[]) and state = 'created'
      and start_after > ${moment} and state <= 'active' and policy = 'exclusive'`.execute(trx);
}
