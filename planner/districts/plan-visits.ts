import { compileProblem } from '../problem/compile-problem.ts';
import type { PlanFile, Price } from '../problem/plan-file.ts';
import type { ProblemFile } from '../problem/problem-file.ts';
import { adopt } from '../search/adopt.ts';
import type { Unplaced } from '../search/explain.ts';
import { explainUnplaced } from '../search/explain.ts';
import type { Stop } from '../search/stop.ts';
import { chainsOfPlan } from '../solution/chains-of-plan.ts';
import { State } from '../solution/state.ts';
import { Timing } from '../solution/timing.ts';
import { writePlan } from '../solution/write-plan.ts';
import type { Options } from '../solve.ts';
import { solve } from '../solve.ts';
import { splitFile } from './split-file.ts';

type Written = ReturnType<typeof writePlan>;

/** A whole plan, and how it was found. `districts`: 1, or in how many parts that nobody crosses the file was searched. */
export type Planned = Written & { unplaced: Unplaced[]; steps: number; seconds: number; districts: number };

/**
 * Plans a file of any size: as one while it is small enough, else district after district, each with the share of the time (or steps) that its visits are
 * of all. `before`: a plan to begin with.
 */
export async function planVisits(file: ProblemFile, options: Options, before?: PlanFile): Promise<Planned> {
  const districts = splitFile(file);
  const plans: Planned[] = [];
  const began = performance.now();
  for (const district of districts) {
    if (options.stop.signal?.aborted === true && plans.length > 0)
      plans.push(await planOne(district, { ...options, stop: { steps: 0 } }));
    else plans.push(await planOne(district, { ...options, stop: share(options.stop, district, file) }, before));
  }
  return merge(plans, (performance.now() - began) / 1_000);
}

function share({ seconds, steps, ...rest }: Stop, { visits }: ProblemFile, whole: ProblemFile): Stop {
  const part = whole.visits.length === 0 ? 1 : visits.length / whole.visits.length;
  return {
    ...rest,
    ...(seconds === undefined ? {} : { seconds: seconds * part }),
    ...(steps === undefined ? {} : { steps: Math.round(steps * part) }),
  };
}

async function planOne(file: ProblemFile, options: Options, before?: PlanFile): Promise<Planned> {
  const problem = compileProblem(file);
  const start = before === undefined ? undefined : chainsOfPlan(problem, before);
  const { next, steps, seconds } = await solve(problem, start === undefined ? options : { ...options, start });
  const state = new State(problem);
  adopt(state, new Timing(state), next);
  return { ...writePlan(file, state), unplaced: explainUnplaced(problem, next), steps, seconds, districts: 1 };
}

function merge(plans: Planned[], seconds: number): Planned {
  const [first] = plans;
  if (plans.length === 1) return first;
  const names = Object.keys(first.price).filter((name): name is keyof Price => name !== 'total');
  const price = { ...first.price };
  for (const name of names) {
    const parts = plans.map((plan) => plan.price[name]);
    // The highest lateness of all is one; all else adds up.
    price[name] = name === 'highestLate' ? Math.max(...parts) : parts.reduce((sum, part) => sum + part, 0);
  }
  price.total = names.reduce((sum, name) => sum + price[name], 0);
  return {
    format: 'tillit-plan-1',
    routes: plans.flatMap(({ routes }) => routes),
    price,
    continuity: plans.flatMap(({ continuity }) => continuity),
    unplaced: plans.flatMap(({ unplaced }) => unplaced),
    steps: plans.reduce((sum, plan) => sum + plan.steps, 0),
    seconds,
    districts: plans.length,
  };
}
