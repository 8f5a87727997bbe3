import type { Problem } from '../problem/problem.ts';
import type { Rule } from './rule.ts';

/** Minutes past the end of a shift cost the weight `overtime` each; more of them than the shift allows are not possible. */
export const overtime = {
  name: 'A shift ends on time',
  kind: 'soft',
  code: 'overtime',
  price(problem: Problem, shift: number, arrival: number): number {
    if (arrival > problem.shifts.last[shift]) return Infinity;
    const minutes = arrival - problem.shifts.to[shift];
    return minutes > 0 ? minutes * problem.weights.overtime : 0;
  },
} satisfies Rule & Record<string, unknown>;
