import type { Random } from '../../basics/random.ts';
import type { Board } from './board.ts';
import type { Assigned, Caps } from './level.ts';
import { pointsAbove } from './points-of.ts';

/** What annealing looks for, and when it stops. */
export type Cooling = {
  readonly caps: Caps;
  /** false: a placement within the caps, and stop when there is one. true: the fewest points within them. */
  readonly points: boolean;
  readonly moves: number;
  readonly random: Random;
  /** Asked every 4,096 moves. */
  readonly outOfTime: () => boolean;
};

const EACH_MINUTE = 1;
const EACH_CITIZEN = 60;

/**
 * Simulated annealing over two moves, a citizen to another person and two citizens exchanged, O(1) each.
 * Minutes and citizens above the caps cost; the best placement without any of them is given, or nothing.
 *
 * @param start a person for each citizen that may be: it is not changed
 */
export function anneal(board: Board, start: Assigned, cooling: Cooling): Assigned | undefined {
  const state = new State(board, start, cooling);
  const { moves, random } = cooling;
  const n = start.length;
  const { others, starts } = choicesOf(board);
  const [hot, cold] = cooling.points ? [2, 0.1] : [40, 0.5];
  // What is above a cap is cheap at first, so that an exchange can pass through it, and dear in the end.
  const [soft, hard] = cooling.points ? [0.02, 2] : [1, 1];
  let weight = soft;
  const harden = (hard / soft) ** (1 / Math.max(1, moves));
  const cool = (cold / hot) ** (1 / Math.max(1, moves));
  let heat = hot;
  let best = state.over === 0 ? Int32Array.from(state.assigned) : undefined;
  let least = best === undefined ? Number.POSITIVE_INFINITY : state.cost;
  for (let move = 0; move < moves; move++, heat *= cool, weight *= harden) {
    if (best !== undefined && (!cooling.points || least === 0)) return best;
    if ((move & 4095) === 0 && cooling.outOfTime()) break;
    const c = random.below(n);
    const from = state.assigned[c];
    let to: number;
    let other = -1;
    if (random.next() < 0.5) {
      to = others[starts[c] + random.below(starts[c + 1] - starts[c])];
    } else {
      other = random.below(n);
      to = state.assigned[other];
      if (board.allowed[c * board.people.length + to] === 0 || board.allowed[other * board.people.length + from] === 0)
        continue;
    }
    if (to === from) continue;
    const { over, cost } = state;
    state.change(c, to, other);
    const worse = weight * (state.over - over) + state.cost - cost;
    if (worse > 0 && random.next() >= Math.exp(-worse / heat)) {
      state.change(c, from, other);
      continue;
    }
    if (state.over === 0 && state.cost < least) {
      least = state.cost;
      best = Int32Array.from(state.assigned);
    }
  }
  return best;
}

function choicesOf(board: Board): { others: Int32Array; starts: Int32Array } {
  const people = board.people.length;
  const starts = new Int32Array(board.citizens.length + 1);
  const others: number[] = [];
  for (let c = 0; c < board.citizens.length; c++) {
    for (let p = 0; p < people; p++) if (board.allowed[c * people + p] === 1) others.push(p);
    starts[c + 1] = others.length;
  }
  return { others: Int32Array.from(others), starts };
}

/** A placement with its sums; `over` is what is above the caps, `cost` the points when they count. */
class State {
  readonly assigned: Int32Array;
  over = 0;
  cost = 0;
  private readonly board: Board;
  private readonly caps: Caps;
  private readonly counts: boolean;
  private readonly soft: Uint8Array;
  private readonly minutes: Int32Array;
  private readonly citizens: Int32Array;

  constructor(board: Board, start: Assigned, cooling: Cooling) {
    this.board = board;
    this.caps = cooling.caps;
    this.counts = cooling.points;
    this.assigned = Int32Array.from(start);
    this.soft = Uint8Array.from(board.people, ({ ceiling }) => (ceiling?.kind === 'soft' ? 1 : 0));
    this.minutes = new Int32Array(board.people.length);
    this.citizens = new Int32Array(board.people.length);
    for (const [c, p] of start.entries()) {
      this.minutes[p] += board.minutes[c];
      this.citizens[p] += 1;
      if (this.counts) this.cost += board.points[c * board.people.length + p];
    }
    for (const p of board.people.keys()) {
      this.over += this.overOf(p);
      this.cost += this.softOf(p);
    }
  }

  /** Citizen c goes to a person; another one, if any (−1: none), takes the place. The same with c's old person undoes it. */
  change(c: number, to: number, other: number): void {
    const from = this.assigned[c];
    this.over -= this.overOf(from) + this.overOf(to);
    this.cost -= this.softOf(from) + this.softOf(to);
    this.move(c, from, to);
    if (other >= 0) this.move(other, to, from);
    this.over += this.overOf(from) + this.overOf(to);
    this.cost += this.softOf(from) + this.softOf(to);
  }

  private move(c: number, from: number, to: number): void {
    const { minutes, points, people } = this.board;
    this.minutes[from] -= minutes[c];
    this.minutes[to] += minutes[c];
    this.citizens[from] -= 1;
    this.citizens[to] += 1;
    this.assigned[c] = to;
    if (this.counts) this.cost += points[c * people.length + to] - points[c * people.length + from];
  }

  private overOf(p: number): number {
    if (this.citizens[p] === 0) return 0;
    const minutes = Math.max(0, this.minutes[p] - this.caps.minutes[p]);
    return EACH_MINUTE * minutes + EACH_CITIZEN * Math.max(0, this.citizens[p] - this.caps.citizens[p]);
  }

  private softOf(p: number): number {
    if (!this.counts || this.soft[p] === 0) return 0;
    return pointsAbove(this.board, p, { citizens: this.citizens[p], minutes: this.minutes[p] });
  }
}
