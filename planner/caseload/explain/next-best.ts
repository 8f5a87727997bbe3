import type { Placement } from '../problem/balance-file.ts';
import { nameOf } from '../rules/rule.ts';
import type { Board } from '../search/board.ts';
import { type Assigned, shareOf } from '../search/level.ts';
import { pointsAbove } from '../search/points-of.ts';

/** What each person holds with a placement, all in all. */
export type Held = { readonly assigned: Assigned; readonly minutes: Int32Array; readonly citizens: Int32Array };

export function heldBy(board: Board, assigned: Assigned): Held {
  const minutes = Int32Array.from(board.baseMinutes);
  const citizens = Int32Array.from(board.baseCitizens);
  for (const [c, p] of assigned.entries())
    if (p >= 0) {
      minutes[p] += board.minutes[c];
      citizens[p] += 1;
    }
  return { assigned, minutes, citizens };
}

type Now = { readonly held: Held; readonly level: number; readonly limit: number };
type Choice = { readonly p: number; readonly points: number; readonly level: number };

/**
 * The best other person for one citizen while everybody else stays: first those who keep the level's limit, then fewest points,
 * then the lowest level. Nothing when nobody else may be, or every other ceiling is reached.
 */
export function nextBest(board: Board, c: number, now: Now): Placement['nextBest'] {
  const { held, level, limit } = now;
  let best: Choice | undefined;
  for (const p of board.people.keys()) {
    if (p === held.assigned[c] || board.allowed[c * board.people.length + p] === 0) continue;
    const minutes = held.minutes[p] + board.minutes[c];
    if (minutes > board.mostMinutes[p] || held.citizens[p] + 1 > board.mostCitizens[p]) continue;
    const choice = {
      p,
      points: pointsMore(board, c, { to: p, held }),
      level: Math.max(level, shareOf(minutes, board.net[p])),
    };
    if (best === undefined || before(choice, best, limit)) best = choice;
  }
  if (best === undefined) return null;
  const highest = Math.floor((level * board.net[best.p]) / 1000);
  const minutes = Math.max(0, held.minutes[best.p] + board.minutes[c] - highest);
  return {
    person: board.people[best.p].id,
    points: best.points,
    level: best.level,
    minutes,
    says: says(board, best, minutes),
  };
}

function before(a: Choice, b: Choice, limit: number): boolean {
  const [overA, overB] = [Math.max(0, a.level - limit), Math.max(0, b.level - limit)];
  if (overA !== overB) return overA < overB;
  return a.points === b.points ? a.level < b.level : a.points < b.points;
}

function pointsMore(board: Board, c: number, { to, held }: { to: number; held: Held }): number {
  const from = held.assigned[c];
  const width = board.people.length;
  const soft = (p: number, sign: 1 | -1) => {
    const given = {
      citizens: held.citizens[p] - board.baseCitizens[p],
      minutes: held.minutes[p] - board.baseMinutes[p],
    };
    const then = { citizens: given.citizens + sign, minutes: given.minutes + sign * board.minutes[c] };
    return pointsAbove(board, p, then) - pointsAbove(board, p, given);
  };
  return board.points[c * width + to] - board.points[c * width + from] + soft(to, 1) + soft(from, -1);
}

function says(board: Board, { p, points }: Choice, minutes: number): string {
  const name = nameOf(board.people[p]);
  const load =
    minutes === 0 ? 'the highest load would stay' : `the highest load would rise by ${minutes} minutes a week`;
  if (points === 0) return `${name} would cost no wish, and ${load}.`;
  const some = `${Math.abs(points)} ${Math.abs(points) === 1 ? 'point' : 'points'}`;
  return `${name} would ${points > 0 ? 'cost' : 'save'} ${some} in wishes, and ${load}.`;
}
