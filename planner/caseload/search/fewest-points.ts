import { anneal } from './anneal.ts';
import type { Board } from './board.ts';
import { pairsWithin, type Relaxed, type Solver } from './exact.ts';
import { boundOfKnapsacks } from './knapsacks.ts';
import { type Assigned, type Caps, capsAt } from './level.ts';
import { pointsOfPlacement } from './points-of.ts';
import type { Effort } from './stop.ts';
import { tighten } from './tighten.ts';
import { throughWindows } from './windows.ts';

/** The second phase's end: the fewest points found under a level, and the points below which nobody can come. */
export type FewestPoints = {
  readonly assigned: Assigned;
  readonly points: number;
  readonly bound: number;
  readonly by: 'bound' | 'tree' | 'annealing';
};

/**
 * The fewest broken wishes and relations under a level (the generalized assignment problem).
 * Annealing gives a placement, the linear relaxation a bound. Points are whole, so the bound is rounded up; often they meet.
 * If not, each pair whose reduced cost alone lifts the bound to what is reached falls away (Dantzig, Fulkerson & Johnson 1954),
 * and HiGHS looks for anything better among those that are left, or proves that there is nothing. Where too many are left,
 * annealing begins again from the rounded relaxation, windows of a few people are shared anew, and knapsacks raise the bound.
 *
 * @param start a placement under the level
 */
export function fewestPoints(board: Board, start: Assigned, { level, solver, effort }: Under): FewestPoints {
  const caps = tighten(board, capsAt(board, level));
  const { moves, random, clock, exactPairs } = effort;
  const outOfTime = clock.outOfTime;
  const assigned = anneal(board, start, { caps, points: true, moves: 4 * moves, random, outOfTime }) ?? start;
  const points = pointsOfPlacement(board, assigned);
  if (points === 0) return { assigned, points, bound: 0, by: 'bound' };
  const pairs = pairsWithin(board, caps);
  const relaxed = solver.relax(board, { caps, pairs, least: 'points' });
  const bound = Math.min(points, Math.max(0, Math.ceil(relaxed.value - SURE)));
  const hunt: Hunt = {
    board,
    caps,
    pairs,
    relaxed,
    best: { assigned, points, bound, by: bound === points ? 'bound' : 'annealing' },
  };
  if (keptOf(hunt).length > exactPairs) {
    const rounded = roundedOf(hunt);
    const cooled = anneal(board, rounded, { caps, points: true, moves: 4 * moves, heat: 0.3, random, outOfTime });
    const better = cooled !== undefined && pointsOfPlacement(board, cooled) < points ? cooled : assigned;
    const cost = new Float64Array(board.points.length).fill(Number.POSITIVE_INFINITY);
    for (const [i, pair] of pairs.entries()) cost[pair] = Math.max(0, relaxed.reduced[i] ?? 0);
    const whole = Math.min(points, Math.max(bound, boundOfKnapsacks(board, { caps, pairs, relaxed, reached: points })));
    const found = throughWindows(board, better, { caps, pairs, cost, bound: whole, rounds: ROUNDS, solver, effort });
    const reached = pointsOfPlacement(board, found);
    hunt.best = { assigned: found, points: reached, bound: whole, by: whole === reached ? 'bound' : 'annealing' };
  }
  if (hunt.best.bound === hunt.best.points) return hunt.best;
  const kept = keptOf(hunt);
  if (kept.length <= 2 * exactPairs && !outOfTime()) looks(hunt, { solver, pairs: kept, all: true });
  return hunt.best;
}

const SURE = 1e-6;
/** Windows that are shared anew where the whole is too large for the exact solver. */
const ROUNDS = 120;

type Under = { readonly level: number; readonly solver: Solver; readonly effort: Effort };
type Hunt = {
  readonly board: Board;
  readonly caps: Caps;
  readonly pairs: Int32Array;
  readonly relaxed: Relaxed;
  best: FewestPoints;
};

/** Each citizen where the relaxation puts most of her: nearly the fewest points, and mostly a little above the caps. */
function roundedOf({ board, pairs, relaxed, best }: Hunt): Assigned {
  const width = board.people.length;
  const rounded = Int32Array.from(best.assigned);
  const most = new Float64Array(rounded.length);
  for (const [i, pair] of pairs.entries()) {
    const c = Math.floor(pair / width);
    if ((relaxed.parts[i] ?? 0) <= most[c]) continue;
    most[c] = relaxed.parts[i];
    rounded[c] = pair - c * width;
  }
  return rounded;
}

/** The pairs that a better placement can have. */
function keptOf({ pairs, relaxed, best }: Hunt): Int32Array {
  return pairs.filter((_, i) => relaxed.value + Math.max(0, relaxed.reduced[i] ?? 0) <= best.points - 1 + SURE);
}

/** Looks for something better among these pairs; when they are all that a better placement can have, the answer is a proof. */
function looks(hunt: Hunt, { solver, pairs, all }: { solver: Solver; pairs: Int32Array; all: boolean }): void {
  const { board, caps, best } = hunt;
  const exact = solver.solve(board, { caps, pairs, least: 'points', atMost: best.points - 1 });
  const found = exact.assigned === undefined ? best.points : pointsOfPlacement(board, exact.assigned);
  if (exact.assigned !== undefined && found < best.points)
    hunt.best = { ...best, assigned: exact.assigned, points: found, by: best.bound === found ? 'bound' : 'annealing' };
  if (!all) return;
  const { points } = hunt.best;
  if (exact.end === 'limit') hunt.best = { ...hunt.best, bound: Math.max(best.bound, Math.min(exact.bound, points)) };
  else hunt.best = { ...hunt.best, bound: points, by: 'tree' };
}
