import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { asTask, type Database, type Db, openDatabase } from './database.ts';
import { type Jobs, openJobs } from './jobs.ts';

let testDatabase: TestDatabase;
let database: Database;
let jobs: Jobs;
const faults: unknown[] = [];
const now = new Date('2026-11-06T09:00:00.000Z');
const queues = [
  { name: 'one-each', oneForEachKey: true, retryLimit: 5, retryDelay: 0, expireInSeconds: 60 },
  { name: 'rota', retryLimit: 1 },
] as const;
const open = () => openJobs({ url: testDatabase.appUrl, queues, onFault: (fault) => faults.push(fault) });
const inTask = <T>(work: (trx: Db) => Promise<T>) => asTask(database.db, 'relay', now, work);
const take = (queue: string) => inTask((trx) => jobs.take(trx, queue, 10));

beforeAll(async () => {
  testDatabase = await makeTestDatabase();
  database = openDatabase(testDatabase.appUrl);
  jobs = open();
  await jobs.start();
});
afterAll(async () => {
  await jobs.stop();
  await database.close();
  await testDatabase.drop();
});

describe('Jobs that outlive a process', () => {
  test('run and are tidied up by a role that owns none of their tables', async () => {
    await inTask((trx) => jobs.send(trx, 'one-each', [{ data: { of: 'somebody' }, key: 'owned' }]));
    const [job] = await take('one-each');
    expect(job?.data).toEqual({ of: 'somebody' });
    await jobs.tidy();
    expect(job && (await inTask((trx) => jobs.finish(trx, 'one-each', job)))).toBe(true);
    const owned = await testDatabase.asOwner(
      `select relname from pg_class where relnamespace = 'jobs'::regnamespace and relowner = 'tillit_app'::regrole`,
    );
    expect(owned).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('exist only if the transaction that sent them commits', async () => {
    const sent = inTask(async (trx) => {
      await jobs.send(trx, 'one-each', [{ data: {}, key: 'undone' }]);
      throw new Error('undone');
    });
    await expect(sent).rejects.toThrow('undone');
    expect(await take('one-each')).toEqual([]);
  });

  test('are one for each key while one waits or runs', async () => {
    const send = () => inTask((trx) => jobs.send(trx, 'one-each', [{ data: {}, key: 'same' }]));
    await Promise.all([send(), send(), send()]);
    const taken = await take('one-each');
    await send();
    expect([taken.length, (await take('one-each')).length]).toEqual([1, 0]);
    const [job] = taken;
    if (job !== undefined) await inTask((trx) => jobs.finish(trx, 'one-each', job));
    await send();
    const [next] = await take('one-each');
    expect(next).toBeDefined();
    if (next !== undefined) await inTask((trx) => jobs.finish(trx, 'one-each', next));
  });

  test('wait until their time, which may be brought forward but not put off', async () => {
    const inAnHour = new Date(Date.now() + 3_600_000);
    await inTask((trx) => jobs.send(trx, 'one-each', [{ data: {}, key: 'later', notBefore: inAnHour }]));
    await inTask((trx) => jobs.bringForward(trx, 'one-each', ['later'], new Date(inAnHour.getTime() + 1)));
    expect(await take('one-each')).toEqual([]);
    await inTask((trx) => jobs.bringForward(trx, 'one-each', ['later'], new Date(Date.now() - 1000)));
    const [job] = await take('one-each');
    expect(job).toBeDefined();
    if (job !== undefined) await inTask((trx) => jobs.finish(trx, 'one-each', job));
  });

  test('go back when the process that took them died, which then can not finish them any more', async () => {
    const second = open();
    await second.start();
    await inTask((trx) => jobs.send(trx, 'one-each', [{ data: {}, key: 'died' }]));
    const [first] = await take('one-each');
    await testDatabase.asOwner(`update jobs.job set started_on = now() - interval '2 minutes' where state = 'active';
      update jobs.queue set monitor_on = null, monitor_claim_on = null`);
    await second.tidy();
    const [again] = await take('one-each');
    expect(again?.id).toBe(first?.id);
    expect(first && (await inTask((trx) => jobs.finish(trx, 'one-each', first)))).toBe(false);
    expect(again && (await inTask((trx) => jobs.finish(trx, 'one-each', again)))).toBe(true);
    await second.stop();
    expect(faults).toEqual([]);
  });

  test('are worked on as they come', async () => {
    await inTask((trx) => jobs.send(trx, 'rota', [{ data: { shift: 1 } }]));
    const done = await new Promise((resolve) => void jobs.work('rota', async (data) => resolve(data)));
    expect(done).toEqual({ shift: 1 });
  });
});
