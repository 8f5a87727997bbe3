import type { Board } from './board.ts';
import type { Solver } from './exact.ts';
import type { Assigned, Caps } from './level.ts';
import { pointsOfPlacement } from './points-of.ts';
import { restrict } from './restrict.ts';
import type { Effort } from './stop.ts';

/** A placement under caps, the pairs that may be, and where to stop. */
export type Windows = {
  readonly caps: Caps;
  readonly pairs: Int32Array;
  /** The reduced cost of each pair, infinite where it may not be. */
  readonly cost: Float64Array;
  readonly bound: number;
  readonly rounds: number;
  readonly solver: Solver;
  readonly effort: Effort;
};

/** And two and four more, turn about. */
const PEOPLE_IN_A_WINDOW = 8;
const NODES = 50;

/**
 * Large neighbourhoods (Shaw 1998): some people at a time are taken together with all their citizens, and HiGHS shares
 * those anew among them with the fewest points. Each round is a small model; none makes the placement worse.
 */
export function throughWindows(board: Board, start: Assigned, windows: Windows): Assigned {
  const { clock } = windows.effort;
  let best: Assigned = Int32Array.from(start);
  let points = pointsOfPlacement(board, best);
  // Where one window holds everybody, another look would see the same.
  const rounds = board.people.length > PEOPLE_IN_A_WINDOW ? windows.rounds : 1;
  for (let round = 0; round < rounds && points > windows.bound && !clock.outOfTime(); round++) {
    const people = someOf(board, best, windows, PEOPLE_IN_A_WINDOW + 2 * (round % 3));
    const next = shareAnew(board, best, people, windows);
    if (next === undefined) continue;
    const reached = pointsOfPlacement(board, next);
    if (reached >= points) continue;
    best = next;
    points = reached;
  }
  return best;
}

/**
 * Some people whose citizens could be better off with each other: one after the other, a citizen of somebody in the window
 * who is dear where she is (by reduced cost) brings the person where she would be cheapest. Now and then a person by chance.
 */
function someOf(board: Board, assigned: Assigned, windows: Windows, size: number): Set<number> {
  const { random } = windows.effort;
  const width = board.people.length;
  const some = new Set([random.below(width)]);
  const most = Math.min(width, size);
  for (let tries = 0; some.size < most; tries++) {
    const c = random.below(assigned.length);
    if (!some.has(assigned[c]) && tries < 50 * most) continue;
    let best = random.below(width);
    if (random.next() < 0.8) {
      let least = Number.POSITIVE_INFINITY;
      for (let p = 0; p < width; p++) {
        const cost = windows.cost[c * width + p] + random.next();
        if (!some.has(p) && cost < least) [best, least] = [p, cost];
      }
    }
    some.add(best);
  }
  return some;
}

function shareAnew(
  board: Board,
  assigned: Assigned,
  people: ReadonlySet<number>,
  windows: Windows,
): Assigned | undefined {
  const width = board.people.length;
  const citizens = [...assigned.keys()].filter((c) => people.has(assigned[c]));
  if (citizens.length < 2) return undefined;
  const part = restrict(board, citizens);
  const pairs: number[] = [];
  const place = new Int32Array(board.citizens.length).fill(-1);
  for (const [i, c] of citizens.entries()) place[c] = i;
  for (const pair of windows.pairs) {
    const c = Math.floor(pair / width);
    const p = pair - c * width;
    if (place[c] >= 0 && people.has(p)) pairs.push(place[c] * width + p);
  }
  const now = pointsOfPlacement(
    part,
    Int32Array.from(citizens, (c) => assigned[c]),
  );
  const { assigned: found } = windows.solver.solve(part, {
    caps: windows.caps,
    pairs: Int32Array.from(pairs),
    least: 'points',
    atMost: now - 1,
    nodes: NODES,
  });
  if (found === undefined) return undefined;
  const next = Int32Array.from(assigned);
  for (const [i, c] of citizens.entries()) next[c] = found[i];
  return next;
}
