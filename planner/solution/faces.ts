import type { Problem } from '../problem/problem.ts';
import { facesAtMost } from '../rules/faces-at-most.ts';
import { fewFaces } from '../rules/few-faces.ts';

/**
 * Who comes to whom, and how often: `times[(citizen * periods + period) * people + person]`, and how many different people that are in each period,
 * those of the history among them.
 */
export class Faces {
  readonly times: Uint16Array;
  readonly different: Uint16Array;
  readonly #problem: Problem;
  /** The cells that were written since the step began, and what stood there. */
  readonly #cells: number[] = [];

  constructor(problem: Problem) {
    const cells = problem.citizens.count * problem.periods.count;
    this.#problem = problem;
    this.times = new Uint16Array(cells * problem.people.count);
    this.different = new Uint16Array(cells);
  }

  empty(): void {
    const { known } = this.#problem.periods;
    const people = this.#problem.people.count;
    this.different.fill(0);
    for (let cell = 0; cell < this.times.length; cell++) {
      this.times[cell] = known[cell];
      if (known[cell] > 0) this.different[Math.floor(cell / people)]++;
    }
    this.#cells.length = 0;
  }

  /** What it would cost that this person comes to this citizen on this day; Infinity where it would be more people than are allowed. O(1). */
  priceOf(citizen: number, day: number, person: number): number {
    const { first, second } = this.#problem.periods;
    const price = this.#priceIn(citizen, first[day], person);
    return second[day] < 0 || price === Infinity ? price : price + this.#priceIn(citizen, second[day], person);
  }

  #priceIn(citizen: number, period: number, person: number): number {
    const { periods, people } = this.#problem;
    const cell = citizen * periods.count + period;
    if (this.times[cell * people.count + person] > 0) return 0;
    const now = this.different[cell];
    if (!facesAtMost.allowsNext(this.#problem, citizen, now)) return Infinity;
    return fewFaces.priceOfNext(this.#problem, citizen, now);
  }

  /** Counts one visit more (`by` = 1) or less (−1), and gives what that changes in the price. */
  count(citizen: number, day: number, { person, by }: { person: number; by: 1 | -1 }): number {
    const { first, second } = this.#problem.periods;
    const change = this.#countIn(citizen, first[day], { person, by });
    return second[day] < 0 ? change : change + this.#countIn(citizen, second[day], { person, by });
  }

  #countIn(citizen: number, period: number, { person, by }: { person: number; by: 1 | -1 }): number {
    const { periods, people } = this.#problem;
    const cell = citizen * periods.count + period;
    const own = cell * people.count + person;
    this.times[own] += by;
    this.#cells.push(by === 1 ? own : -1 - own);
    if (by === 1 && this.times[own] === 1) return fewFaces.priceOfNext(this.#problem, citizen, this.different[cell]++);
    if (by === -1 && this.times[own] === 0)
      return -fewFaces.priceOfNext(this.#problem, citizen, --this.different[cell]);
    return 0;
  }

  keep(): void {
    this.#cells.length = 0;
  }

  takeBack(): void {
    const people = this.#problem.people.count;
    for (let i = this.#cells.length - 1; i >= 0; i--) {
      const written = this.#cells[i];
      if (written >= 0) {
        if (--this.times[written] === 0) this.different[Math.floor(written / people)]--;
      } else if (this.times[-1 - written]++ === 0) {
        this.different[Math.floor((-1 - written) / people)]++;
      }
    }
    this.#cells.length = 0;
  }
}
