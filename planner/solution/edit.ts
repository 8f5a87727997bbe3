import { lateness } from '../rules/lateness.ts';
import { priceOfPerson } from '../rules/person-price.ts';
import { priceOfWork } from '../rules/work-price.ts';
import { priceOfStop } from './price-of-stop.ts';
import type { State } from './state.ts';
import type { Timing } from './timing.ts';

/** Where the parts of a visit are to stand: after which stop the first, and the second (−1: there is none). */
export type Spot = { first: number; second: number };

/** Puts a visit into the plan and settles the times. The spot must be one that `Placing` gave for the state as it is. */
export function place(state: State, timing: Timing, { visit, spot }: { visit: number; spot: Spot }): void {
  const { visits, shifts } = state.problem;
  const first = visits.firstPart[visit];
  const last = visits.firstPart[visit + 1] - 1;
  linkIn(state, first, spot.first);
  if (last > first) linkIn(state, last, spot.second);
  state.total -= visits.unserved[visit];
  if (shifts.timeless[visits.day[visit]] === 0) {
    timing.settle(last > first ? [first, last, state.next[first], state.next[last]] : [first, state.next[first]]);
  }
}

/** Takes a visit out; the times stay as they are until they are settled from the stops that this gives back. */
export function takeOut(state: State, visit: number, unsettled: number[]): void {
  const { visits } = state.problem;
  for (let part = visits.firstPart[visit]; part < visits.firstPart[visit + 1]; part++) {
    unsettled.push(state.next[part]);
    linkOut(state, part);
  }
  state.total += visits.unserved[visit];
}

/** Puts one part after a stop, without its times. */
export function linkIn(state: State, part: number, after: number): void {
  const { journal, prev, next, shift, problem } = state;
  const before = next[after];
  const r = shift[after];
  journal.touchStop(part);
  journal.touchStop(after);
  journal.touchStop(before);
  prev[part] = after;
  next[part] = before;
  next[after] = part;
  prev[before] = part;
  shift[part] = r;
  state.starts[part] = problem.parts.opens[part];
  state.breaksTaken[part] = 0;
  if (problem.shifts.timeless[problem.shifts.day[r]] === 0)
    state.total += priceOfStop(problem, part, state.starts[part]);
  count(state, part, { r, after, before, by: 1 });
}

function linkOut(state: State, part: number): void {
  const { journal, prev, next, shift, problem } = state;
  const after = prev[part];
  const before = next[part];
  const r = shift[part];
  journal.touchStop(part);
  journal.touchStop(after);
  journal.touchStop(before);
  count(state, part, { r, after, before, by: -1 });
  if (problem.shifts.timeless[problem.shifts.day[r]] === 0)
    state.total -= priceOfStop(problem, part, state.starts[part]);
  next[after] = before;
  prev[before] = after;
  prev[part] = -1;
  next[part] = -1;
  shift[part] = -1;
}

type Between = { r: number; after: number; before: number; by: 1 | -1 };

/** What doesn't hang on the time: travel, work, load, who comes to whom. */
function count(state: State, part: number, { r, after, before, by }: Between): void {
  const { problem, journal, worked, faces } = state;
  const { weights, shifts, visits, parts, minutes } = problem;
  const person = shifts.person[r];
  const way = detour(state, part, { after, before });
  const visit = parts.visit[part];
  journal.touchShift(r);
  state.used[r] += by * (way + minutes[part]);
  state.load[r] += by * parts.load[part];
  state.count[r] += by;
  state.partsOf[person] += by;
  state.total += by * (way * weights.travel + priceOfPerson(problem, part, person));
  if (problem.people.weighsWork) {
    state.total -= priceOfWork(problem, person, worked[person]);
    worked[person] += by * (way + minutes[part]);
    state.total += priceOfWork(problem, person, worked[person]);
  }
  state.total += faces.count(visits.citizen[visit], visits.day[visit], { person, by });
}

/** The minutes of travel that a part adds between two stops; in an empty shift, whose person has not left yet, there and home. */
export function detour({ problem }: State, part: number, { after, before }: { after: number; before: number }): number {
  const { travel, place: at, places, parts } = problem;
  const a = at[after] * places;
  const way = travel[a + at[part]] + travel[at[part] * places + at[before]];
  return after >= parts.count && before >= parts.count ? way : way - travel[a + at[before]];
}

/** Counts anew how late the latest visit is, where that costs. O(parts). */
export function settleHighestLate(state: State): void {
  const { weights, parts } = state.problem;
  if (weights.highestLate === 0) return;
  let highest = 0;
  for (let part = 0; part < parts.count; part++) {
    if (state.shift[part] >= 0) highest = Math.max(highest, lateness.minutes(state.problem, part, state.starts[part]));
  }
  state.total += (highest - state.highestLate) * weights.highestLate;
  state.highestLate = highest;
}
