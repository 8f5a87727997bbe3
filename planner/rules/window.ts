import type { Problem } from '../problem/problem.ts';
import type { Rule } from './rule.ts';

/** A visit that may not be late begins before its window closes. That it never begins before the window opens lies in how time is counted. */
export const window = {
  name: 'A visit that may not be late is not late',
  kind: 'hard',
  code: 'no-time-in-window',
  allows({ parts }: Problem, part: number, start: number): boolean {
    return start <= parts.closes[part];
  },
} satisfies Rule & Record<string, unknown>;
