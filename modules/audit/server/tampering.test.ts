import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { LogHead } from '../domain/log-head.ts';
import { openLogKey } from './log-key.ts';
import { sealNext } from './seal-log.ts';
import { openSealedLog, type SealedLog, testLogKey, vera } from './sealed-log-for-tests.ts';

let log: SealedLog;
beforeAll(async () => {
  log = await openSealedLog();
});
beforeEach(() => log.empty());
afterAll(() => log.close());

describe('The owner of the database', () => {
  let anchors: LogHead[];
  beforeEach(async () => {
    anchors = [];
    for (const count of [4, 5, 6]) {
      await log.write(count);
      const head = await log.seal();
      if (head !== undefined) anchors.push(head);
    }
    expect(await log.found(anchors)).toEqual([]);
  });

  test.each([
    ['what', "detail = '{}'"],
    ['when', "at = at + interval '1 microsecond'"],
    ['whom', `citizen_id = '${vera}'`],
    ['where', 'place_id = gen_random_uuid()'],
    ['by whom', `person_id = '${randomUUID()}'`],
    ['in which role', 'role_id = null'],
    ['from where', 'organisation_id = gen_random_uuid()'],
    ['on what basis', "basis = 'own'"],
  ])('can’t rewrite an entry unseen: %s', async (_, change) => {
    await log.owner(`update audit_entry set ${change} where id = 7`);
    expect(await log.found()).toEqual([['rewritten', 7]]);
  });

  test('can’t remove one unseen', async () => {
    await log.owner('delete from audit_entry where id = 7');
    const { findings } = await log.verify();
    expect(findings.map(({ sentence }) => sentence)).toEqual([
      'Entry 7 was removed: it was sealed at position 6 and is not there any more.',
    ]);
  });

  test('can’t insert one unseen, into what was sealed or with a time that is past', async () => {
    const columns = 'event, citizen_id, person_id, acting_kind, basis';
    await log.owner(`insert into audit_entry (id, at, ${columns}) overriding system value
      select -1, at, ${columns} from audit_entry where id = 4`);
    await log.owner(
      `insert into audit_entry (at, ${columns}) select at - interval '1 day', ${columns} from audit_entry where id = 4`,
    );
    expect(await log.found()).toEqual([['inserted', -1]]);
    await log.seal();
    expect(await log.found()).toEqual([
      ['inserted', -1],
      ['inserted', 16],
    ]);
  });

  test('can’t exchange two entries unseen', async () => {
    await log.owner('alter table audit_entry alter id drop identity');
    await log.owner('update audit_entry set id = 100 where id = 6');
    await log.owner('update audit_entry set id = 6 where id = 8');
    await log.owner('update audit_entry set id = 8 where id = 100');
    await log.owner('alter table audit_entry alter id add generated always as identity');
    expect(await log.found()).toEqual([['reordered', 6, 8]]);
  });

  test('can’t take out a leaf unseen', async () => {
    await log.owner('delete from audit_leaf where entry_id = 7');
    expect(await log.found()).toEqual([['inserted', 7], ['removed'], ['tree-broken']]);
  });

  test('can’t exchange two leaves unseen', async () => {
    await log.owner('update audit_leaf set position = 100 where entry_id = 6');
    await log.owner('update audit_leaf set position = 5 where entry_id = 8');
    await log.owner('update audit_leaf set position = 7 where entry_id = 6');
    expect(await log.found()).toEqual([['tree-broken'], ['reordered', 6, 8]]);
  });

  test('can’t put a leaf in between unseen, though the entry fits it', async () => {
    await shiftLeaves(6, 1);
    await log.owner(`insert into audit_entry (id, at, event, citizen_id, person_id, acting_kind, basis) overriding system value
      select 90, at, event, citizen_id, person_id, acting_kind, basis from audit_entry where id = 6`);
    await resealAsOwner([90], [6]);
    expect(await log.found()).toEqual([['tree-broken'], ['inserted', 90], ['inserted', 15]]);
  });

  test('can’t take out an entry with its leaf unseen: the seal that had it is named', async () => {
    await log.owner('delete from audit_entry where id = 7');
    await log.owner('delete from audit_leaf where entry_id = 7');
    await shiftLeaves(7, -1);
    const findings = await log.found();
    expect(findings).toEqual([['tree-broken'], ['removed', 5, 6, 8, 9, 10]]);
  });

  test('can’t rewrite an entry with its leaf unseen: the seal that had it is named', async () => {
    await log.owner("update audit_entry set detail = '{}' where id = 7");
    await resealAsOwner([7], [6]);
    expect(await log.found()).toEqual([['tree-broken'], ['rewritten', 5, 6, 7, 8, 9]]);
  });

  test('can’t sign heads of her own unseen', async () => {
    await log.owner("update audit_entry set detail = '{}' where id = 7");
    await rewriteAll(openLogKey(undefined, Buffer.alloc(32, 6)));
    expect(new Set((await log.found()).flat())).toEqual(new Set(['signature-wrong']));
  });

  test('can’t rewrite everything unseen, even with the key: an anchored head does not fit', async () => {
    await log.owner("update audit_entry set detail = '{}' where id = 7");
    await rewriteAll(testLogKey);
    expect(await log.found()).toEqual([]);
    expect(await log.found(anchors)).toEqual([['anchor-broken'], ['rewritten', 5, 6, 7, 8, 9]]);
    expect(await log.found(anchors.slice(0, 1))).toEqual([]);
  });

  test('can’t cut off the end unseen: an anchored head is out of reach', async () => {
    await log.owner('delete from audit_entry where id > 9');
    await log.owner('delete from audit_leaf where entry_id > 9');
    await log.owner('delete from audit_head where size > 9');
    expect(await log.found()).toEqual([]);
    expect(await log.found(anchors)).toEqual([['anchor-broken'], ['removed']]);
  });

  test('can’t change or forge an anchored head either', async () => {
    const [first, ...others] = anchors;
    if (first === undefined) throw new Error('There is no head.');
    expect((await log.found([{ ...first, settledId: 3 }, ...others])).flat()).toEqual(['signature-wrong']);
  });

  async function shiftLeaves(from: number, by: number) {
    await log.owner('update audit_leaf set position = position + 1000 where position >= $1', [from]);
    await log.owner('update audit_leaf set position = position - 1000 + $1 where position >= 1000', [by]);
  }

  /** Makes leaves that fit the entries as they are now. */
  async function resealAsOwner(ids: readonly number[], positions: readonly number[]) {
    await log.owner(
      'create table kept_head as select * from audit_head; create table kept_leaf as select * from audit_leaf',
    );
    await log.owner('truncate audit_leaf, audit_head');
    await sealNext({ db: log.db, key: testLogKey }, log.clock.now());
    for (const [index, id] of ids.entries()) {
      await log.owner('delete from kept_leaf where entry_id = $1', [id]);
      await log.owner(
        'insert into kept_leaf select $2::bigint, entry_id, citizen_mark, person_mark, hash from audit_leaf where entry_id = $1',
        [id, positions[index]],
      );
    }
    await log.owner('truncate audit_leaf, audit_head');
    await log.owner('insert into audit_leaf select * from kept_leaf');
    await log.owner('insert into audit_head select * from kept_head');
    await log.owner('drop table kept_leaf, kept_head');
  }

  /** Seals everything anew, as if it had always been so. */
  async function rewriteAll(signing: typeof testLogKey) {
    await log.owner('truncate audit_leaf, audit_head');
    await sealNext({ db: log.db, key: signing }, log.clock.now());
  }
});
