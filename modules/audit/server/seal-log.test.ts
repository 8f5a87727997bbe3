import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { LogHead } from '../domain/log-head.ts';
import { eraseSalt } from './erase-salt.ts';
import { sealNext } from './seal-log.ts';
import { are, mina, openSealedLog, type SealedLog, testLogKey } from './sealed-log-for-tests.ts';
import { sealAll } from './start-sealing.ts';

let log: SealedLog;
beforeAll(async () => {
  log = await openSealedLog();
});
beforeEach(() => log.empty());
afterAll(() => log.close());

describe('Sealing', () => {
  test('proves what has been sealed, and says what still waits', async () => {
    await log.write(3);
    const first = await log.seal();
    await log.write(4, mina);
    const second = await log.seal();
    await log.write(2);
    expect(first).toMatchObject({ size: 3, at: '2026-11-06T09:01:00.000000Z', settledId: 3 });
    expect(second).toMatchObject({ size: 7, settledId: 7 });
    const both = [first, second].filter((head) => head !== undefined);
    expect(await log.verify(both)).toEqual({
      findings: [],
      sealed: 7,
      confirmed: [],
      heads: 2,
      anchors: 2,
      waiting: 2,
      erased: 0,
    });
  });

  test('does nothing where nothing is new', async () => {
    expect(await log.seal()).toBeUndefined();
    await log.write(1);
    expect(await log.seal()).toBeDefined();
    expect(await log.seal()).toBeUndefined();
  });

  test('takes 250 at a time until nothing waits, and anchors each head', async () => {
    await log.write(600);
    const anchored: number[] = [];
    const anchors = [
      { keep: () => Promise.reject(new Error('The disk is full.')) },
      { keep: async ({ size }: LogHead) => void anchored.push(size) },
    ];
    const faults: unknown[] = [];
    const onFault = (fault: unknown) => void faults.push(fault);
    expect(await sealAll({ db: log.db, key: testLogKey, clock: log.clock, anchors, onFault })).toBe(3);
    expect(anchored).toEqual([250, 500, 600]);
    expect(faults).toHaveLength(3);
    expect(await log.found()).toEqual([]);
  });

  test('is done by one process at a time', async () => {
    await log.write(1);
    const other = new pg.Client({ connectionString: log.appUrl });
    await other.connect();
    await other.query('begin; select pg_advisory_xact_lock(4312)');
    expect(await log.seal()).toBeUndefined();
    await other.query('rollback');
    await other.end();
    expect(await log.seal()).toMatchObject({ size: 1 });
  });

  test('stops when its last head was changed under it', async () => {
    await log.write(3);
    await log.seal();
    await log.owner("update audit_head set edge = edge || decode(repeat('00', 32), 'hex')");
    await log.write(1);
    await expect(log.seal()).rejects.toThrow('The last head of the log was changed');
  });

  test('can be neither changed nor removed by the application, nor seen without its task', async () => {
    await log.write(1);
    await log.seal();
    const client = new pg.Client({ connectionString: log.appUrl });
    await client.connect();
    for (const table of ['audit_leaf', 'audit_head', 'audit_salt']) {
      expect((await client.query(`select 1 from ${table}`)).rows).toEqual([]);
      await client.query("set app.task = 'seal'");
      expect((await client.query(`select 1 from ${table} limit 1`)).rows).toHaveLength(1);
      await expect(client.query(`delete from ${table}`)).rejects.toThrow('permission denied');
      await client.query("set app.task = ''");
    }
    expect((await client.query('select * from read_log(0, 99, 99, false)')).rows).toEqual([]);
    await client.query("set app.task = 'seal'");
    await expect(client.query('update audit_leaf set position = 7')).rejects.toThrow('permission denied');
    await expect(client.query('update audit_head set size = 7')).rejects.toThrow('permission denied');
    await expect(client.query("update audit_salt set salt = decode(repeat('00', 32), 'hex')")).rejects.toThrow(
      'row-level security',
    );
    await client.end();
  });
});

