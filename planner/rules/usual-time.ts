import type { Problem } from '../problem/problem.ts';
import type { Rule } from './rule.ts';

/** A quarter of an hour is what people still call the usual time. */
const FREE_MINUTES = 15;

/** Each minute more than a quarter of an hour before or after the usual time costs the weight `unusual`. */
export const usualTime = {
  name: 'A visit begins at its usual time',
  kind: 'soft',
  code: 'unusual-time',
  price(problem: Problem, part: number, start: number): number {
    const off = Math.abs(start - problem.parts.usual[part]) - FREE_MINUTES;
    // NaN, where there is no usual time, is not above zero.
    return off > 0 ? off * problem.weights.unusual : 0;
  },
} satisfies Rule & Record<string, unknown>;
