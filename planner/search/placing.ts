import type { Random } from '../basics/random.ts';
import type { Problem } from '../problem/problem.ts';
import { capacity } from '../rules/capacity.ts';
import { lateness } from '../rules/lateness.ts';
import { priceOfPerson } from '../rules/person-price.ts';
import { window } from '../rules/window.ts';
import { priceOfWork } from '../rules/work-price.ts';
import type { Spot } from '../solution/edit.ts';
import { detour } from '../solution/edit.ts';
import { earliestStart, leastPriceOfTime } from '../solution/least-price-of-time.ts';
import type { State } from '../solution/state.ts';
import type { Timing } from '../solution/timing.ts';
import { Blinking } from './blinking.ts';
import type { Near } from './pairs.ts';
import { keepBest, leastLate, PAIRED } from './pairs.ts';
import { Spots } from './spots.ts';

export type Placement = { spot: Spot; price: number };
/** Finds where a visit can stand, at what price. Nothing is changed that is not put back. */
export class Placing {
  readonly #state: State;
  readonly #timing: Timing;
  readonly #problem: Problem;
  readonly #blinking: Blinking;
  readonly #spots = new Spots();
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
    for (const r of shifts.ofDay[visits.day[visit]]) this.#tryPositions(part, r, this.#priceOfShift(part, r));
    this.#trySpots(part);
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
    this.#trySpots(part);
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
    this.#spots.clear();
  }

  #found(): Placement | undefined {
    return this.#after < 0 ? undefined : { spot: { first: this.#after, second: -1 }, price: this.#price };
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
    const plain = shifts.timeless[shifts.day[r]] === 1 && !this.#problem.people.weighsWork;
    if (plain) this.#tryPlain(part, r, { price, room });
    else this.#gather(part, r, { price, room });
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

  /** Where the time counts: first what each spot costs at least, and only those that may be the best are tried. */
  #gather(part: number, r: number, { price, room }: { price: number; room: number }): void {
    const { shifts, minutes, weights } = this.#problem;
    const state = this.#state;
    const timeless = shifts.timeless[shifts.day[r]] === 1;
    const last = state.lastStop(r);
    for (let after = state.firstStop(r); after !== last; after = state.next[after]) {
      const start = earliestStart(state, part, after);
      if (!timeless && !window.allows(this.#problem, part, start)) return;
      const way = detour(state, part, { after, before: state.next[after] });
      if (way > room) continue;
      const sure = price + way * weights.travel + this.#priceOfWork(r, way + minutes[part]);
      this.#spots.add(after, sure, timeless ? sure : sure + leastPriceOfTime(state, { part, after, start }));
    }
  }

  #trySpots(part: number): void {
    const { timeless, day } = this.#problem.shifts;
    while (this.#spots.take(this.#price)) {
      if (this.#blinking.blinks()) continue;
      const { number: after, sure } = this.#spots;
      const timed = timeless[day[this.#state.shift[after]]] === 0;
      const price = timed ? sure + this.#priceOfTime(part, after, this.#price - sure) : sure;
      if (price >= this.#price) continue;
      this.#price = price;
      this.#after = after;
    }
  }

  #priceOfWork(r: number, more: number): number {
    if (!this.#problem.people.weighsWork) return 0;
    const person = this.#problem.shifts.person[r];
    const worked = this.#state.worked[person];
    return priceOfWork(this.#problem, person, worked + more) - priceOfWork(this.#problem, person, worked);
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
    this.#spots.clear();
    ones.forEach((one, i) => {
      others.forEach((other, j) => {
        if (shifts.person[one.shift] === shifts.person[other.shift]) return;
        const sure = one.price + other.price;
        const late = leastLate(this.#problem, visit, { one, other });
        this.#spots.add(i * PAIRED + j, sure, sure + late + one.push + other.push);
      });
    });
    let best: Placement | undefined;
    while (this.#spots.take(best?.price ?? Infinity)) {
      if (this.#blinking.blinks()) continue;
      const { number, sure } = this.#spots;
      const spot = { first: ones[Math.floor(number / PAIRED)].after, second: others[number % PAIRED].after };
      this.#link(first, spot.first);
      this.#link(first + 1, spot.second);
      const price = sure + this.#timing.priceOfTry(first, first + 1, (best?.price ?? Infinity) - sure);
      this.#unlink(first + 1);
      this.#unlink(first);
      if (price < (best?.price ?? Infinity)) best = { spot, price };
    }
    return best;
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
    const { shifts, minutes, weights } = this.#problem;
    const state = this.#state;
    const last = state.lastStop(r);
    const room = shifts.last[r] - shifts.from[r] - state.used[r] - minutes[part];
    for (let after = state.firstStop(r); after !== last; after = state.next[after]) {
      const start = earliestStart(state, part, after);
      if (!window.allows(this.#problem, part, start)) return;
      const way = detour(state, part, { after, before: state.next[after] });
      const least = leastPriceOfTime(state, { part, after, start });
      if (way > room || least === Infinity) continue;
      const late = lateness.price(this.#problem, part, start);
      const sum = price + way * weights.travel + this.#priceOfWork(r, way + minutes[part]);
      // Of the highest lateness the other one may already have more, so it is not certain.
      const push = weights.highestLate > 0 ? 0 : Math.max(0, least - late);
      keepBest(found, {
        after,
        shift: r,
        price: sum,
        push,
        guess: sum + least + this.#pushed(part, after, start),
        start,
      });
    }
  }

  /** Half of the minutes by which the next stop would begin later: what that leads to further on is not known yet. */
  #pushed(part: number, after: number, start: number): number {
    const { minutes, place, places, travel, weights } = this.#problem;
    const before = this.#state.next[after];
    const arrives = start + minutes[part] + travel[place[part] * places + place[before]];
    return (Math.max(0, arrives - this.#state.starts[before]) * weights.late) / 2;
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
