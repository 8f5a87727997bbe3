import type { Random } from '../basics/random.ts';
import { place } from '../solution/edit.ts';
import type { State } from '../solution/state.ts';
import type { Timing } from '../solution/timing.ts';
import type { Placing } from './placing.ts';

/** What builds a plan has at hand. */
export type Builder = { state: State; timing: Timing; placing: Placing; random: Random };

/** Visits one after the other, each in its best spot; what has none stays in the pool. */
export function placeEach({ state, timing, placing }: Builder, wanted: readonly number[]): void {
  for (const visit of wanted) {
    const found = placing.best(visit);
    if (found === undefined || found.price >= state.problem.visits.unserved[visit]) continue;
    place(state, timing, { visit, spot: found.spot });
    leavePool(state, visit);
  }
}

export function leavePool({ pool }: State, visit: number): void {
  const at = pool.indexOf(visit);
  pool[at] = pool[pool.length - 1];
  pool.pop();
}
