import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EverythingAboutMe } from '../../modules/rights/domain/everything-about-me.ts';
import { rightsContract } from '../../modules/rights/contract.ts';
import { makeTestDatabase } from '../../platform/testing/test-database.ts';
import { aboutMe } from '../server/modules.ts';
import { gatherEverybody, type Kind, secretWords } from './everybody-for-tests.ts';

const told = new Set(aboutMe.flatMap(({ lists }) => Object.values(lists).flatMap(({ tables }) => tables)));
const untold = new Map(aboutMe.flatMap((part) => Object.entries(part.untold)));

describe('What the file of everything about somebody is made of', () => {
  it('is every table that has a person or a citizen, or is left out for a reason', async () => {
    const database = await makeTestDatabase();
    const rows = await database.asOwner<{ table: string }>(
      `select distinct table_name as table from information_schema.columns
       where table_schema = 'public' and column_name in ('person_id', 'citizen_id') order by 1`,
    );
    await database.drop();
    const ofSomebody = rows.map(({ table }) => table);
    expect(ofSomebody.length).toBeGreaterThan(10);
    expect(ofSomebody.filter((table) => !told.has(table) && !untold.has(table))).toEqual([]);
    expect([...untold.keys()].filter((table) => told.has(table))).toEqual([]);
    for (const [table, reason] of untold) expect(reason.length, table).toBeGreaterThan(20);
  });
});

describe('The file of everybody in and around a room', () => {
  let all: Awaited<ReturnType<typeof gatherEverybody>>;
  beforeAll(async () => {
    all = await gatherEverybody();
  });
  afterAll(() => all.world.server.close());

  const fileOf = async (kind: Kind) =>
    (await all.world.server.client(rightsContract, all.cookies[kind]).exportEverything()).text();

  it('holds the words of the room for the citizen, and for the guardian of a child', async () => {
    expect(await fileOf('citizen')).toContain(secretWords);
    expect(await fileOf('guardian')).toContain(secretWords);
  });

  it.each(['opener', 'participant', 'relative in the room', 'administrator', 'withdrawn', 'relative'] as const)(
    'holds nothing of the citizen for the %s',
    async (kind) => {
      const text = await fileOf(kind);
      const { roomId, citizenId } = all.placeOf(kind);
      for (const hidden of [secretWords, roomId, citizenId]) expect(text).not.toContain(hidden);
      expect(Object.keys(EverythingAboutMe.parse(JSON.parse(text)).parts['people'] ?? {})).toContain('sessions');
    },
  );

  it('of a guardian who acts for a child is the child’s, and has neither her sessions nor her own name as its person', async () => {
    const { parts, askedAs } = EverythingAboutMe.parse(JSON.parse(await fileOf('guardian')));
    expect(askedAs).toBe('guardian');
    expect(parts['people']?.['person']).toMatchObject([{ givenName: 'Nora' }]);
    expect(parts['people']?.['sessions']).toBeUndefined();
  });
});
