import type { Random } from '../../basics/random.ts';
import type { Board } from './board.ts';
import type { Assigned, Caps } from './level.ts';
import { Placing } from './placing.ts';

/** What annealing looks for, and when it stops. */
export type Cooling = {
  readonly caps: Caps;
  /** false: a placement within the caps, and stop when there is one. true: the fewest points within them. */
  readonly points: boolean;
  readonly moves: number;
  /** Where it begins (points): 2 forgets the start, less keeps most of it. */
  readonly heat?: number;
  readonly random: Random;
  /** Asked every 4,096 moves. */
  readonly outOfTime: () => boolean;
};

/**
 * Simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983) over three moves of O(1): a citizen to another person · exchanged with
 * one of theirs · one of theirs pushed on to a third. Where points count, cheap people are tried more often.
 * What is above the caps costs, little at first, so that a chain can pass through it, and much in the end.
 * Gives the best placement without any of it, or nothing.
 *
 * @param start a person for each citizen that may be: it is not changed
 */
export function anneal(board: Board, start: Assigned, cooling: Cooling): Assigned | undefined {
  const placing = new Placing(board, start, { caps: cooling.caps, counts: cooling.points });
  const { moves, random, points } = cooling;
  const proposer = new Proposer(board, placing, cooling);
  const cold = points ? 0.1 : 0.5;
  let heat = cooling.heat ?? (points ? 2 : 40);
  const hard = points ? 2 : 1;
  let weight = points ? 0.02 : 1;
  const cool = (cold / heat) ** (1 / Math.max(1, moves));
  const harden = (hard / weight) ** (1 / Math.max(1, moves));
  let best = placing.over === 0 ? Int32Array.from(placing.assigned) : undefined;
  let least = best === undefined ? Number.POSITIVE_INFINITY : placing.cost;
  for (let move = 0; move < moves; move++, heat *= cool, weight *= harden) {
    if (best !== undefined && (!points || least === 0 || start.length === 0)) return best;
    if ((move & 4095) === 0 && cooling.outOfTime()) break;
    const { over, cost } = placing;
    if (!proposer.proposes()) continue;
    const worse = weight * (placing.over - over) + placing.cost - cost;
    if (worse > 0 && random.next() >= Math.exp(-worse / heat)) {
      proposer.takesBack();
      continue;
    }
    if (placing.over === 0 && placing.cost < least) {
      least = placing.cost;
      best = Int32Array.from(placing.assigned);
    }
  }
  return best;
}

/** Makes a change, and takes it back. */
class Proposer {
  private readonly board: Board;
  private readonly placing: Placing;
  private readonly random: Random;
  /** How much more often the cheap people of a citizen are tried than the dear ones; 1: not at all. */
  private readonly bias: number;
  private readonly choices: Int32Array[];
  private readonly changed = new Int32Array(2);
  private readonly were = new Int32Array(2);
  private count = 0;

  constructor(board: Board, placing: Placing, { random, points }: Cooling) {
    this.board = board;
    this.placing = placing;
    this.random = random;
    this.bias = points ? 3 : 1;
    this.choices = choicesOf(board);
  }

  /** false: nothing was changed. */
  proposes(): boolean {
    const { board, placing, random } = this;
    this.count = 0;
    const c = random.below(this.choices.length);
    const from = placing.assigned[c];
    const to = this.chosen(c);
    if (to === from) return false;
    const kind = random.next();
    if (kind >= 0.35) {
      const other = placing.memberOf(to, random.next());
      if (other < 0) return false;
      const on = kind < 0.7 ? from : this.chosen(other);
      if (on === to || board.allowed[other * board.people.length + on] === 0) return false;
      this.changes(other, on);
    }
    this.changes(c, to);
    return true;
  }

  takesBack(): void {
    while (this.count > 0) {
      this.count -= 1;
      this.placing.moves(this.changed[this.count], this.were[this.count]);
    }
  }

  private chosen(c: number): number {
    const choices = this.choices[c];
    return choices[Math.floor(choices.length * this.random.next() ** this.bias)];
  }

  private changes(c: number, to: number): void {
    this.changed[this.count] = c;
    this.were[this.count] = this.placing.assigned[c];
    this.count += 1;
    this.placing.moves(c, to);
  }
}

/** The people of each citizen, the cheapest first. */
function choicesOf({ citizens, people, allowed, points }: Board): Int32Array[] {
  const all = [...people.keys()];
  return citizens.map((_, c) => {
    const row = c * people.length;
    return Int32Array.from(
      all.filter((p) => allowed[row + p] === 1).toSorted((a, b) => points[row + a] - points[row + b] || a - b),
    );
  });
}
