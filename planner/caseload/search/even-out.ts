import type { Board } from './board.ts';
import { type Assigned, capsAt } from './level.ts';
import { pointsAbove } from './points-of.ts';

const MOST_ROUNDS = 20;
/** With more citizens, only single moves are tried: exchanges are the square of them. */
const MOST_FOR_EXCHANGES = 1_500;

/**
 * Among placements with as few points, a more even one: the sum of minutes² ÷ net falls with each move or exchange, no points
 * are added, and nobody is lifted above the highest load there is. A descent: what it gives is good, and not proven.
 */
export function evenOut(board: Board, start: Assigned, level: number): Assigned {
  const hands = new Hands(board, start, level);
  const all = [...start.keys()];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let changed = false;
    for (const c of all) for (const p of board.people.keys()) changed = hands.tries(c, p, -1) || changed;
    if (all.length <= MOST_FOR_EXCHANGES)
      for (const c of all)
        for (const other of all) if (other > c) changed = hands.tries(c, hands.assigned[other], other) || changed;
    if (!changed) break;
  }
  return hands.assigned;
}

class Hands {
  readonly assigned: Int32Array;
  private readonly board: Board;
  private readonly room: Int32Array;
  private readonly places: Int32Array;
  private readonly minutes: Int32Array;
  private readonly citizens: Int32Array;

  constructor(board: Board, start: Assigned, level: number) {
    this.board = board;
    this.assigned = Int32Array.from(start);
    const caps = capsAt(board, level);
    this.room = caps.minutes;
    this.places = caps.citizens;
    this.minutes = new Int32Array(board.people.length);
    this.citizens = new Int32Array(board.people.length);
    for (const [c, p] of start.entries()) {
      this.minutes[p] += board.minutes[c];
      this.citizens[p] += 1;
    }
  }

  /** Does a move (or an exchange with another citizen) if it makes things more even and costs nothing. */
  tries(c: number, to: number, other: number): boolean {
    const { allowed, people, minutes, points } = this.board;
    const from = this.assigned[c];
    const width = people.length;
    if (from === to || allowed[c * width + to] === 0) return false;
    if (other >= 0 && allowed[other * width + from] === 0) return false;
    const shift = minutes[c] - (other < 0 ? 0 : minutes[other]);
    const places = other < 0 ? 1 : 0;
    if (this.minutes[to] + shift > this.room[to] || this.citizens[to] + places > this.places[to]) return false;
    if (this.minutes[from] - shift > this.room[from]) return false;
    if (this.unevenness(from, -shift) + this.unevenness(to, shift) >= -1e-9) return false;
    const back = other < 0 ? 0 : points[other * width + from] - points[other * width + to];
    const soft = this.soft(from, -places, -shift) + this.soft(to, places, shift);
    if (points[c * width + to] - points[c * width + from] + back + soft > 0) return false;
    this.minutes[from] -= shift;
    this.minutes[to] += shift;
    this.citizens[from] -= places;
    this.citizens[to] += places;
    this.assigned[c] = to;
    if (other >= 0) this.assigned[other] = from;
    return true;
  }

  /** How minutes² ÷ net changes with so many minutes more. */
  private unevenness(p: number, more: number): number {
    const before = this.board.baseMinutes[p] + this.minutes[p];
    return (more * (2 * before + more)) / this.board.net[p];
  }

  private soft(p: number, citizens: number, minutes: number): number {
    const now = { citizens: this.citizens[p], minutes: this.minutes[p] };
    const then = { citizens: now.citizens + citizens, minutes: now.minutes + minutes };
    return pointsAbove(this.board, p, then) - pointsAbove(this.board, p, now);
  }
}
