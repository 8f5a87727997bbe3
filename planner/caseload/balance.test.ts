import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseloadInstance } from '../bench/caseload-instance.ts';
import { balance } from './balance.ts';
import { caseloadForTests, caseloads, times } from './caseloads-for-tests.ts';
import { checkBalance } from './check/check-balance.ts';
import { parseCaseload } from './problem/read-caseload.ts';

const modes = fc.constantFrom('new' as const, 'rebalance' as const);

describe('a balance of any caseload', () => {
  it('never breaks a hard rule, and is never better than its bound', async () => {
    await fc.assert(
      fc.asyncProperty(caseloads, modes, fc.integer({ min: 0, max: 9 }), async (file, mode, seed) => {
        const found = await balance(file, { mode, seed, moves: 500 });
        expect(checkBalance(file, found).faults).toEqual([]);
      }),
      times(40),
    );
  });

  it('is as good when annealing is all there is, or the bounds say how far it may be off', async () => {
    await fc.assert(
      fc.asyncProperty(caseloads, modes, async (file, mode) => {
        const exact = await balance(file, { mode, seed: 1, moves: 500 });
        const annealed = await balance(file, { mode, seed: 2, moves: 500, exactPairs: 0 });
        expect(checkBalance(file, annealed).faults).toEqual([]);
        expect(exact.level.proven && exact.points.proven && exact.placed.proven).toBe(true);
        expect(annealed.placed.citizens).toBeLessThanOrEqual(exact.placed.citizens);
        if (annealed.placed.citizens === annealed.placed.of) {
          expect(annealed.level.bound).toBeLessThanOrEqual(exact.level.smallest);
          expect(annealed.level.smallest).toBeGreaterThanOrEqual(exact.level.smallest);
        }
      }),
      times(15),
    );
  });

  it('is the best of all placements, where they are few enough to look at each', async () => {
    await fc.assert(
      fc.asyncProperty(caseloads, async (file) => {
        const small = { ...file, people: file.people.slice(0, 3), citizens: file.citizens.slice(0, 5) };
        const there = new Set(small.people.map(({ id }) => id));
        const only = (names: string[] = []) => names.filter((id) => there.has(id));
        const own = {
          ...small,
          people: small.people.map((person) => ({ ...person, wishes: [] })),
          citizens: small.citizens.map(({ with: _, ...one }) => ({
            ...one,
            wishes: only(one.wishes),
            refuses: only(one.refuses),
            knows: only(one.knows),
          })),
        };
        const found = await balance(own, { mode: 'new', seed: 1, moves: 200 });
        expect([found.placed.citizens, found.level.smallest, found.points.reached]).toEqual(bestOfAll(own, found));
      }),
      times(25),
    );
  });

  it('is the same byte for byte with the same file and seed', async () => {
    const parsed = parseCaseload(caseloadInstance({ citizens: 24, people: 12, seed: 3 }));
    if ('faults' in parsed) throw new Error('The instance has faults.');
    const [once, again] = [
      await balance(parsed.file, { mode: 'new', seed: 7, moves: 5_000 }),
      await balance(parsed.file, { mode: 'new', seed: 7, moves: 5_000 }),
    ];
    expect(JSON.stringify(again)).toBe(JSON.stringify(once));
    expect(once.stopped).toBe('done');
  });

  it('says so when time ended it, and may be all the same', async () => {
    const parsed = parseCaseload(caseloadInstance({ citizens: 60, people: 20, seed: 3 }));
    if ('faults' in parsed) throw new Error('The instance has faults.');
    const found = await balance(parsed.file, { mode: 'new', seed: 7, seconds: 0.000001 });
    expect(found.stopped).toBe('seconds');
    expect(checkBalance(parsed.file, found).faults).toEqual([]);
  });
});

/**
 * Every placement there is, judged by the checker alone: the most that can be placed; and of those who were placed, since who is
 * left out is decided first, the smallest level and the fewest points.
 */
function bestOfAll(file: Parameters<typeof checkBalance>[0], found: Parameters<typeof checkBalance>[1]): number[] {
  const people = file.people.map(({ id }) => id);
  const same = new Set(found.placements.map(({ citizen }) => citizen));
  const all: { placed: number; level: number; points: number; same: boolean }[] = [];
  const go = (i: number, chosen: (string | undefined)[]) => {
    if (i < file.citizens.length) {
      for (const person of [undefined, ...people]) go(i + 1, [...chosen, person]);
      return;
    }
    const row = { before: null, minutes: 0, points: 0, breaks: [], because: [], nextBest: null };
    const placements = file.citizens.flatMap(({ id }, c) =>
      chosen[c] === undefined ? [] : [{ ...row, citizen: id, person: chosen[c] }],
    );
    const unplaced = file.citizens.flatMap(({ id }, c) =>
      chosen[c] === undefined ? [{ citizen: id, before: null, why: [], would: [] }] : [],
    );
    const { faults, level, points, placed } = checkBalance(file, { ...found, placements, unplaced });
    if (faults.some(({ place }) => place.startsWith('people') || /^placements\[\d+\]$/.test(place))) return;
    all.push({
      placed,
      level,
      points,
      same: placements.length === same.size && placements.every(({ citizen }) => same.has(citizen)),
    });
  };
  go(0, []);
  const placed = Math.max(...all.map((one) => one.placed));
  const those = all.filter((one) => one.same);
  const level = Math.min(...those.map((one) => one.level));
  const limit = Math.max(
    level,
    Math.floor(level * (1 + file.settings.slack) + 1e-9),
    Math.round(file.settings.enough * 1000),
  );
  return [placed, level, Math.min(...those.filter((one) => one.level <= limit).map((one) => one.points))];
}

