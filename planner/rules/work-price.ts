import type { Problem } from '../problem/problem.ts';
import { contract } from './contract.ts';
import { evenWork } from './even-work.ts';

/** What it costs that this person works so many minutes (travel and visits) in the horizon; asked only where `people.weighsWork`. O(1). */
export function priceOfWork(problem: Problem, person: number, worked: number): number {
  return contract.price(problem, person, worked) + evenWork.price(problem, person, worked);
}
