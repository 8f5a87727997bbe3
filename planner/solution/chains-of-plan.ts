import type { PlanFile } from '../problem/plan-file.ts';
import type { Problem } from '../problem/problem.ts';
import { State } from './state.ts';

/**
 * A plan as chains, to begin a search with: `next[stop]` is what follows each stop. What the problem does not have (any more), and a visit of which only
 * one of two people is there, is left out.
 */
export function chainsOfPlan(problem: Problem, plan: PlanFile): Int32Array {
  const { next } = new State(problem);
  const { visits, parts } = problem;
  const visitOf = new Map(visits.ids.map((id, visit) => [id, visit]));
  const shiftOf = shiftsByPerson(problem);
  const whole = wholeVisits(plan, visits, visitOf);
  const used = new Set<number>();
  for (const { person, shift, stops } of plan.routes) {
    const r = shiftOf.get(person)?.[shift];
    if (r === undefined) continue;
    let after = parts.count + 2 * r;
    for (const { visit: id, part } of stops) {
      const visit = visitOf.get(id);
      if (visit === undefined || !whole.has(id)) continue;
      const own = visits.firstPart[visit] + part - 1;
      if (used.has(own)) continue;
      used.add(own);
      next[own] = next[after];
      next[after] = own;
      after = own;
    }
  }
  return next;
}

function shiftsByPerson({ shifts, people }: Problem): Map<string, number[]> {
  const byPerson = new Map<string, number[]>(people.ids.map((id) => [id, []]));
  shifts.person.forEach((person, r) => byPerson.get(people.ids[person])?.push(r));
  return byPerson;
}

function wholeVisits(plan: PlanFile, visits: Problem['visits'], visitOf: ReadonlyMap<string, number>): Set<string> {
  const parts = Map.groupBy(
    plan.routes.flatMap(({ stops }) => stops),
    ({ visit }) => visit,
  );
  const whole = [...parts].filter(([id, own]) => {
    const visit = visitOf.get(id);
    return visit !== undefined && own.length === visits.firstPart[visit + 1] - visits.firstPart[visit];
  });
  return new Set(whole.map(([id]) => id));
}
