import { beforeAll, describe, expect, it } from 'vitest';
import { balance } from '../balance.ts';
import { caseloadForTests } from '../caseloads-for-tests.ts';
import type { BalanceFile } from '../problem/balance-file.ts';
import type { CaseloadFile } from '../problem/caseload-file.ts';
import { checkBalance } from './check-balance.ts';

type Open<T> = { -readonly [K in keyof T]: Open<T[K]> };
type World = { file: Open<CaseloadFile>; found: Open<BalanceFile> };

/** Ida, Per and Siv; three citizens are new, one is with Siv, and nobody but one can be with the one who needs "law". */
const FILE = {
  people: [
    {
      id: 'ida',
      contract: 1250,
      team: 'north',
      languages: ['da', 'ar'],
      competences: [{ code: 'grief' }],
      ceiling: { kind: 'hard', citizens: 6, minutes: 500 },
      unlisted: { citizens: 2, minutes: 200 },
    },
    {
      id: 'per',
      contract: 1250,
      team: 'south',
      languages: ['da'],
      competences: [{ code: 'grief' }],
      unlisted: { citizens: 2, minutes: 200 },
    },
    { id: 'siv', contract: 1250, team: 'south', languages: ['nb'], ceiling: { kind: 'soft', citizens: 1 } },
  ],
  citizens: [
    { id: 'c1', minutes: 60, competences: [{ code: 'grief', kind: 'required' }] },
    { id: 'c2', minutes: 60, wishes: ['ida'] },
    { id: 'c3', minutes: 60, rating: 'heavy' },
    { id: 'c4', minutes: 60, with: 'siv' },
    { id: 'c5', minutes: 60, competences: [{ code: 'law', kind: 'required' }] },
  ],
  registered: [{ rating: 'heavy', estimated: 100, registered: 170 }],
};

