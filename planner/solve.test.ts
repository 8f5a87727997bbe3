import { describe, expect, it } from 'vitest';
import { generateTeam } from './bench/generate-team.ts';
import { checkPlan } from './check/check-plan.ts';
import { compileProblem } from './problem/compile-problem.ts';
import { PlanFile } from './problem/plan-file.ts';
import type { ProblemFileInput } from './problem/problem-file.ts';
import { ProblemFile } from './problem/problem-file.ts';
import { smallTeam, visit } from './problem/small-team-for-tests.ts';
import { adopt } from './search/adopt.ts';
import { chainsOfPlan } from './solution/chains-of-plan.ts';
import { State } from './solution/state.ts';
import { Timing } from './solution/timing.ts';
import { writePlan } from './solution/write-plan.ts';
import { solve } from './solve.ts';

const team = (seed: number): ProblemFileInput => generateTeam({ staff: 8, citizens: 16, days: 14, visits: 20 }, seed);

async function planOf(input: ProblemFileInput, { steps = 200, threads = 1, seed = 1 } = {}) {
  const file = ProblemFile.parse(input);
  const problem = compileProblem(file);
  const solved = await solve(problem, { seed, threads, stop: { steps } });
  const state = new State(problem);
  adopt(state, new Timing(state), solved.next);
  return { file, problem, solved, plan: PlanFile.parse(writePlan(file, state)) };
}

describe('A plan', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'is proven by the checker, and costs what the search says (team %i)',
    async (seed) => {
      const { file, solved, plan } = await planOf(team(seed));
      const { faults, price } = checkPlan(file, plan);
      expect(faults).toEqual([]);
      expect(price.total).toBeCloseTo(solved.total, 4);
    },
  );

  it('shares work more evenly where that is weighed, and is proven all the same', async () => {
    const unevenIn = async (weight: number) => {
      const { file, solved, plan } = await planOf({ ...team(3), weights: { unevenWork: weight } }, { steps: 600 });
      const { faults, price } = checkPlan(file, plan);
      expect(faults).toEqual([]);
      expect(price.total).toBeCloseTo(solved.total, 4);
      return checkPlan({ ...file, weights: { ...file.weights, unevenWork: 1 } }, plan).price.unevenWork;
    };
    expect(await unevenIn(20)).toBeLessThan(await unevenIn(0));
  });

  it('is the same for the same seed and as many steps, in one thread and in two', async () => {
    for (const threads of [1, 2]) {
      const [one, other] = await Promise.all([planOf(team(5), { threads }), planOf(team(5), { threads })]);
      expect(JSON.stringify(one.plan)).toBe(JSON.stringify(other.plan));
    }
    const another = await planOf(team(5), { seed: 2 });
    expect(another.solved.total).not.toBe((await planOf(team(5))).solved.total);
  });

  it('is not worse after more steps', async () => {
    const { problem, solved } = await planOf(team(6), { steps: 100 });
    const later = await solve(problem, { seed: 1, threads: 1, stop: { steps: 200 }, start: solved.next });
    expect(later.total).toBeLessThanOrEqual(solved.total + 1e-6);
  });

  it('gives one person to whoever allows one, and leaves out what that makes impossible', async () => {
    const day = (date: string, id: string) => visit(id, { date });
    const { plan } = await planOf({
      ...smallTeam(),
      days: 2,
      citizens: [{ id: 'per', place: 'at-per', faces: { target: 1, most: 1 } }],
      people: [
        { id: 'anna', shifts: [smallShift('2026-11-23')] },
        { id: 'bo', shifts: [smallShift('2026-11-24')] },
      ],
      visits: [day('2026-11-23', 'monday'), day('2026-11-24', 'tuesday')],
    });
    expect(plan.routes.flatMap(({ stops }) => stops)).toHaveLength(1);
  });

  it('stops at once when it is told to, with the best plan so far', async () => {
    const problem = compileProblem(ProblemFile.parse(team(7)));
    const stop = new AbortController();
    const seen: number[] = [];
    const solved = await solve(problem, {
      seed: 1,
      stop: { seconds: 600, signal: stop.signal },
      onProgress: ({ total }) => {
        seen.push(total);
        if (seen.length === 2) stop.abort();
      },
    });
    expect(solved.total).toBe(Math.min(...seen));
    expect(solved.seconds).toBeLessThan(600);
  });

  it('of nothing is empty', async () => {
    for (const nothing of [{ visits: [] }, { visits: [], citizens: [] }, { people: [] }]) {
      const { plan } = await planOf({ ...smallTeam(), ...nothing }, { steps: 40 });
      expect(plan.routes).toEqual([]);
    }
  });

  it('in one thread hears between two rounds that it is to stop', async () => {
    const problem = compileProblem(ProblemFile.parse(team(7)));
    const stop = new AbortController();
    setImmediate(() => stop.abort());
    const { seconds } = await solve(problem, { seed: 1, threads: 1, stop: { seconds: 600, signal: stop.signal } });
    expect(seconds).toBeLessThan(600);
  });

  it('knows that nobody needs a way from a place to itself', async () => {
    const matrix = [
      [null, 10, 20],
      [10, null, 10],
      [20, 10, null],
    ];
    const visits = [visit('one'), visit('other', { window: { from: '10:00', to: '11:00' } })];
    const { file, plan } = await planOf({ ...smallTeam(), travel: { matrix }, visits }, { steps: 40 });
    expect(plan.routes.flatMap(({ stops }) => stops)).toHaveLength(2);
    expect(checkPlan(file, plan).faults).toEqual([]);
  });

  it('ends when it is good enough', async () => {
    const problem = compileProblem(ProblemFile.parse(team(8)));
    const { steps } = await solve(problem, { seed: 1, threads: 1, stop: { steps: 4_000, target: Infinity } });
    expect(steps).toBe(0);
  });
});

/** Each makes the problem easier, so the old plan still holds in it. */
const easier: [string, (file: ProblemFileInput) => ProblemFileInput][] = [
  ['a window is wider', (file) => ({ ...file, visits: file.visits.map((one, i) => (i % 7 === 0 ? wider(one) : one)) })],
  ['there is a person more', (file) => ({ ...file, people: [...file.people, { ...file.people[0], id: 'one-more' }] })],
  ['there is a visit less', (file) => ({ ...file, visits: file.visits.slice(0, -1) })],
];

describe('The old plan, offered as a start, is never made worse', () => {
  it.each(easier)('when %s', async (_, ease) => {
    const input = team(9);
    const { plan, solved } = await planOf(input);
    const file = ProblemFile.parse(ease(input));
    const problem = compileProblem(file);
    const start = chainsOfPlan(problem, plan);
    const { total } = await solve(problem, { seed: 3, threads: 1, stop: { steps: 60 }, start });
    expect(total).toBeLessThanOrEqual(solved.total + 1e-6);
  });
});

function smallShift(date: string) {
  return { date, from: '08:00', to: '16:00', start: 'office', end: 'office' };
}

function wider(one: ProblemFileInput['visits'][number]): ProblemFileInput['visits'][number] {
  return { ...one, window: { from: 0, to: 1_440 } };
}