/** Writes as the server does: as the application's role, in a transaction that may take its time. */
async function openWriter() {
  const client = new pg.Client({ connectionString: log.appUrl });
  await client.connect();
  return {
    write: async () => {
      await client.query('begin');
      await client.query(
        "select set_config('app.person_id', $1, true), set_config('app.acting_kind', 'citizen', true), set_config('app.now', $2, true)",
        [are, log.clock.now().toISOString()],
      );
      await client.query("insert into audit_entry (event, citizen_id, basis) values ('looks.looked', $1, 'own')", [
        are,
      ]);
    },
    end: (how: 'commit' | 'rollback') => client.query(how),
    close: () => client.end(),
  };
}

describe('Sealing while others write', () => {
  test('waits for nobody for ever, and seals later what was written late', async () => {
    const [slow, quick] = [await openWriter(), await openWriter()];
    await slow.write();
    await quick.write();
    await quick.end('commit');
    const impatient = { db: log.db, key: testLogKey, patience: '50 milliseconds' };
    expect(await sealNext(impatient, log.clock.now())).toMatchObject({ size: 1, settledId: 0 });
    expect(await sealNext(impatient, log.clock.now())).toBeUndefined();
    await slow.end('commit');
    expect(await sealNext(impatient, log.clock.now())).toMatchObject({ size: 2, settledId: 2 });
    expect(await log.owner('select entry_id::int as id from audit_leaf order by position')).toEqual([
      { id: 2 },
      { id: 1 },
    ]);
    expect(await log.found()).toEqual([]);
    await Promise.all([slow.close(), quick.close()]);
  });

  test('loses nothing, seals nothing twice, and nobody who writes waits for it', async () => {
    const writers = await Promise.all(Array.from({ length: 5 }, openWriter));
    let writing = true;
    const sealing = (async () => {
      while (writing) await sealNext({ db: log.db, key: testLogKey }, log.clock.now());
    })();
    await Promise.all(
      writers.map(async (writer, nth) => {
        for (let round = 0; round < 40; round += 1) {
          await writer.write();
          await writer.end((nth + round) % 7 === 0 ? 'rollback' : 'commit');
        }
      }),
    );
    writing = false;
    await sealing;
    await sealNext({ db: log.db, key: testLogKey }, log.clock.now());
    const [count] = await log.owner(
      'select (select count(*) from audit_entry)::int as entries, (select count(*) from audit_leaf)::int as leaves',
    );
    expect(count?.['entries']).toBeGreaterThan(150);
    expect(count?.['leaves']).toBe(count?.['entries']);
    expect(await log.verify()).toMatchObject({ findings: [], waiting: 0 });
    await Promise.all(writers.map((writer) => writer.close()));
  });
});

describe('Erasing whose an entry is', () => {
  test('keeps every proof whole, and names her no more', async () => {
    await log.write(2);
    await log.write(3, mina);
    const anchor = await log.seal();
    expect(await eraseSalt(log.db, log.clock.now(), mina)).toBe(true);
    expect(await eraseSalt(log.db, log.clock.now(), mina)).toBe(false);
    const copy = await log.copyLog();
    expect(JSON.stringify([copy, ...copy.salts.keys()])).not.toContain(mina);
    expect(await log.verify(anchor === undefined ? [] : [anchor])).toMatchObject({
      findings: [],
      sealed: 5,
      erased: 3,
    });
  });

  test('holds for what is written about her later', async () => {
    await log.write(1, mina);
    await log.seal();
    await eraseSalt(log.db, log.clock.now(), mina);
    await log.write(1, mina);
    await log.seal();
    expect(await log.verify()).toMatchObject({ findings: [], sealed: 2, erased: 2 });
    expect(await log.owner('select 1 from audit_salt where salt is not null and person_id = $1', [mina])).toEqual([]);
  });

  test('can’t be feigned by taking the salt away', async () => {
    const [id] = await log.write(1, mina);
    await log.seal();
    await log.owner('delete from audit_salt where person_id = $1', [mina]);
    expect(await log.found()).toEqual([['rewritten', id]]);
  });

  test('leaves two entries about one citizen with nothing in common', async () => {
    await log.write(2, mina);
    await log.seal();
    const [one, other] = (await log.copyLog()).leaves;
    expect(one?.citizenMark).not.toBe(other?.citizenMark);
    expect(one?.personMark).not.toBe(other?.personMark);
  });
});
