import type { Problem } from '../problem/problem.ts';
import { Faces } from './faces.ts';
import { Journal } from './journal.ts';

/**
 * A plan while it is searched for: for each shift a chain of stops from its start to its end, when each stop begins, and what all of it costs.
 *
 * Every write goes through the journal, so that a step that is not taken is taken back in the time it took, however large the plan is.
 */
export class State {
  readonly problem: Problem;
  readonly journal: Journal;
  readonly faces: Faces;
  /** Of each stop: the one before and after in its shift (−1: not placed), its shift, when it begins, and how many breaks came before it. */
  readonly prev: Int32Array;
  readonly next: Int32Array;
  readonly shift: Int32Array;
  readonly starts: Float64Array;
  readonly breaksTaken: Uint8Array;
  /** Of each shift: how many parts, minutes of travel and work together, and what is carried. */
  readonly count: Int32Array;
  readonly used: Float64Array;
  readonly load: Float64Array;
  /** Of each person: minutes of work and how many parts in the horizon. */
  readonly worked: Float64Array;
  readonly partsOf: Int32Array;
  /** What the plan costs, weighed: a minute of travel is the unit. */
  total: number;
  /** The minutes of the visit that begins latest after its window. */
  highestLate: number;
  /** The visits that are not placed. */
  pool: number[];

  constructor(problem: Problem) {
    const { parts, shifts } = problem;
    const stops = parts.count + 2 * shifts.count;
    this.problem = problem;
    this.faces = new Faces(problem);
    this.prev = new Int32Array(stops).fill(-1);
    this.next = new Int32Array(stops).fill(-1);
    this.shift = new Int32Array(stops).fill(-1);
    this.starts = new Float64Array(stops);
    this.breaksTaken = new Uint8Array(stops);
    this.count = new Int32Array(shifts.count);
    this.used = new Float64Array(shifts.count);
    this.load = new Float64Array(shifts.count);
    this.worked = new Float64Array(problem.people.count);
    this.partsOf = new Int32Array(problem.people.count);
    this.total = 0;
    this.highestLate = 0;
    this.pool = [];
    this.journal = new Journal(this);
    this.empty();
  }

  /** Takes everything out. */
  empty(): void {
    const { parts, shifts, visits } = this.problem;
    this.prev.fill(-1);
    this.next.fill(-1);
    this.shift.fill(-1);
    this.breaksTaken.fill(0);
    for (let r = 0; r < shifts.count; r++) {
      const first = parts.count + 2 * r;
      this.next[first] = first + 1;
      this.prev[first + 1] = first;
      this.shift[first] = r;
      this.shift[first + 1] = r;
      this.starts[first] = shifts.from[r];
      this.starts[first + 1] = shifts.from[r];
    }
    for (const array of [this.count, this.used, this.load, this.worked, this.partsOf]) array.fill(0);
    this.faces.empty();
    this.pool = Array.from({ length: visits.count }, (_, v) => v);
    this.highestLate = 0;
    this.total = visits.unserved.reduce((sum, price) => sum + price, 0);
  }

  firstStop(shift: number): number {
    return this.problem.parts.count + 2 * shift;
  }

  lastStop(shift: number): number {
    return this.problem.parts.count + 2 * shift + 1;
  }

  isPlaced(visit: number): boolean {
    return this.shift[this.problem.visits.firstPart[visit]] >= 0;
  }
}
