import type { Random } from '../basics/random.ts';
import type { Problem } from '../problem/problem.ts';
import { TOGETHER } from '../problem/problem.ts';
import { capacity } from '../rules/capacity.ts';
import { contract } from '../rules/contract.ts';
import { priceOfPerson } from '../rules/person-price.ts';
import type { Spot } from '../solution/edit.ts';
import { detour } from '../solution/edit.ts';
import { priceOfStop } from '../solution/price-of-stop.ts';
import type { State } from '../solution/state.ts';
import type { Timing } from '../solution/timing.ts';
import { Blinking } from './blinking.ts';

/** Of how many good spots of each of two people all pairs are tried. */
const PAIRED = 8;

export type Placement = { spot: Spot; price: number };
/** `start`: when it would begin if nobody had to be waited for. */
type Near = { after: number; shift: number; price: number; guess: number; start: number };

/** Finds where a visit can stand, at what price. Nothing is changed that is not put back. */
export class Placing {
  readonly #state: State;
  readonly #timing: Timing;
  readonly #problem: Problem;
  readonly #blinking: Blinking;
  readonly #emptySeen: Int32Array;
  #emptyStamp = 0;
  /** The best spot found since `#reset`. */
  #after = -1;
  #price = Infinity;

  constructor(state: State, timing: Timing, random: Random) {
    this.#state = state;
    this.#timing = timing;
    this.#problem = state.problem;
    this.#blinking = new Blinking(random);
    this.#emptySeen = new Int32Array(state.problem.people.count);
  }

  /** The cheapest spot of a visit among all who work that day. */
  best(visit: number): Placement | undefined {
    const { visits, shifts } = this.#problem;
    const part = visits.firstPart[visit];
    if (visits.firstPart[visit + 1] - part === 2) return this.#bestPair(visit);
    this.#reset();
    for (const r of shifts.ofDay[visits.day[visit]]) this.#tryShift(part, r);
    return this.#found();
  }

