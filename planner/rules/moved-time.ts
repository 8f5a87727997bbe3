import type { Problem } from '../problem/problem.ts';
import type { Rule } from './rule.ts';

/** A citizen who has been told a time notices more than this. */
export const NOTICED_MINUTES = 15;

/** Where a plan is changed: a start that moves by more than a quarter of an hour costs the weight `movedTime`, however far. */
export const movedTime = {
  name: 'A time that was told stays',
  kind: 'soft',
  code: 'moved-time',
  price(problem: Problem, part: number, start: number): number {
    return Math.abs(start - problem.parts.wasAt[part]) > NOTICED_MINUTES ? problem.weights.movedTime : 0;
  },
} satisfies Rule & Record<string, unknown>;
