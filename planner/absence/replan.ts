import { compileProblem } from '../problem/compile-problem.ts';
import type { PlanFile, RouteInPlan } from '../problem/plan-file.ts';
import type { ProblemFile } from '../problem/problem-file.ts';
import { adopt } from '../search/adopt.ts';
import type { Unplaced } from '../search/explain.ts';
import { explainUnplaced } from '../search/explain.ts';
import { chainsOfPlan } from '../solution/chains-of-plan.ts';
import { routesOf } from '../solution/read-routes.ts';
import { State } from '../solution/state.ts';
import { Timing } from '../solution/timing.ts';
import type { Options } from '../solve.ts';
import { solve } from '../solve.ts';
import type { Alternative } from './alternatives.ts';
import { alternativesFor } from './alternatives.ts';
import type { Change } from './changes.ts';
import { changesBetween } from './changes.ts';
import type { Absent } from './day-file.ts';
import { dayFile, dayRoutes, withDay } from './day-file.ts';
import { tell } from './told.ts';

/** What to do when somebody is away: the new routes of all days, what changes for whom, and who else could take each visit. */
export type Replan = {
  routes: RouteInPlan[];
  changes: Change[];
  alternatives: { visit: string; people: Alternative[] }[];
  unplaced: Unplaced[];
  steps: number;
  seconds: number;
};

/**
 * A plan for a day on which somebody is away: all others keep what they have as far as that is possible, and each person and each time (by more than a
 * quarter of an hour) that changes has its price. The other days are not touched.
 *
 * @param options as for `solve`; the first answer of `onProgress` is already a whole plan
 */
export async function replan(
  file: ProblemFile,
  plan: PlanFile,
  { absent, ...options }: Options & { absent: Absent },
): Promise<Replan> {
  const day = dayFile(file, plan, absent);
  const problem = compileProblem(day);
  const before = dayRoutes(file, plan, { ...absent, person: '' });
  tell(problem, before);
  const start = chainsOfPlan(problem, { ...plan, routes: dayRoutes(file, plan, absent) });
  const solved = await solve(problem, { ...options, start });
  const state = new State(problem);
  adopt(state, new Timing(state), start);
  const alternatives = alternativesFor(
    problem,
    start,
    state.pool.filter((visit) => isAlone(problem, visit)),
  );
  adopt(state, new Timing(state), solved.next);
  const routes = withDay(file, plan, { date: absent.date, routes: routesOf(state) });
  return {
    routes,
    changes: changesBetween(file, plan.routes, routes),
    alternatives: [...alternatives].map(([visit, people]) => ({ visit, people })),
    unplaced: explainUnplaced(problem, solved.next),
    steps: solved.steps,
    seconds: solved.seconds,
  };
}

function isAlone({ visits }: ReturnType<typeof compileProblem>, visit: number): boolean {
  return visits.firstPart[visit + 1] - visits.firstPart[visit] === 1;
}
