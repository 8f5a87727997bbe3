import { ceilingOfTeam } from '../measures/ceiling.ts';
import { continuityOf } from '../measures/continuity.ts';
import { koladaFaces } from '../measures/kolada.ts';
import type { RouteInPlan } from '../problem/plan-file.ts';
import type { Problem } from '../problem/problem.ts';
import type { ProblemFile } from '../problem/problem-file.ts';
import { atWork } from '../rules/at-work.ts';
import { competence } from '../rules/competence.ts';
import { refusal } from '../rules/refusal.ts';
import { pricePartsOf } from './price-parts.ts';
import { routesOf } from './read-routes.ts';
import type { State } from './state.ts';

/** A plan as it is written to a file: routes, price, and for each citizen what was reached beside what could be. */
export function writePlan(file: ProblemFile, state: State) {
  const routes = routesOf(state);
  const price = pricePartsOf(state);
  const total = Object.values(price).reduce((sum, part) => sum + part, 0);
  return {
    format: 'tillit-plan-1' as const,
    routes,
    price: { ...price, total },
    continuity: continuityOfCitizens(file, { routes, problem: state.problem }),
  };
}

type Planned = { routes: readonly RouteInPlan[]; problem: Problem };

function continuityOfCitizens(file: ProblemFile, { routes, problem }: Planned) {
  const came = comesOf(file, routes);
  return file.citizens.map(({ id, age, faces }, citizen) => {
    const own = came.get(id) ?? [];
    const inOrder = own.toSorted((one, other) => one.date.localeCompare(other.date) || one.start - other.start);
    const { visits, different, upc, coc, secon, mmci } = continuityOf(inOrder.flatMap(({ people }) => people));
    return {
      citizen: id,
      visits,
      target: faces.target,
      different,
      upc,
      coc,
      secon,
      mmci,
      kolada: koladaFaces(age, inOrder, file.from),
      ceiling: ceilingOfTeam([...problem.citizens.visitsOf[citizen]].map((visit) => whoMay(problem, visit))),
    };
  });
}

function comesOf(file: ProblemFile, routes: readonly RouteInPlan[]) {
  const nobody: string[] = [];
  const visits = new Map(file.visits.map((visit) => [visit.id, { ...visit, people: [...nobody], start: 0 }]));
  for (const { person, stops } of routes) {
    for (const { visit: id, part, start } of stops) {
      const visit = visits.get(id);
      if (part === 1) visit?.people.unshift(person);
      else visit?.people.push(person);
      if (visit !== undefined && part === 1) visit.start = start;
    }
  }
  return Map.groupBy(
    [...visits.values()].filter(({ people }) => people.length > 0),
    ({ citizen }) => citizen,
  );
}

function whoMay(problem: Problem, visit: number): Set<number> {
  const part = problem.visits.firstPart[visit];
  const may = new Set<number>();
  for (let person = 0; person < problem.people.count; person++) {
    const allowed =
      atWork.allows(problem, part, person) &&
      competence.allows(problem, part, person) &&
      refusal.allows(problem, part, person);
    if (allowed) may.add(person);
  }
  return may;
}
