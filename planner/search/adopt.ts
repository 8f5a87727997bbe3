import { linkIn, settleHighestLate } from '../solution/edit.ts';
import { totalOf } from '../solution/price-parts.ts';
import type { State } from '../solution/state.ts';
import type { Timing } from '../solution/timing.ts';

/**
 * Makes the state the plan that these chains are: `next[stop]` is what follows each stop, as in `State.next`. O(stops).
 */
export function adopt(state: State, timing: Timing, next: Int32Array): void {
  const { parts, shifts } = state.problem;
  state.empty();
  state.journal.begin();
  const placed = new Set<number>();
  const unsettled: number[] = [];
  for (let r = 0; r < shifts.count; r++) {
    let after = state.firstStop(r);
    for (let stop = next[after]; stop !== state.lastStop(r); stop = next[stop]) {
      linkIn(state, stop, after);
      placed.add(parts.visit[stop]);
      if (shifts.timeless[shifts.day[r]] === 0) unsettled.push(stop);
      after = stop;
    }
    if (shifts.timeless[shifts.day[r]] === 0) unsettled.push(state.lastStop(r));
  }
  state.pool = state.pool.filter((visit) => !placed.has(visit));
  timing.settle(unsettled);
  settleHighestLate(state);
  // On the way times stood there that can't be; now they are right, so the price is counted anew.
  state.total = totalOf(state);
  state.journal.begin();
}
