import type { Problem } from '../problem/problem.ts';
import type { Faces } from './faces.ts';

/** What of a state is written in a step (its own words say what each is). */
export type Written = {
  readonly problem: Problem;
  readonly faces: Faces;
  readonly prev: Int32Array;
  readonly next: Int32Array;
  readonly shift: Int32Array;
  readonly starts: Float64Array;
  readonly breaksTaken: Uint8Array;
  readonly count: Int32Array;
  readonly used: Float64Array;
  readonly load: Float64Array;
  readonly worked: Float64Array;
  readonly partsOf: Int32Array;
  total: number;
  highestLate: number;
  pool: number[];
};

/**
 * What stood in a state before a step of the search changed it. Each stop, shift and person is written down once in a step, when it is first touched;
 * taking a step back costs as much as the step, not as much as the plan.
 */
export class Journal {
  readonly #state: Written;
  readonly #stopMark: Int32Array;
  readonly #shiftMark: Int32Array;
  #step = 1;
  #stops: number[] = [];
  #stopValues: number[] = [];
  #shifts: number[] = [];
  #shiftValues: number[] = [];
  #pool: number[] = [];
  #total = 0;
  #highestLate = 0;

  constructor(state: Written) {
    this.#state = state;
    this.#stopMark = new Int32Array(state.prev.length);
    this.#shiftMark = new Int32Array(state.count.length);
  }

  /** From here on changes can be taken back. */
  begin(): void {
    this.#step++;
    this.#stops.length = 0;
    this.#stopValues.length = 0;
    this.#shifts.length = 0;
    this.#shiftValues.length = 0;
    this.#pool = [...this.#state.pool];
    this.#total = this.#state.total;
    this.#highestLate = this.#state.highestLate;
    this.#state.faces.keep();
  }

  /** To be called before a stop is written. */
  touchStop(stop: number): void {
    if (this.#stopMark[stop] === this.#step) return;
    this.#stopMark[stop] = this.#step;
    const { prev, next, shift, starts, breaksTaken } = this.#state;
    this.#stops.push(stop);
    this.#stopValues.push(prev[stop], next[stop], shift[stop], starts[stop], breaksTaken[stop]);
  }

  /** To be called before a shift, or what its person has worked, is written. */
  touchShift(shift: number): void {
    if (this.#shiftMark[shift] === this.#step) return;
    this.#shiftMark[shift] = this.#step;
    const { count, used, load, worked, partsOf, problem } = this.#state;
    const person = problem.shifts.person[shift];
    this.#shifts.push(shift);
    this.#shiftValues.push(count[shift], used[shift], load[shift], worked[person], partsOf[person]);
  }

  takeBack(): void {
    const { prev, next, shift, starts, breaksTaken, faces } = this.#state;
    const values = this.#stopValues;
    for (let i = this.#stops.length - 1, at = values.length - 5; i >= 0; i--, at -= 5) {
      const stop = this.#stops[i];
      prev[stop] = values[at];
      next[stop] = values[at + 1];
      shift[stop] = values[at + 2];
      starts[stop] = values[at + 3];
      breaksTaken[stop] = values[at + 4];
    }
    this.#takeBackShifts();
    this.#state.pool = this.#pool;
    this.#state.total = this.#total;
    this.#state.highestLate = this.#highestLate;
    faces.takeBack();
  }

  /** Backwards, so that of a person with two shifts the oldest value is written last. */
  #takeBackShifts(): void {
    const { count, used, load, worked, partsOf, problem } = this.#state;
    const values = this.#shiftValues;
    for (let i = this.#shifts.length - 1, at = values.length - 5; i >= 0; i--, at -= 5) {
      const shift = this.#shifts[i];
      const person = problem.shifts.person[shift];
      count[shift] = values[at];
      used[shift] = values[at + 1];
      load[shift] = values[at + 2];
      worked[person] = values[at + 3];
      partsOf[person] = values[at + 4];
    }
  }
}