  /**
   * The price of the cheapest spot of a visit of one part with one person; what the new face costs is left out. Infinity: there is none. Where it is
   * stands in `after` until the next question.
   */
  priceWith(visit: number, person: number): number {
    const { visits, people } = this.#problem;
    const part = visits.firstPart[visit];
    this.#reset();
    const price = priceOfPerson(this.#problem, part, person);
    if (price === Infinity) return Infinity;
    for (const r of people.shiftsOf[person * this.#problem.days + visits.day[visit]])
      this.#tryPositions(part, r, price);
    return this.#price;
  }

  /** After which stop the spot is that was found last. */
  get after(): number {
    return this.#after;
  }

  #reset(): void {
    this.#after = -1;
    this.#price = Infinity;
    this.#emptyStamp++;
  }

  #found(): Placement | undefined {
    return this.#after < 0 ? undefined : { spot: { first: this.#after, second: -1 }, price: this.#price };
  }

  #tryShift(part: number, r: number): void {
    const price = this.#priceOfShift(part, r);
    if (price < this.#price) this.#tryPositions(part, r, price);
  }

  /** What it costs that the person of this shift does the part, wherever in it; Infinity also for an empty shift like one that was tried. */
  #priceOfShift(part: number, r: number): number {
    const { shifts, visits, parts, people } = this.#problem;
    const person = shifts.person[r];
    if (!capacity.allows(this.#problem, part, { shift: r, load: this.#state.load[r] })) return Infinity;
    if (this.#state.partsOf[person] === 0) {
      const like = people.alike[person];
      if (this.#emptySeen[like] === this.#emptyStamp) return Infinity;
      this.#emptySeen[like] = this.#emptyStamp;
    }
    const price = priceOfPerson(this.#problem, part, person);
    if (price === Infinity) return Infinity;
    const visit = parts.visit[part];
    return price + this.#state.faces.priceOf(visits.citizen[visit], visits.day[visit], person);
  }

  #tryPositions(part: number, r: number, price: number): void {
    const { shifts, minutes } = this.#problem;
    const state = this.#state;
    if (price >= this.#price || !capacity.allows(this.#problem, part, { shift: r, load: state.load[r] })) return;
    const room = shifts.last[r] - shifts.from[r] - state.used[r] - minutes[part];
    if (room < 0) return;
    const plain = shifts.timeless[shifts.day[r]] === 1 && !this.#problem.people.hasContracts;
    if (plain) this.#tryPlain(part, r, { price, room });
    else this.#tryTimed(part, r, { price, room });
  }

  /** Where only the way counts. The innermost loop of the search: no call but the blink. */
  #tryPlain(part: number, r: number, { price, room }: { price: number; room: number }): void {
    const { place, places, travel, weights, parts } = this.#problem;
    const { next } = this.#state;
    const own = place[part];
    const last = parts.count + 2 * r + 1;
    const empty = next[last - 1] === last;
    // The longest way that would still be the best.
    let longest = Math.min(room, (this.#price - price) / weights.travel);
    let after = last - 1;
    let a = place[after];
    while (after !== last) {
      const before = next[after];
      const b = place[before];
      const way = travel[a * places + own] + travel[own * places + b] - (empty ? 0 : travel[a * places + b]);
      // The longest way itself is allowed where it is the room, and not where it is no better than the best.
      if (way <= longest && price + way * weights.travel < this.#price && !this.#blinking.blinks()) {
        this.#price = price + way * weights.travel;
        this.#after = after;
        longest = way;
      }
      after = before;
      a = b;
    }
  }

  #tryTimed(part: number, r: number, { price, room }: { price: number; room: number }): void {
    const { shifts, minutes, parts, weights } = this.#problem;
    const state = this.#state;
    const timeless = shifts.timeless[shifts.day[r]] === 1;
    const last = state.lastStop(r);
    for (let after = state.firstStop(r); after !== last; after = state.next[after]) {
      if (!timeless && state.starts[after] + minutes[after] > parts.closes[part]) return;
      const way = detour(state, part, { after, before: state.next[after] });
      if (way > room) continue;
      let sum = price + way * weights.travel;
      if (sum >= this.#price || this.#blinking.blinks()) continue;
      sum += this.#priceOfContract(r, way + minutes[part]);
      if (!timeless) sum += this.#priceOfTime(part, after, this.#price - sum);
      if (sum >= this.#price) continue;
      this.#price = sum;
      this.#after = after;
    }
  }

  #priceOfContract(r: number, more: number): number {
    if (!this.#problem.people.hasContracts) return 0;
    const person = this.#problem.shifts.person[r];
    const worked = this.#state.worked[person];
    return contract.price(this.#problem, person, worked + more) - contract.price(this.#problem, person, worked);
  }

  #priceOfTime(part: number, after: number, bound: number): number {
    const alone = this.#timing.priceOfOne(part, after, bound);
    if (alone !== undefined) return alone;
    this.#link(part, after);
    const price = this.#timing.priceOfTry(part, -1, bound);
    this.#unlink(part);
    return price;
  }

  /** Two people: the good spots of each alone, and of all their pairs the cheapest. O(PAIRED² × stops that move). */
  #bestPair(visit: number): Placement | undefined {
    const { visits, shifts } = this.#problem;
    const first = visits.firstPart[visit];
    const ones = this.#near(first);
    const others = this.#near(first + 1);
    let best: Placement | undefined;
    for (const one of ones) {
      for (const other of others) {
        const sum = one.price + other.price;
        const bound = (best?.price ?? Infinity) - sum;
        if (shifts.person[one.shift] === shifts.person[other.shift] || this.#leastLate(visit, one, other) >= bound)
          continue;
        if (this.#blinking.blinks()) continue;
        this.#link(first, one.after);
        this.#link(first + 1, other.after);
        const price = sum + this.#timing.priceOfTry(first, first + 1, bound);
        this.#unlink(first + 1);
        this.#unlink(first);
        if (price < sum + bound) best = { spot: { first: one.after, second: other.after }, price };
      }
    }
    return best;
  }

  /** What the lateness of the two costs at least, once they have waited for each other. */
  #leastLate(visit: number, one: Near, other: Near): number {
    const { visits } = this.#problem;
    const first = visits.firstPart[visit];
    const together = visits.link[visit] === TOGETHER;
    const begins = together ? Math.max(one.start, other.start) : Math.max(one.start, other.start - visits.gapTo[visit]);
    const follows = together ? begins : Math.max(other.start, one.start + visits.gapFrom[visit]);
    return priceOfStop(this.#problem, first, begins) + priceOfStop(this.#problem, first + 1, follows);
  }

  /** The spots of one part that look best when nobody has to be waited for. */
  #near(part: number): Near[] {
    const { shifts, visits, parts } = this.#problem;
    const found: Near[] = [];
    this.#emptyStamp++;
    for (const r of shifts.ofDay[visits.day[parts.visit[part]]]) {
      const price = this.#priceOfShift(part, r);
      if (price < Infinity) this.#nearIn(part, { r, price, found });
    }
    return found;
  }

  #nearIn(part: number, { r, price, found }: { r: number; price: number; found: Near[] }): void {
    const { shifts, minutes, place, places, travel, parts, weights } = this.#problem;
    const state = this.#state;
    const last = state.lastStop(r);
    const room = shifts.last[r] - shifts.from[r] - state.used[r] - minutes[part];
    for (let after = state.firstStop(r); after !== last; after = state.next[after]) {
      const before = state.next[after];
      const way = detour(state, part, { after, before });
      if (way > room) continue;
      const start = Math.max(
        parts.opens[part],
        state.starts[after] + minutes[after] + travel[place[after] * places + place[part]],
      );
      if (start > parts.closes[part]) return;
      const arrives = start + minutes[part] + travel[place[part] * places + place[before]];
      const pushed = Math.max(0, arrives - state.starts[before]);
      const late = Math.max(0, start - parts.due[part]);
      const sum = price + way * weights.travel + this.#priceOfContract(r, way + minutes[part]);
      keepBest(found, {
        after,
        shift: r,
        price: sum,
        guess: sum + late * weights.late + (pushed * weights.late) / 2,
        start,
      });
    }
  }

  #link(part: number, after: number): void {
    const { prev, next, shift } = this.#state;
    const before = next[after];
    prev[part] = after;
    next[part] = before;
    next[after] = part;
    prev[before] = part;
    shift[part] = shift[after];
  }

  #unlink(part: number): void {
    const { prev, next, shift } = this.#state;
    next[prev[part]] = next[part];
    prev[next[part]] = prev[part];
    prev[part] = -1;
    next[part] = -1;
    shift[part] = -1;
  }
}

function keepBest(found: Near[], one: Near): void {
  if (found.length === PAIRED && one.guess >= found[PAIRED - 1].guess) return;
  if (found.length === PAIRED) found.pop();
  let at = found.length;
  while (at > 0 && found[at - 1].guess > one.guess) at--;
  found.splice(at, 0, one);
}
