import type { Problem } from '../problem/problem.ts';
import type { Rule } from './rule.ts';

/** Minutes after the window, times the weight `late`. (The highest of all is priced by the weight `highestLate`.) */
export const lateness = {
  name: 'A visit begins within its window',
  kind: 'soft',
  code: 'late',
  price(problem: Problem, part: number, start: number): number {
    const minutes = start - problem.parts.due[part];
    return minutes > 0 ? minutes * problem.weights.late : 0;
  },
  minutes(problem: Problem, part: number, start: number): number {
    return Math.max(0, start - problem.parts.due[part]);
  },
} satisfies Rule & Record<string, unknown>;
