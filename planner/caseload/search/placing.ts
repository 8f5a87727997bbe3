import type { Board } from './board.ts';
import type { Assigned, Caps } from './level.ts';
import { pointsAbove } from './points-of.ts';

const EACH_MINUTE = 1;
const EACH_CITIZEN = 60;

/** A placement with its sums, changed one citizen at a time in O(1). */
export class Placing {
  readonly assigned: Int32Array;
  /** What is above the caps: minutes, and 60 for each citizen. */
  over = 0;
  /** Points, when they count. */
  cost = 0;
  private readonly board: Board;
  private readonly caps: Caps;
  private readonly counts: boolean;
  private readonly soft: Uint8Array;
  private readonly minutes: Int32Array;
  /** The citizens of each person, in no order, and where each stands among them. */
  private readonly members: number[][];
  private readonly stands: Int32Array;

  /** @param counts whether points count */
  constructor(board: Board, start: Assigned, { caps, counts }: { caps: Caps; counts: boolean }) {
    this.board = board;
    this.caps = caps;
    this.counts = counts;
    this.assigned = Int32Array.from(start);
    this.soft = Uint8Array.from(board.people, ({ ceiling }) => (ceiling?.kind === 'soft' ? 1 : 0));
    this.minutes = new Int32Array(board.people.length);
    this.members = board.people.map(() => []);
    this.stands = new Int32Array(start.length);
    for (const [c, p] of start.entries()) {
      this.minutes[p] += board.minutes[c];
      this.joins(c, p);
      if (counts) this.cost += board.points[c * board.people.length + p];
    }
    for (const p of board.people.keys()) {
      this.over += this.overOf(p);
      this.cost += this.softOf(p);
    }
  }

  /** Somebody of a person, by a number from 0 (in) to 1 (out); −1 when there is nobody. */
  memberOf(p: number, at: number): number {
    const members = this.members[p];
    return members.length === 0 ? -1 : members[Math.floor(at * members.length)];
  }

  moves(c: number, to: number): void {
    const from = this.assigned[c];
    const { minutes, points, people } = this.board;
    this.over -= this.overOf(from) + this.overOf(to);
    this.cost -= this.softOf(from) + this.softOf(to);
    this.minutes[from] -= minutes[c];
    this.minutes[to] += minutes[c];
    this.leaves(c, from);
    this.joins(c, to);
    this.assigned[c] = to;
    if (this.counts) this.cost += points[c * people.length + to] - points[c * people.length + from];
    this.over += this.overOf(from) + this.overOf(to);
    this.cost += this.softOf(from) + this.softOf(to);
  }

  private joins(c: number, p: number): void {
    this.stands[c] = this.members[p].length;
    this.members[p].push(c);
  }

  private leaves(c: number, p: number): void {
    const last = this.members[p].pop();
    if (last === undefined || last === c) return;
    this.members[p][this.stands[c]] = last;
    this.stands[last] = this.stands[c];
  }

  private overOf(p: number): number {
    const citizens = this.members[p].length;
    if (citizens === 0) return 0;
    const minutes = Math.max(0, this.minutes[p] - this.caps.minutes[p]);
    return EACH_MINUTE * minutes + EACH_CITIZEN * Math.max(0, citizens - this.caps.citizens[p]);
  }

  private softOf(p: number): number {
    if (!this.counts || this.soft[p] === 0) return 0;
    return pointsAbove(this.board, p, { citizens: this.members[p].length, minutes: this.minutes[p] });
  }
}
