import { anneal } from './anneal.ts';
import type { Board } from './board.ts';
import { pairsWithin, type Solver } from './exact.ts';
import { fitsWhole } from './fits-whole.ts';
import { greedy } from './greedy.ts';
import { ANY_LEVEL, type Assigned, capsAt, levelOf } from './level.ts';
import type { Effort } from './stop.ts';
import { tighten } from './tighten.ts';

/** A thousandth of the level is not worth more of a tree than this. */
const NODES = 100;

/** The first phase's end: the smallest level found, and the level below which nobody can come. */
export type LowestLevel = {
  readonly assigned: Assigned;
  readonly level: number;
  readonly bound: number;
  readonly by: 'bound' | 'tree' | 'annealing';
};

/**
 * The smallest level at which everybody can be placed. A fixed level is a question of yes or no, which is far easier than the
 * least maximum itself: pairs that do not fit under it by themselves fall away (Lenstra, Shmoys & Tardos 1990), and no fraction
 * of a citizen hides behind the maximum. Annealing finds levels from above, linear relaxations exclude them from below,
 * and where the model is small HiGHS decides what lies between.
 *
 * @param start a placement under the hard ceilings
 */
export function lowestLevel(board: Board, start: Assigned, tools: { solver: Solver; effort: Effort }): LowestLevel {
  const span: Span = { board, ...tools, assigned: start, high: levelOf(board, start), low: 0 };
  const { effort } = tools;
  take(span, within(span, greedy(board, capsAt(board, ANY_LEVEL))));
  span.low = Math.min(span.high, levelOfSums(board));
  anneals(span, span.low);
  relaxes(span);
  anneals(span, span.low);
  if (span.low >= span.high) return endOf(span, 'bound');
  if (pairsWithin(board, capsAt(board, span.high)).length > effort.exactPairs) return endOf(span, 'annealing');
  return endOf(span, decides(span) ? 'tree' : 'annealing');
}

type Span = {
  readonly board: Board;
  readonly solver: Solver;
  readonly effort: Effort;
  assigned: Assigned;
  high: number;
  low: number;
};

function endOf({ assigned, high, low }: Span, by: LowestLevel['by']): LowestLevel {
  return { assigned, level: high, bound: Math.min(low, high), by };
}

function take(span: Span, assigned: Assigned | undefined): boolean {
  if (assigned === undefined) return false;
  const level = levelOf(span.board, assigned);
  if (level < span.high) {
    span.high = level;
    span.assigned = assigned;
  }
  return true;
}

/** A placement, if it keeps the hard ceilings. */
function within({ board, effort }: Span, assigned: Assigned): Assigned | undefined {
  return anneal(board, assigned, {
    caps: capsAt(board, ANY_LEVEL),
    points: false,
    moves: 1,
    random: effort.random,
    outOfTime: () => false,
  });
}

/** Halves what lies between what is reached and what is hoped for, the hope itself first. */
function anneals(span: Span, hope: number): void {
  const { board, effort } = span;
  let hoped = hope;
  let target = hope;
  while (hoped < span.high && !effort.clock.outOfTime()) {
    const caps = capsAt(board, target);
    const found = anneal(board, span.assigned, {
      caps,
      points: false,
      moves: effort.moves,
      random: effort.random,
      outOfTime: effort.clock.outOfTime,
    });
    if (!take(span, found)) hoped = target + 1;
    target = Math.floor((hoped + span.high - 1) / 2);
  }
}

/**
 * Raises the bound to the smallest level at which citizens in fractions could be placed. It is mostly where the loads together
 * would fit, or a little above: so it is looked for from below, in steps that double, and then between the last two.
 */
function relaxes(span: Span): void {
  const { board, solver } = span;
  const possible = (level: number) => {
    const caps = tighten(board, capsAt(board, level));
    return solver.relax(board, { caps, pairs: pairsWithin(board, caps), least: 'nothing' }).feasible;
  };
  let { low, high } = span;
  for (let step = 0; low < high; step = 2 * step + 1) {
    const level = Math.min(high - 1, low + step);
    if (possible(level)) {
      high = level;
      break;
    }
    low = level + 1;
  }
  while (low < high) {
    const level = Math.floor((low + high) / 2);
    if (possible(level)) high = level;
    else low = level + 1;
  }
  span.low = low;
}

/** Asks for whole citizens until nothing lies between; false when a limit ended it. */
function decides(span: Span): boolean {
  const { board, solver } = span;
  while (span.low < span.high) {
    const level = Math.floor((span.low + span.high - 1) / 2);
    const caps = tighten(board, capsAt(board, level));
    const fits = fitsWhole(board, caps);
    if (fits.end === 'none') {
      span.low = level + 1;
      continue;
    }
    if (fits.end === 'found') {
      take(span, fits.assigned);
      continue;
    }
    const { end, assigned } = solver.solve(board, {
      caps,
      pairs: pairsWithin(board, caps),
      least: 'nothing',
      nodes: NODES,
    });
    if (end === 'infeasible') span.low = level + 1;
    else if (!take(span, assigned)) return false;
  }
  return true;
}

/** The level at which the loads together would fit, if they could be poured: no solver needed. */
function levelOfSums(board: Board): number {
  const sum = board.minutes.reduce((all, one) => all + one, 0);
  let [low, high] = [0, ANY_LEVEL];
  while (low < high) {
    const level = Math.floor((low + high) / 2);
    const room = tighten(board, capsAt(board, level)).minutes.reduce((all, one) => all + Math.max(0, one), 0);
    if (room >= sum) high = level;
    else low = level + 1;
  }
  return low;
}
