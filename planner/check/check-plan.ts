import type { Fault } from '../basics/fault.ts';
import type { PlanFile, Price } from '../problem/plan-file.ts';
import type { ProblemFile } from '../problem/problem-file.ts';
import { findFaceFaults } from './faces-of-plan.ts';
import { priceOfPlan } from './price-of-plan.ts';
import { findRouteFaults } from './routes-of-plan.ts';
import { servedOf } from './served.ts';
import { findVisitFaults } from './visits-of-plan.ts';

const TOLERANCE = 1e-6;

/**
 * Proves a plan, also one made elsewhere, from the text of its problem alone: nothing here is shared with the search or its rules.
 *
 * @returns every hard rule that is broken, with its place, and what the plan costs; a claimed price that is not this is a fault too
 */
export function checkPlan(problem: ProblemFile, plan: PlanFile): { faults: Fault[]; price: Price & { total: number } } {
  const served = servedOf(problem, plan);
  const faults = [...served.faults];
  faults.push(...findRouteFaults(problem, plan));
  faults.push(...findVisitFaults(problem, served));
  faults.push(...findFaceFaults(problem, served));
  const price = priceOfPlan(problem, plan, served);
  const total = Object.values(price).reduce((sum, part) => sum + part, 0);
  if (plan.price !== undefined) faults.push(...findWrongPrices(plan.price, { ...price, total }));
  return { faults, price: { ...price, total } };
}

function findWrongPrices(said: Price & { total: number }, found: Price & { total: number }): Fault[] {
  return Object.entries(said).flatMap(([name, value]) => {
    const is = new Map<string, number>(Object.entries(found)).get(name) ?? 0;
    if (Math.abs(value - is) <= TOLERANCE * Math.max(1, Math.abs(is))) return [];
    return [{ place: `price.${name}`, code: 'wrong-price', says: `it says ${value}, and it is ${is}.` }];
  });
}
