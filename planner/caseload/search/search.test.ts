import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { randomFrom } from '../../basics/random.ts';
import { caseloads, times } from '../caseloads-for-tests.ts';
import { anneal } from './anneal.ts';
import { type Board, boardOf } from './board.ts';
import { evenOut } from './even-out.ts';
import { loadSolver, pairsWithin, type Solver } from './exact.ts';
import { fewestPoints } from './fewest-points.ts';
import { fitsWhole } from './fits-whole.ts';
import { greedy } from './greedy.ts';
import { boundOfKnapsacks } from './knapsacks.ts';
import { ANY_LEVEL, capsAt, levelOf } from './level.ts';
import { pointsOfPlacement } from './points-of.ts';
import { restrict } from './restrict.ts';
import type { Effort } from './stop.ts';
import { tighten } from './tighten.ts';
import { throughWindows } from './windows.ts';

/** Boards on which everybody is allowed somewhere, and a level that is neither hopeless nor easy. */
const boards: fc.Arbitrary<{ board: Board; level: number }> = fc
  .record({
    file: caseloads,
    mode: fc.constantFrom('new' as const, 'rebalance' as const),
    share: fc.integer({ min: 115, max: 130 }),
  })
  .map(({ file, mode, share }) => {
    const all = boardOf(file, mode);
    const width = all.people.length;
    const placeable = [...all.citizens.keys()].filter((c) =>
      all.allowed.subarray(c * width, (c + 1) * width).includes(1),
    );
    const board = restrict(all, placeable);
    return { board, level: Math.floor((levelOf(board, greedy(board, capsAt(board, ANY_LEVEL))) * share) / 130) };
  })
  .filter(({ board }) => board.citizens.length > 0);

const effort: Effort = {
  random: randomFrom(1),
  moves: 2_000,
  exactPairs: 5_000,
  clock: { secondsLeft: () => undefined, outOfTime: () => false, cut: () => false },
};

describe('the parts of the search', () => {
  let solver: Solver;
  beforeAll(async () => {
    solver = await loadSolver(1, () => undefined);
  });

  it('agree whether everybody fits: the tree, HiGHS, HiGHS with rounded rooms, and annealing where it finds a way', () => {
    let [fits, not] = [0, 0];
    fc.assert(
      fc.property(boards, ({ board, level }) => {
        const caps = capsAt(board, level);
        const asked = (some: typeof caps) =>
          solver.solve(board, { caps: some, pairs: pairsWithin(board, some), least: 'nothing' }).end;
        const { end } = fitsWhole(board, caps);
        if (end === 'found') fits += 1;
        else not += 1;
        expect([asked(caps), asked(tighten(board, caps))]).toEqual(
          Array(2).fill(end === 'found' ? 'optimal' : 'infeasible'),
        );
        const start = greedy(board, caps);
        const found = anneal(board, start, { caps, points: false, ...effort, outOfTime: () => false });
        if (found !== undefined) expect([end, levelOf(board, found) <= level]).toEqual(['found', true]);
      }),
      times(150),
    );
    expect(Math.min(fits, not)).toBeGreaterThan(3);
  });

  it('bound the points from below, knapsacks at least as high as the relaxation, and meet in the same fewest points', () => {
    fc.assert(
      fc.property(boards, ({ board, level }) => {
        const caps = capsAt(board, level);
        const fits = fitsWhole(board, caps);
        if (fits.end !== 'found') return;
        const best = fewestPoints(board, fits.assigned, { level, solver, effort });
        expect(best.points).toBe(best.bound);
        const pairs = pairsWithin(board, caps);
        const relaxed = solver.relax(board, { caps, pairs, least: 'points' });
        const knapsacks = boundOfKnapsacks(board, {
          caps,
          pairs,
          relaxed,
          reached: pointsOfPlacement(board, fits.assigned),
        });
        expect(knapsacks).toBeLessThanOrEqual(best.points);
        expect(knapsacks).toBeGreaterThanOrEqual(Math.ceil(relaxed.value - 1e-3));
      }),
      times(60),
    );
  });

  it('never make a placement worse: windows in points, evening out in level and points', () => {
    fc.assert(
      fc.property(boards, ({ board, level }) => {
        const caps = capsAt(board, level);
        const fits = fitsWhole(board, caps);
        if (fits.end !== 'found') return;
        const before = pointsOfPlacement(board, fits.assigned);
        const pairs = pairsWithin(board, caps);
        const cost = new Float64Array(board.points.length);
        const shared = throughWindows(board, fits.assigned, { caps, pairs, cost, bound: 0, rounds: 2, solver, effort });
        expect(pointsOfPlacement(board, shared)).toBeLessThanOrEqual(before);
        expect(levelOf(board, shared)).toBeLessThanOrEqual(level);
        const even = evenOut(board, shared, levelOf(board, shared));
        expect(pointsOfPlacement(board, even)).toBeLessThanOrEqual(pointsOfPlacement(board, shared));
        expect(levelOf(board, even)).toBeLessThanOrEqual(levelOf(board, shared));
      }),
      times(60),
    );
  });
});
