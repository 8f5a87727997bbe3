import { faultsOfShape, tellFaults } from '../basics/fault.ts';
import { readJson } from '../basics/read-json.ts';
import { checkPlan } from '../check/check-plan.ts';
import { PlanFile } from '../problem/plan-file.ts';
import type { Out } from './command.ts';
import { readProblem } from './read-problem.ts';

/** Proves a plan from its problem alone, and says what it costs. */
export function checkPlanCommand([file, plan]: readonly [string, string], out: Out): number {
  const problem = readProblem(file);
  if ('faults' in problem) {
    out.tell(tellFaults(problem.faults));
    return 1;
  }
  const read = readJson(plan);
  if ('faults' in read) {
    out.tell(tellFaults(read.faults));
    return 1;
  }
  const parsed = PlanFile.safeParse(read.value);
  if (!parsed.success) {
    out.tell(tellFaults(faultsOfShape(parsed.error)));
    return 1;
  }
  const { faults, price } = checkPlan(problem.problem, parsed.data);
  out.say(JSON.stringify({ faults, price }, null, 1));
  if (faults.length > 0) out.tell(tellFaults(faults));
  return faults.length === 0 ? 0 : 1;
}