describe('a balance', () => {
  const person = (id: string, more: object = {}) => ({ id, contract: 1000, workdays: 0, ...more });

  it('fills a part-time contact person as far as a full-time one, not as much', async () => {
    const file = caseloadForTests({
      people: [person('full'), person('half', { contract: 500 })],
      citizens: [1, 2, 3].map((i) => ({ id: `c${i}`, minutes: 100 })),
    });
    const { loads, level } = await balance(file, { mode: 'new', seed: 1 });
    expect(loads.map(({ minutes }) => minutes)).toEqual([200, 100]);
    expect(level).toMatchObject({ reached: 200, smallest: 200, bound: 200, proven: true });
  });

  it('is not loosened by somebody who was too full before', async () => {
    const file = caseloadForTests({
      people: [person('over', { unlisted: { citizens: 40, minutes: 1300 } }), person('ida'), person('per')],
      citizens: [1, 2, 3, 4].map((i) => ({ id: `c${i}`, minutes: 100 })),
    });
    const { loads } = await balance(file, { mode: 'new', seed: 1 });
    expect(loads.map(({ minutes }) => minutes)).toEqual([1300, 200, 200]);
  });

  it('keeps a wish within the slack of the level, and gives it up beyond', async () => {
    const file = (slack: number) =>
      caseloadForTests({
        settings: { slack },
        people: [
          person('ida', { unlisted: { citizens: 5, minutes: 500 } }),
          person('per', { unlisted: { citizens: 5, minutes: 480 } }),
        ],
        citizens: [{ id: 'c1', minutes: 100, wishes: ['ida'] }],
      });
    const near = await balance(file(0.05), { mode: 'new', seed: 1 });
    expect(near.placements[0]).toMatchObject({
      person: 'ida',
      points: 0,
      because: ['The citizen wished for ida.', 'No wish is broken.'],
    });
    expect(near.level).toMatchObject({ smallest: 580, reached: 600, limit: 609 });
    const far = await balance(file(0.02), { mode: 'new', seed: 1 });
    expect(far.placements[0]).toMatchObject({
      person: 'per',
      points: 6,
      breaks: [{ code: 'wish-of-citizen' }],
      nextBest: { person: 'ida', points: -6, level: 600, minutes: 20 },
    });
  });

  it('moves as few as possible when it balances anew', async () => {
    const file = caseloadForTests({
      people: [person('ida'), person('per')],
      citizens: [1, 2, 3, 4].map((i) => ({ id: `c${i}`, minutes: 100, with: 'ida' })),
    });
    const found = await balance(file, { mode: 'rebalance', seed: 1 });
    expect(found.relationsChanged).toBe(2);
    expect(found.level.reached).toBe(200);
    const enough = { ...file, settings: { ...file.settings, enough: 0.3 } };
    expect((await balance(enough, { mode: 'rebalance', seed: 1 })).relationsChanged).toBe(1);
  });

  it('leaves those of somebody away for the week where they are, and finds somebody for those of one who has left', async () => {
    const file = caseloadForTests({
      people: [person('away', { absence: 1000 }), person('gone', { to: '2026-11-20' }), person('per')],
      citizens: [
        { id: 'c1', minutes: 100, with: 'away' },
        { id: 'c2', minutes: 100, with: 'gone' },
      ],
    });
    const found = await balance(file, { mode: 'rebalance', seed: 1 });
    expect(found.placements.map(({ citizen, person: to }) => [citizen, to])).toEqual([['c2', 'per']]);
  });

  it('says who can not be placed, why, and what would make it possible', async () => {
    const file = caseloadForTests({
      people: [
        person('ida', { competences: [{ code: 'grief', to: '2026-10-31' }] }),
        person('per', {
          ceiling: { kind: 'hard', citizens: 1 },
          unlisted: { citizens: 1, minutes: 50 },
          competences: [{ code: 'grief' }],
        }),
      ],
      citizens: [
        { id: 'c1', minutes: 100, competences: [{ code: 'grief', kind: 'required' }] },
        { id: 'c2', minutes: 100, refuses: ['ida', 'per'] },
      ],
    });
    const { unplaced } = await balance(file, { mode: 'new', seed: 1 });
    expect(unplaced[0].why.map(({ code, people }) => [code, people])).toEqual([
      ['ceiling-citizens', 1],
      ['competence-not-in-force', 1],
    ]);
    expect(unplaced[0].would).toEqual([
      'If ida had "grief" in force that day.',
      'If per ended with one citizen, or the ceiling was one higher.',
    ]);
    expect(unplaced[1].would).toEqual([
      'Only if a refusal was taken back, or somebody else came. A refusal is not to be argued with.',
    ]);
  });

  it('lets the one who has waited longest go first where not all can be placed', async () => {
    const file = caseloadForTests({
      people: [person('per', { ceiling: { kind: 'hard', citizens: 1 } })],
      citizens: [
        { id: 'c1', minutes: 10, waitingSince: '2026-11-20' },
        { id: 'c2', minutes: 10, waitingSince: '2026-10-20' },
      ],
    });
    const { placements } = await balance(file, { mode: 'new', seed: 1 });
    expect(placements.map(({ citizen }) => citizen)).toEqual(['c2']);
  });
});
