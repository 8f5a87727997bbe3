import type { RouteInPlan } from '../problem/plan-file.ts';
import type { Problem } from '../problem/problem.ts';

/** Writes into a problem who was told to come, and when: from then on to change that has a price. */
export function tell(problem: Problem, routes: readonly RouteInPlan[]): void {
  const visitOf = new Map(problem.visits.ids.map((id, visit) => [id, visit]));
  const personOf = new Map(problem.people.ids.map((id, person) => [id, person]));
  for (const { person, stops } of routes) {
    for (const { visit: id, part, start } of stops) {
      const visit = visitOf.get(id);
      if (visit === undefined) continue;
      const own = problem.visits.firstPart[visit] + part - 1;
      problem.parts.wasBy[own] = personOf.get(person) ?? -1;
      problem.parts.wasAt[own] = start;
    }
  }
}
