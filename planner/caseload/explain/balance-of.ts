import type { BalanceFile, Placement } from '../problem/balance-file.ts';
import type { Pair } from '../rules/rule.ts';
import { allBroken } from '../rules/soft-rules.ts';
import { type Board, pairsOf } from '../search/board.ts';
import type { FewestPoints } from '../search/fewest-points.ts';
import { type Assigned, levelOf, shareOf } from '../search/level.ts';
import type { LowestLevel } from '../search/lowest-level.ts';
import type { AsMany } from '../search/place-as-many.ts';
import { pointsOfPlacement } from '../search/points-of.ts';
import { becauseOf } from './because-of.ts';
import { type Held, heldBy, nextBest } from './next-best.ts';
import { whyUnplaced } from './why-unplaced.ts';

/** What the phases came to. `assigned` gives a person for each of `many.citizens`. */
export type Found = {
  readonly many: AsMany;
  readonly lowest: LowestLevel;
  readonly fewest: FewestPoints;
  readonly limit: number;
  readonly assigned: Assigned;
  readonly seed: number;
  readonly cut: boolean;
};

/** A balance as it is handed out: every placement with its reasons, everybody left out with what would help. */
export function balanceOf(board: Board, found: Found): BalanceFile {
  const { many, lowest, fewest, limit, seed } = found;
  const assigned = new Int32Array(board.citizens.length).fill(-1);
  for (const [i, c] of many.citizens.entries()) assigned[c] = found.assigned[i];
  const reached = levelOf(board, assigned);
  const points = pointsOfPlacement(board, assigned);
  const placements = placementsOf(board, assigned, { level: reached, limit });
  const left = [...assigned.keys()].filter((c) => assigned[c] < 0);
  return {
    format: 'tillit-balance-1',
    week: board.file.week,
    mode: board.mode,
    seed,
    placed: { citizens: placements.length, of: board.citizens.length, proven: many.proven },
    level: {
      reached,
      smallest: lowest.level,
      bound: lowest.bound,
      proven: lowest.bound === lowest.level,
      by: lowest.by,
      limit,
    },
    points: {
      reached: points,
      bound: fewest.bound,
      proven: fewest.bound === points,
      by: fewest.by,
      ceilings: points - placements.reduce((sum, one) => sum + one.points, 0),
    },
    relationsChanged: placements.filter(({ before, person }) => before !== null && before !== person).length,
    placements,
    unplaced: whyUnplaced(board, assigned, left),
    loads: loadsOf(board, assigned),
    stopped: found.cut ? 'seconds' : 'done',
  };
}

function placementsOf(board: Board, assigned: Assigned, levels: { level: number; limit: number }): Placement[] {
  const pairOf = pairsOf(board.file);
  const held: Held = heldBy(board, assigned);
  return board.citizens.flatMap((citizen, c) => {
    const p = assigned[c];
    if (p < 0) return [];
    const person = board.people[p];
    const pair: Pair = pairOf(citizen, person);
    const breaks = allBroken(pair);
    return [
      {
        citizen: citizen.id,
        person: person.id,
        before: citizen.with ?? null,
        minutes: board.minutes[c],
        points: breaks.reduce((sum, one) => sum + one.points, 0),
        breaks,
        because: becauseOf(pair, choicesOf(board, c)),
        nextBest: nextBest(board, c, { held, ...levels }),
      },
    ];
  });
}

function choicesOf(board: Board, c: number): number {
  const people = board.people.length;
  return board.allowed.subarray(c * people, (c + 1) * people).reduce((sum, one) => sum + one, 0);
}

function loadsOf(board: Board, assigned: Assigned): BalanceFile['loads'] {
  const { minutes, citizens } = heldBy(board, assigned);
  const before = heldBy(board, board.now);
  return board.people.map((person, p) => ({
    person: person.id,
    citizens: citizens[p],
    minutes: minutes[p],
    before: before.minutes[p],
    net: board.net[p],
    level: board.net[p] === 0 ? null : shareOf(minutes[p], board.net[p]),
  }));
}
