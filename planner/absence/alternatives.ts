import { randomFrom } from '../basics/random.ts';
import type { Problem } from '../problem/problem.ts';
import { adopt } from '../search/adopt.ts';
import { Placing } from '../search/placing.ts';
import { State } from '../solution/state.ts';
import { Timing } from '../solution/timing.ts';

/** Who could take a visit instead, the best first: the price in minutes of travel, and how much of it is for a face the citizen does not know. */
export type Alternative = { person: string; price: number; newFace: number };

const SHOWN = 3;

/** For each of these visits (of one person) the three people who could take it at the lowest price, if nothing else were changed. */
export function alternativesFor(
  problem: Problem,
  next: Int32Array,
  wanted: readonly number[],
): Map<string, Alternative[]> {
  const state = new State(problem);
  const timing = new Timing(state);
  adopt(state, timing, next);
  const placing = new Placing(state, timing, randomFrom(1));
  const { visits, people } = problem;
  return new Map(
    wanted.map((visit) => {
      const found: Alternative[] = [];
      for (let person = 0; person < people.count; person++) {
        const newFace = state.faces.priceOf(visits.citizen[visit], visits.day[visit], person);
        const price = placing.priceWith(visit, person) + newFace;
        if (price < Infinity) found.push({ person: people.ids[person], price, newFace });
      }
      found.sort((one, other) => one.price - other.price || one.person.localeCompare(other.person));
      return [visits.ids[visit], found.slice(0, SHOWN)];
    }),
  );
}
