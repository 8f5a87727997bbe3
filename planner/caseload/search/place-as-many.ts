import { anneal } from './anneal.ts';
import type { Board } from './board.ts';
import { pairsWithin, type Solver } from './exact.ts';
import { greedy } from './greedy.ts';
import { ANY_LEVEL, type Assigned, type Caps, capsAt } from './level.ts';
import { restrict } from './restrict.ts';
import type { Effort } from './stop.ts';

/** Who can be placed under the hard rules and ceilings. */
export type AsMany = {
  /** By their place on the board. */
  readonly citizens: readonly number[];
  /** A person for each of `citizens`. */
  readonly start: Assigned;
  /** Nobody can place more. */
  readonly proven: boolean;
};

/** More than all days of waiting together: nobody is left out so that two others wait less. */
const ONE_CITIZEN = 100_000;

/** Before all else: as many as possible get somebody; where not all can, those who have waited longest go first. */
export function placeAsMany(board: Board, solver: Solver, effort: Effort): AsMany {
  const people = board.people.length;
  const placeable = [...board.citizens.keys()].filter((c) =>
    board.allowed.subarray(c * people, (c + 1) * people).includes(1),
  );
  if (placeable.length === 0) return { citizens: [], start: new Int32Array(0), proven: true };
  const some = restrict(board, placeable);
  const caps = capsAt(some, ANY_LEVEL);
  const all = anneal(some, greedy(some, caps), {
    caps,
    points: false,
    moves: effort.moves,
    random: effort.random,
    outOfTime: effort.clock.outOfTime,
  });
  if (all !== undefined) return { citizens: placeable, start: all, proven: true };
  const pairs = pairsWithin(some, caps);
  const exact =
    pairs.length <= 2 * effort.exactPairs
      ? solver.solve(some, { caps, pairs, least: 'placing', leftOut: costOfWaiting(some) })
      : undefined;
  const assigned = exact?.assigned ?? byWaiting(some, caps);
  const citizens = [...assigned.keys()].filter((c) => assigned[c] >= 0);
  return {
    citizens: citizens.map((c) => placeable[c]),
    start: Int32Array.from(citizens, (c) => assigned[c]),
    proven: exact?.end === 'optimal',
  };
}

/** What leaving each out costs: one citizen, and a little for each day of waiting. Those who have somebody come first. */
function costOfWaiting(board: Board): Float64Array {
  return Float64Array.from(
    board.citizens,
    (_, c) => ONE_CITIZEN + (board.now[c] >= 0 ? ONE_CITIZEN / 2 : Math.min(1_000, daysWaited(board, c))),
  );
}

function daysWaited({ file, citizens }: Board, c: number): number {
  const { waitingSince } = citizens[c];
  return waitingSince === undefined
    ? 0
    : Math.max(0, Math.round((Date.parse(file.week) - Date.parse(waitingSince)) / 86_400_000));
}

/** Without a solver: one after the other, the longest waiting first, where there is room. */
function byWaiting(board: Board, caps: Caps): Assigned {
  const { people, minutes, now, allowed } = board;
  const cost = costOfWaiting(board);
  const room = Int32Array.from(caps.minutes);
  const places = Int32Array.from(caps.citizens);
  const assigned = new Int32Array(board.citizens.length).fill(-1);
  const fits = (c: number, p: number) => allowed[c * people.length + p] === 1 && places[p] > 0 && room[p] >= minutes[c];
  const order = [...cost.keys()].toSorted((a, b) => cost[b] - cost[a] || a - b);
  for (const c of order) {
    let best = now[c] >= 0 && fits(c, now[c]) ? now[c] : -1;
    if (best < 0) for (const p of people.keys()) if (fits(c, p) && (best < 0 || room[p] > room[best])) best = p;
    if (best < 0) continue;
    assigned[c] = best;
    room[best] -= minutes[c];
    places[best] -= 1;
  }
  return assigned;
}
