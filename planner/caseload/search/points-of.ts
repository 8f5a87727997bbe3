import { timesAbove } from '../rules/ceiling.ts';
import type { Board } from './board.ts';
import type { Assigned } from './level.ts';

/** The points of a placement: what its pairs break, and what is above soft ceilings. */
export function pointsOfPlacement(board: Board, assigned: Assigned): number {
  const { people, points, minutes } = board;
  const given = new Int32Array(people.length);
  const count = new Int32Array(people.length);
  let sum = 0;
  for (const [c, p] of assigned.entries()) {
    if (p < 0) continue;
    sum += points[c * people.length + p];
    given[p] += minutes[c];
    count[p] += 1;
  }
  for (const p of people.keys()) sum += pointsAbove(board, p, { citizens: count[p], minutes: given[p] });
  return sum;
}

/** What a person's soft ceiling costs with so much given on top of what is there. */
export function pointsAbove(
  board: Board,
  p: number,
  given: { readonly citizens: number; readonly minutes: number },
): number {
  const citizens = board.baseCitizens[p] + given.citizens;
  return (
    board.file.settings.prices.softCeiling * timesAbove(board.people[p], citizens, board.baseMinutes[p] + given.minutes)
  );
}
