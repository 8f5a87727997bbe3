import type { PlanFile, Price, RouteInPlan } from '../problem/plan-file.ts';
import type { ProblemFile, VisitInFile } from '../problem/problem-file.ts';
import { facesOfPlan } from './faces-of-plan.ts';
import { knownOf } from './known.ts';
import { minutesBetween } from './minutes-between.ts';
import type { ServedVisits } from './served.ts';

const USUAL_MINUTES = 15;

/** What a plan costs, from the problem's text alone. */
export function priceOfPlan(problem: ProblemFile, plan: PlanFile, served: ServedVisits): Price {
  const { weights } = problem;
  const routes = plan.routes.map((route) => measure(problem, route));
  const worked = new Map<string, number>();
  for (const { person, worked: minutes } of routes) worked.set(person, (worked.get(person) ?? 0) + minutes);
  return {
    unserved: sum(problem.visits, (visit) => (served.byVisit.has(visit.id) ? 0 : weights.unserved * visit.priority)),
    ...priceOfFaces(problem, served),
    travel: sum(routes, ({ travel }) => travel) * weights.travel,
    ...priceOfTimes(problem, served),
    overtime: sum(routes, ({ late }) => late) * weights.overtime,
    overContract:
      sum(problem.people, ({ id, contractMinutes }) =>
        Math.max(0, (worked.get(id) ?? 0) - (contractMinutes ?? Infinity)),
      ) * weights.overContract,
    unevenWork: sum(problem.people, ({ id, shifts }) => {
      const minutes = worked.get(id) ?? 0;
      const atWork = sum(shifts, ({ from, to }) => to - from);
      return minutes === 0 ? 0 : (weights.unevenWork * minutes ** 2) / (2 * atWork);
    }),
    ...priceOfPeople(problem, served),
  };
}

function priceOfFaces(problem: ProblemFile, served: ServedVisits): Pick<Price, 'extraFace' | 'newFace'> {
  const { weights, citizens } = problem;
  const faces = facesOfPlan(problem, served);
  const before = facesOfPlan(problem, { byVisit: new Map(), faults: [] });
  // Who has come in the history is nobody new; and more than the target from the history alone is not the plan's doing.
  return {
    extraFace:
      sum(faces, ({ citizen, people }, i) => {
        const { target } = citizens[citizen].faces;
        return Math.max(0, people - target) - Math.max(0, before[i].people - target);
      }) * weights.extraFace,
    newFace: sum(faces, ({ people }, i) => people - before[i].people) * weights.newFace,
  };
}

function priceOfTimes(
  problem: ProblemFile,
  { byVisit }: ServedVisits,
): Pick<Price, 'late' | 'highestLate' | 'unusual'> {
  const { weights } = problem;
  let late = 0;
  let highest = 0;
  let unusual = 0;
  for (const { visit, parts } of byVisit.values()) {
    for (const [part, { start }] of parts) {
      const minutes = Math.max(0, start - dueOf(visit, part));
      late += minutes;
      highest = Math.max(highest, minutes);
      if (part === 1 && visit.usual !== undefined)
        unusual += Math.max(0, Math.abs(start - visit.usual) - USUAL_MINUTES);
    }
  }
  return { late: late * weights.late, highestLate: highest * weights.highestLate, unusual: unusual * weights.unusual };
}

/** A second who may come a while after the first is late when her visit may not be late and she comes after the latest of that while. */
function dueOf({ window, second }: VisitInFile, part: 1 | 2): number {
  return window.late === 'never' && part === 2 && second?.when === 'after' ? window.to + second.gap.to : window.to;
}

function priceOfPeople(problem: ProblemFile, { byVisit }: ServedVisits): Pick<Price, 'notWished' | 'missingWish'> {
  const { weights } = problem;
  let notWished = 0;
  let missing = 0;
  for (const { visit, parts } of byVisit.values()) {
    const wished = knownOf(problem).citizens.get(visit.citizen)?.wished ?? [];
    for (const [part, { person }] of parts) {
      if (wished.length > 0 && !wished.includes(person)) notWished++;
      const competences = knownOf(problem).people.get(person)?.competences ?? [];
      if (part === 2) continue;
      missing += visit.wishes.filter(
        (wish) =>
          !competences.some(
            ({ name, from, until }) =>
              name === wish && (from ?? '') <= visit.date && visit.date <= (until ?? '9999-12-31'),
          ),
      ).length;
    }
  }
  return { notWished: notWished * weights.notWished, missingWish: missing * weights.missingWish };
}

type Measured = { person: string; travel: number; worked: number; late: number };

function measure(problem: ProblemFile, { person, shift: s, stops, breaks }: RouteInPlan): Measured {
  const shift = knownOf(problem).people.get(person)?.shifts[s];
  if (shift === undefined || stops.length === 0) return { person, travel: 0, worked: 0, late: 0 };
  let at = shift.start;
  let travel = 0;
  let work = 0;
  let leave = shift.from;
  for (const { visit: id, part, start } of stops) {
    const visit = knownOf(problem).visits.get(id);
    if (visit === undefined) continue;
    const there = knownOf(problem).citizens.get(visit.citizen)?.place ?? '';
    const minutes = part === 2 ? (visit.second?.minutes ?? 0) : visit.minutes;
    travel += minutesBetween(problem, at, there);
    work += minutes;
    leave = start + minutes;
    at = there;
  }
  const home = minutesBetween(problem, at, shift.end);
  const inOrder = shift.breaks.toSorted((one, other) => one.from - other.from);
  const rest = breaks.reduce((all, start, i) => (start >= leave - 1e-6 ? all + (inOrder[i]?.minutes ?? 0) : all), 0);
  const way = travel + home;
  return { person, travel: way, worked: way + work, late: Math.max(0, leave + home + rest - shift.to) };
}

function sum<T>(things: readonly T[], value: (thing: T, at: number) => number): number {
  return things.reduce((total, thing, at) => total + value(thing, at), 0);
}
