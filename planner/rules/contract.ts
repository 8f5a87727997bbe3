import type { Problem } from '../problem/problem.ts';
import type { Rule } from './rule.ts';

/** Minutes of travel and visits above what the contract covers in the horizon cost the weight `overContract` each. */
export const contract = {
  name: 'Nobody works more than the contract says',
  kind: 'soft',
  code: 'over-contract',
  price(problem: Problem, person: number, worked: number): number {
    const minutes = worked - problem.people.contract[person];
    return minutes > 0 ? minutes * problem.weights.overContract : 0;
  },
} satisfies Rule & Record<string, unknown>;
