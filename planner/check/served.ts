import type { Fault } from '../basics/fault.ts';
import type { PlanFile } from '../problem/plan-file.ts';
import type { ProblemFile, VisitInFile } from '../problem/problem-file.ts';
import { knownOf } from './known.ts';

/** Who makes which part of a visit, when, and where that stands in the plan. */
export type Served = { visit: VisitInFile; parts: Map<1 | 2, { person: string; start: number; place: string }> };
export type ServedVisits = { byVisit: Map<string, Served>; faults: Fault[] };

/** Gathers what the routes say of each visit; a part that stands twice, and a visit that the problem doesn't know, is a fault. */
export function servedOf(problem: ProblemFile, plan: PlanFile): ServedVisits {
  const known = knownOf(problem).visits;
  const byVisit = new Map<string, Served>();
  const faults: Fault[] = [];
  plan.routes.forEach(({ person, stops }, r) => {
    stops.forEach(({ visit: id, part, start }, s) => {
      const place = `routes[${r}].stops[${s}]`;
      const visit = known.get(id);
      if (visit === undefined) {
        faults.push({ place, code: 'unknown-visit', says: `the problem has no visit ${id}.` });
        return;
      }
      const served = byVisit.get(id) ?? { visit, parts: new Map() };
      byVisit.set(id, served);
      if (part === 2 && visit.second === undefined)
        faults.push({ place, code: 'no-second', says: `${id} needs one person, and this is a second.` });
      else if (served.parts.has(part))
        faults.push({ place, code: 'twice', says: `part ${part} of ${id} is done twice.` });
      else served.parts.set(part, { person, start, place });
    });
  });
  return { byVisit, faults };
}
