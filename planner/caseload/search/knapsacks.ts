import type { Board } from './board.ts';
import type { Relaxed } from './exact.ts';
import { type Caps, greatestStep } from './level.ts';

const ROUNDS = 150;
const PATIENCE = 8;
const A_HAIR = 1e-4;

type Bounding = {
  readonly caps: Caps;
  readonly pairs: Int32Array;
  readonly relaxed: Relaxed;
  readonly reached: number;
};

/**
 * A bound for the fewest points that sees whole citizens: that everybody is placed exactly once is relaxed with a price π for each
 * citizen (Lagrange), and what remains is a knapsack for each person, solved exactly: L(π) = Σπ + Σ knapsacks (Fisher 1981).
 * It begins at the prices of the linear relaxation, so it is never worse than that, and climbs by subgradients
 * (Held & Karp 1971). The prices of ceilings stay what they are in the relaxation; any price ≥ 0 gives a bound.
 * Time: rounds × pairs × room.
 */
export function boundOfKnapsacks(board: Board, bounding: Bounding): number {
  const { pairs, relaxed, reached } = bounding;
  if (relaxed.citizens.length === 0) return 0;
  const people = board.people.length;
  const sacks = sacksOf(board, bounding);
  const price = Float64Array.from(relaxed.citizens);
  const taken = new Int32Array(board.citizens.length);
  let best = Number.NEGATIVE_INFINITY;
  let pace = 1;
  let idle = 0;
  for (let round = 0; round < ROUNDS && pairs.length > 0; round++) {
    taken.fill(0);
    let value = relaxed.rest;
    for (const one of price) value += one;
    for (let p = 0; p < people; p++) value += sacks[p].fill(price, taken);
    idle = value > best + 1e-6 ? 0 : idle + 1;
    best = Math.max(best, value);
    if (idle >= PATIENCE) [pace, idle] = [pace / 2, 0];
    if (best > reached - 1 + A_HAIR) break;
    let norm = 0;
    for (const times of taken) norm += (1 - times) ** 2;
    // Everybody once: this is a placement, and the best.
    if (norm === 0) break;
    const step = (pace * Math.max(0.5, reached - value)) / norm;
    for (const [c, times] of taken.entries()) price[c] += step * (1 - times);
  }
  return Math.max(0, Math.ceil(best - A_HAIR));
}

/** What one person could hold at best, for given prices of citizens. */
class Sack {
  private readonly citizens: readonly number[];
  private readonly costs: Float64Array;
  private readonly loads: Int32Array;
  private readonly room: number;
  private readonly values: Float64Array;
  private readonly takes: Uint8Array;

  constructor(
    citizens: readonly number[],
    costs: readonly number[],
    { loads, room }: { loads: Int32Array; room: number },
  ) {
    this.citizens = citizens;
    this.costs = Float64Array.from(costs);
    this.loads = loads;
    this.room = room;
    this.values = new Float64Array(room + 1);
    this.takes = new Uint8Array(citizens.length * (room + 1));
  }

  /** The least Σ (cost − price) of citizens who fit together; counts whom it takes. */
  fill(price: Float64Array, taken: Int32Array): number {
    const { citizens, costs, loads, room, values, takes } = this;
    const width = room + 1;
    values.fill(0);
    takes.fill(0);
    for (let i = 0; i < citizens.length; i++) {
      const cost = costs[i] - price[citizens[i]];
      if (cost >= 0) continue;
      for (let left = room; left >= loads[i]; left--) {
        const with_ = values[left - loads[i]] + cost;
        if (with_ >= values[left]) continue;
        values[left] = with_;
        takes[i * width + left] = 1;
      }
    }
    let left = room;
    for (let i = citizens.length - 1; i >= 0; i--) {
      if (takes[i * width + left] === 0) continue;
      taken[citizens[i]] += 1;
      left -= loads[i];
    }
    return values[room];
  }
}

function sacksOf(board: Board, { caps, pairs, relaxed }: Bounding): Sack[] {
  const people = board.people.length;
  const step = greatestStep(board.minutes);
  const citizens: number[][] = board.people.map(() => []);
  const costs: number[][] = board.people.map(() => []);
  for (const [i, pair] of pairs.entries()) {
    const c = Math.floor(pair / people);
    const p = pair - c * people;
    citizens[p].push(c);
    // The points and the prices of ceilings: the reduced cost without the prices of the citizen and of the person's minutes.
    costs[p].push(relaxed.reduced[i] + relaxed.citizens[c] + relaxed.minutes[p] * board.minutes[c]);
  }
  return citizens.map((some, p) => {
    const loads = Int32Array.from(some, (c) => board.minutes[c] / step);
    const all = loads.reduce((sum, one) => sum + one, 0);
    return new Sack(some, costs[p], { loads, room: Math.min(all, Math.max(0, Math.floor(caps.minutes[p] / step))) });
  });
}
