import type { Price } from '../problem/plan-file.ts';
import { changedPerson } from '../rules/changed-person.ts';
import { contract } from '../rules/contract.ts';
import { evenWork } from '../rules/even-work.ts';
import { lateness } from '../rules/lateness.ts';
import { movedTime } from '../rules/moved-time.ts';
import { overtime } from '../rules/overtime.ts';
import { usualTime } from '../rules/usual-time.ts';
import { wishedCompetence } from '../rules/wished-competence.ts';
import { wishedPerson } from '../rules/wished-person.ts';
import type { State } from './state.ts';

/** What the plan costs, part by part. What a change of an older plan costs is not a part of it: the plan itself is as good as it is. */
export function pricePartsOf(state: State): Price {
  const { problem } = state;
  const { weights, parts, shifts, people, visits } = problem;
  const price: Price = { ...nothing, ...facesOf(state) };
  for (const visit of state.pool) price.unserved += visits.unserved[visit];
  for (let part = 0; part < parts.count; part++) {
    const r = state.shift[part];
    if (r < 0) continue;
    const person = shifts.person[r];
    price.notWished += wishedPerson.price(problem, part, person);
    price.missingWish += wishedCompetence.price(problem, part, person);
    if (shifts.timeless[shifts.day[r]] === 1) continue;
    price.late += lateness.price(problem, part, state.starts[part]);
    price.unusual += usualTime.price(problem, part, state.starts[part]);
  }
  for (let r = 0; r < shifts.count; r++) {
    if (state.count[r] === 0) continue;
    let work = 0;
    for (let stop = state.next[state.firstStop(r)]; stop < parts.count; stop = state.next[stop])
      work += problem.minutes[stop];
    price.travel += (state.used[r] - work) * weights.travel;
    if (shifts.timeless[shifts.day[r]] === 0)
      price.overtime += overtime.price(problem, r, state.starts[state.lastStop(r)]);
  }
  for (let person = 0; person < people.count; person++) {
    price.overContract += contract.price(problem, person, state.worked[person]);
    price.unevenWork += evenWork.price(problem, person, state.worked[person]);
  }
  price.highestLate = state.highestLate * weights.highestLate;
  return price;
}

/** All that the plan costs, and what its changes cost where an older plan is changed: `State.total`, counted anew. O(stops). */
export function totalOf(state: State): number {
  const { problem } = state;
  let changes = 0;
  for (let part = 0; part < problem.parts.count; part++) {
    const r = state.shift[part];
    if (r < 0) continue;
    changes += changedPerson.price(problem, part, problem.shifts.person[r]);
    if (problem.shifts.timeless[problem.shifts.day[r]] === 0)
      changes += movedTime.price(problem, part, state.starts[part]);
  }
  return Object.values(pricePartsOf(state)).reduce((sum, part) => sum + part, changes);
}

const nothing: Price = {
  unserved: 0,
  extraFace: 0,
  newFace: 0,
  travel: 0,
  late: 0,
  highestLate: 0,
  overtime: 0,
  overContract: 0,
  unevenWork: 0,
  notWished: 0,
  missingWish: 0,
  unusual: 0,
};

/** Who came in the history is nobody new, and more than the target from the history alone is not the plan's doing. */
function facesOf({ problem, faces }: State): Pick<Price, 'extraFace' | 'newFace'> {
  const { citizens, periods, people, weights } = problem;
  let extra = 0;
  let fresh = 0;
  for (let cell = 0; cell < faces.different.length; cell++) {
    const target = citizens.target[Math.floor(cell / periods.count)];
    let known = 0;
    for (let person = 0; person < people.count; person++) known += periods.known[cell * people.count + person];
    fresh += faces.different[cell] - known;
    extra += Math.max(0, faces.different[cell] - target) - Math.max(0, known - target);
  }
  return { extraFace: extra * weights.extraFace, newFace: fresh * weights.newFace };
}
