import type { Problem } from '../problem/problem.ts';
import { AFTER, ALONE } from '../problem/problem.ts';
import { lateness } from '../rules/lateness.ts';
import type { Beginning } from './begin-after.ts';
import { beginAfter } from './begin-after.ts';
import { priceOfStop } from './price-of-stop.ts';
import type { State } from './state.ts';

/** When stops begin that are not (yet) written into the state. */
export type Trial = { starts: Float64Array; breaks: Uint8Array; mark: Int32Array; stamp: number };

/**
 * When each stop begins, given who does what in which order: as early as may be. Two people of one visit wait for each other, so a change in one
 * shift can move another; the change is followed until nothing moves any more.
 */
export class Timing {
  readonly #state: State;
  readonly #problem: Problem;
  readonly #trial: Trial;
  readonly #queue: number[] = [];
  readonly #one: Beginning = { start: 0, breaks: 0 };
  readonly #other: Beginning = { start: 0, breaks: 0 };
  readonly #before = { shift: 0, leave: 0, breaks: 0 };
  readonly #stop = { travel: 0, opens: 0, minutes: 0 };

  constructor(state: State) {
    const stops = state.prev.length;
    this.#state = state;
    this.#problem = state.problem;
    this.#trial = {
      starts: new Float64Array(stops),
      breaks: new Uint8Array(stops),
      mark: new Int32Array(stops),
      stamp: 0,
    };
  }

  /** Writes the times of these stops, and of all that they move, into the state. Amortised O(stops that move). */
  settle(stops: readonly number[]): void {
    const { journal } = this.#state;
    const queue = this.#queue;
    queue.length = 0;
    for (const stop of stops) queue.push(stop);
    for (let at = 0; at < queue.length; at++) {
      const stop = queue[at];
      if (this.#state.shift[stop] < 0) continue;
      const partner = this.#begin(stop, false);
      this.#write(stop, this.#one, journal);
      if (partner >= 0) this.#write(partner, this.#other, journal);
    }
  }

  #write(stop: number, { start, breaks }: Beginning, journal: State['journal']): void {
    const { starts, breaksTaken, next } = this.#state;
    if (starts[stop] === start && breaksTaken[stop] === breaks) return;
    journal.touchStop(stop);
    this.#state.total += priceOfStop(this.#problem, stop, start) - priceOfStop(this.#problem, stop, starts[stop]);
    starts[stop] = start;
    breaksTaken[stop] = breaks;
    if (next[stop] >= 0) this.#queue.push(next[stop]);
  }

  /**
   * What it costs in time (lateness, overtime, moved times) that these stops are where they already stand in the chains, though not in the times: the
   * parts of one visit that were linked in for a try. Infinity when a window is missed, or when two people would wait for each other for ever.
   */
  priceOfTry(first: number, second: number, bound: number): number {
    const { shift, next } = this.#state;
    const trial = this.#trial;
    trial.stamp++;
    const queue = this.#queue;
    queue.length = 0;
    queue.push(first);
    let price = 0;
    let highest = this.#state.highestLate;
    for (let at = 0; at < queue.length; at++) {
      const stop = queue[at];
      const partner = this.#begin(stop, true);
      for (let i = 0; i < 2; i++) {
        const own = i === 0 ? stop : partner;
        if (own < 0) break;
        const { start, breaks } = i === 0 ? this.#one : this.#other;
        const isNew = own === first || own === second;
        const seen = trial.mark[own] === trial.stamp;
        const was = seen ? trial.starts[own] : this.#state.starts[own];
        if (isNew ? seen : start === was && breaks === (seen ? trial.breaks[own] : this.#state.breaksTaken[own])) {
          // A new stop that moves again waits for what waits for it.
          if (isNew && start !== was) return Infinity;
          continue;
        }
        price += priceOfStop(this.#problem, own, start) - (isNew ? 0 : priceOfStop(this.#problem, own, was));
        if (price >= bound) return Infinity;
        if (own < this.#problem.parts.count) highest = Math.max(highest, lateness.minutes(this.#problem, own, start));
        trial.mark[own] = trial.stamp;
        trial.starts[own] = start;
        trial.breaks[own] = breaks;
        if (next[own] >= 0 && shift[own] >= 0) queue.push(next[own]);
      }
      if (queue.length > this.#state.prev.length) return Infinity;
    }
    return price + (highest - this.#state.highestLate) * this.#problem.weights.highestLate;
  }

  /**
   * The same for one part that is not linked in: as if it stood after `after`. Walks down that shift alone, and needs nobody else's as long as nobody
   * who works with another is moved; then it gives undefined, and `priceOfTry` must be asked. O(stops that move).
   */
  priceOfOne(part: number, after: number, bound: number): number | undefined {
    const { parts, visits, place, places, travel, minutes, weights } = this.#problem;
    const { next, shift, starts, breaksTaken, highestLate } = this.#state;
    const into = this.#one;
    this.#leaveFrom(shift[after], starts[after] + minutes[after], breaksTaken[after]);
    this.#goTo(part, travel[place[after] * places + place[part]], into);
    let price = priceOfStop(this.#problem, part, into.start);
    let highest = Math.max(highestLate, lateness.minutes(this.#problem, part, into.start));
    let from = part;
    for (let stop = next[after]; price < bound; stop = next[stop]) {
      this.#leaveFrom(shift[after], into.start + minutes[from], into.breaks);
      this.#goTo(stop, travel[place[from] * places + place[stop]], into);
      if (into.start === starts[stop] && into.breaks === breaksTaken[stop])
        return price + (highest - highestLate) * weights.highestLate;
      if (stop < parts.count && visits.link[parts.visit[stop]] !== ALONE) return undefined;
      price += priceOfStop(this.#problem, stop, into.start) - priceOfStop(this.#problem, stop, starts[stop]);
      if (stop >= parts.count) break;
      highest = Math.max(highest, lateness.minutes(this.#problem, stop, into.start));
      from = stop;
    }
    return price < bound ? price + (highest - highestLate) * weights.highestLate : Infinity;
  }

  #leaveFrom(shift: number, leave: number, breaks: number): void {
    this.#before.shift = shift;
    this.#before.leave = leave;
    this.#before.breaks = breaks;
  }

  #goTo(stop: number, way: number, into: Beginning): void {
    const { shifts, parts, minutes } = this.#problem;
    const { shift, leave } = this.#before;
    const opens = stop < parts.count ? parts.opens[stop] : 0;
    if (shifts.firstBreak[shift] === shifts.firstBreak[shift + 1]) {
      into.start = Math.max(opens, leave + way);
      into.breaks = 0;
      return;
    }
    this.#stop.travel = way;
    this.#stop.opens = opens;
    this.#stop.minutes = minutes[stop];
    beginAfter(shifts, this.#before, this.#stop, into);
  }

  /** When a stop begins, into `#one`; its partner in the same visit, if any, into `#other` and as the answer. */
  #begin(stop: number, trying: boolean): number {
    const { visits, parts } = this.#problem;
    const visit = stop < parts.count ? parts.visit[stop] : -1;
    if (visit < 0 || visits.link[visit] === ALONE) {
      this.#arrive(stop, trying, this.#one);
      return -1;
    }
    const first = visits.firstPart[visit];
    const partner = stop === first ? first + 1 : first;
    const one = stop === first ? this.#one : this.#other;
    const other = stop === first ? this.#other : this.#one;
    this.#arrive(first, trying, one);
    this.#arrive(first + 1, trying, other);
    if (visits.link[visit] === AFTER) {
      other.start = Math.max(other.start, one.start + visits.gapFrom[visit]);
      one.start = Math.max(one.start, other.start - visits.gapTo[visit]);
    } else {
      one.start = Math.max(one.start, other.start);
      other.start = one.start;
    }
    return partner;
  }

  #arrive(stop: number, trying: boolean, into: Beginning): void {
    const { place, minutes, travel, places } = this.#problem;
    const { prev, shift, starts, breaksTaken } = this.#state;
    const trial = this.#trial;
    const from = prev[stop];
    const tried = trying && trial.mark[from] === trial.stamp;
    const leave = (tried ? trial.starts[from] : starts[from]) + minutes[from];
    this.#leaveFrom(shift[stop], leave, tried ? trial.breaks[from] : breaksTaken[from]);
    this.#goTo(stop, travel[place[from] * places + place[stop]], into);
  }
}