describe('the checker', () => {
  let made: World;
  beforeAll(async () => {
    const file = caseloadForTests(FILE);
    made = { file, found: await balance(file, { mode: 'new', seed: 1 }) };
  });

  const codesAfter = (plant: (world: World) => void): string[] => {
    const world = structuredClone(made);
    plant(world);
    return [...new Set(checkBalance(world.file, world.found).faults.map(({ code }) => code))];
  };
  const placementOf = ({ found }: World, citizen: string) => found.placements.find((one) => one.citizen === citizen)!;
  const personOf = (world: World, citizen: string) =>
    world.file.people.find(({ id }) => id === placementOf(world, citizen).person)!;
  const citizenOf = ({ file }: World, id: string) => file.citizens.find((one) => one.id === id)!;

  it('has nothing against what was not tampered with', () => {
    expect(made.found.placements).toHaveLength(3);
    expect(made.found.unplaced.map(({ citizen }) => citizen)).toEqual(['c5']);
    expect(codesAfter(() => {})).toEqual([]);
  });

  /** A fault, its code, and a twin that changes the same place and is none. */
  const planted: readonly [string, string, (world: World) => void, (world: World) => void][] = [
    [
      'a balance of another week',
      'other-week',
      ({ found }) => (found.week = '2026-12-07'),
      ({ found }) => (found.week = '2026-11-30'),
    ],
    [
      'somebody who is not in the file',
      'unknown-citizen',
      ({ found }) => (found.placements[0].citizen = 'c9'),
      ({ found }) => (found.placements[0].citizen = 'c1'),
    ],
    [
      'a citizen twice',
      'citizen-twice',
      ({ found }) => found.placements.push(found.placements[0]),
      ({ found }) => found.placements.reverse(),
    ],
    [
      'a citizen who was forgotten',
      'citizen-forgotten',
      ({ found }) => found.placements.pop(),
      ({ found }) => found.placements.push(found.placements.pop()!),
    ],
    [
      'a person who is not in the file',
      'unknown-person',
      ({ found }) => (found.placements[0].person = 'eva'),
      ({ found }) => (found.placements[0].person = String(found.placements[0].person)),
    ],
    [
      'a citizen moved who was not to be',
      'not-to-be-moved',
      (world) => (citizenOf(world, 'c1').with = 'ida'),
      (world) => (citizenOf(world, 'c4').with = 'siv'),
    ],
    [
      'another person before than in the file',
      'other-before',
      ({ found }) => (found.placements[1].before = 'per'),
      ({ found }) => (found.placements[1].before = null),
    ],
    [
      'a competence that is missing',
      'competence-missing',
      (world) => delete personOf(world, 'c1').competences,
      (world) => personOf(world, 'c1').competences!.push({ code: 'work' }),
    ],
    [
      'a competence that has lapsed',
      'competence-not-in-force',
      (world) => (personOf(world, 'c1').competences![0].to = '2026-11-29'),
      (world) => (personOf(world, 'c1').competences![0].to = '2026-11-30'),
    ],
    [
      'a language that is not spoken',
      'language-missing',
      (world) => (citizenOf(world, 'c2').language = { code: 'pl', kind: 'required' }),
      (world) => (citizenOf(world, 'c2').language = { code: 'ar', kind: 'required' }),
    ],
    [
      'another team than the one required',
      'team-other',
      (world) => (citizenOf(world, 'c2').team = { code: 'south', kind: 'required' }),
      (world) => (citizenOf(world, 'c2').team = { code: 'north', kind: 'required' }),
    ],
    [
      'a person the citizen has said no to',
      'refused-by-citizen',
      (world) => (citizenOf(world, 'c1').refuses = [placementOf(world, 'c1').person]),
      (world) => (citizenOf(world, 'c1').refuses = ['siv']),
    ],
    [
      'a citizen the person has said no to',
      'refused-by-person',
      (world) => (personOf(world, 'c1').refuses = ['c1']),
      (world) => (personOf(world, 'c1').refuses = ['c5']),
    ],
    [
      'a person who leaves before',
      'not-there',
      (world) => (personOf(world, 'c1').to = '2026-11-29'),
      (world) => (personOf(world, 'c1').to = '2026-11-30'),
    ],
    [
      'a person who takes nobody new',
      'takes-nobody-new',
      (world) => (personOf(world, 'c2').takesNew = false),
      (world) => (personOf(world, 'c2').takesNew = true),
    ],
    [
      'a person without time',
      'no-time',
      (world) => (personOf(world, 'c2').absence = 1000),
      (world) => (personOf(world, 'c2').absence = 0),
    ],
    [
      'a hard ceiling in citizens',
      'ceiling-citizens',
      ({ file }) => (file.people[0].ceiling!.citizens = 2),
      ({ file }) => (file.people[0].ceiling!.citizens = 4),
    ],
    [
      'a hard ceiling in minutes',
      'ceiling-minutes',
      ({ file }) => (file.people[0].ceiling!.minutes = 210),
      ({ file }) => (file.people[0].ceiling!.minutes = 400),
    ],
    [
      'somebody unplaced who need not be',
      'unplaced-needlessly',
      (world) => delete citizenOf(world, 'c5').competences,
      (world) => (citizenOf(world, 'c5').refuses = ['per']),
    ],
    [
      'a load of a citizen that is another',
      'other-minutes',
      (world) => (placementOf(world, 'c3').minutes -= 1),
      (world) => (placementOf(world, 'c3').minutes = 66),
    ],
    [
      'points that are others',
      'other-points',
      (world) => (placementOf(world, 'c2').points += 1),
      (world) => (placementOf(world, 'c2').points += 0),
    ],
    [
      'broken wishes that are not told',
      'other-breaks',
      (world) => placementOf(world, 'c2').breaks.push({ code: 'team-wished', points: 2, says: '' }),
      (world) => placementOf(world, 'c2').breaks.push({ code: 'team-wished', points: 0, says: '' }),
    ],
    [
      'a load of a person that is another',
      'other-load',
      ({ found }) => (found.loads[0].minutes += 5),
      ({ found }) => found.loads.reverse(),
    ],
    [
      'a load that is not told',
      'load-forgotten',
      ({ found }) => found.loads.pop(),
      ({ found }) => found.loads.unshift(found.loads.pop()!),
    ],
    [
      'net minutes that are others',
      'other-net',
      ({ found }) => (found.loads[1].net += 1),
      ({ found }) => (found.loads[1].net = 1000),
    ],
    [
      'a level that is another',
      'other-level',
      ({ found }) => (found.level.reached += 1),
      ({ found }) => (found.level.by = 'annealing'),
    ],
    [
      'a limit that is not the slack',
      'other-limit',
      ({ found }) => (found.level.limit += 1),
      ({ file }) => (file.settings.slack += 0.0001),
    ],
    [
      'a level above the limit',
      'above-the-limit',
      ({ found }) => (found.level.limit = found.level.reached - 1),
      ({ found }) => (found.seed = 5),
    ],
    [
      'a level better than its bound',
      'better-than-its-bound',
      ({ found }) => (found.level.bound = found.level.reached + 1),
      ({ found }) => (found.points.bound -= 0),
    ],
    [
      'points better than their bound',
      'better-than-its-bound',
      ({ found }) => (found.points.bound = found.points.reached + 1),
      ({ found }) => (found.points.by = 'tree'),
    ],
    [
      'a proof that is none',
      'not-what-was-proven',
      ({ found }) => (found.level.bound -= 1),
      ({ found }) => ((found.level.bound -= 1), (found.level.proven = false)),
    ],
    [
      'a count that is another',
      'other-count',
      ({ found }) => (found.placed.of += 1),
      ({ found }) => (found.placed.proven = false),
    ],
  ];

  for (const [what, code, fault, twin] of planted)
    it(`finds ${what}, and nothing in its twin`, () => {
      expect(codesAfter(fault)).toContain(code);
      expect(codesAfter(twin)).toEqual([]);
    });

  it('lets somebody who was above a ceiling keep those who are there, and get nobody else', async () => {
    const file = caseloadForTests({
      people: [
        { id: 'ida', contract: 1250, ceiling: { kind: 'hard', citizens: 1 } },
        { id: 'per', contract: 1250 },
      ],
      citizens: [1, 2, 3]
        .map((i) => ({ id: `c${i}`, minutes: 10, with: 'ida' }))
        .concat({ id: 'c4', minutes: 10, with: 'per' }),
      settings: { enough: 1 },
    });
    const found = await balance(file, { mode: 'rebalance', seed: 1 });
    expect(found.relationsChanged).toBe(0);
    expect(checkBalance(file, found).faults).toEqual([]);
    const swapped = structuredClone(found) as Open<BalanceFile>;
    swapped.placements[3].person = 'ida';
    swapped.placements[2].person = 'per';
    expect(checkBalance(file, swapped).faults.map(({ code }) => code)).toContain('ceiling-citizens');
  });
});
