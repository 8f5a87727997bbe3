import type { Problem } from '../problem/problem.ts';
import type { Rule } from './rule.ts';

/** Visits are made by people who have a shift on that day. */
export const atWork = {
  name: 'Whoever comes is at work that day',
  kind: 'hard',
  code: 'not-at-work',
  allows({ people, visits, parts, days }: Problem, part: number, person: number): boolean {
    return people.shiftsOf[person * days + visits.day[parts.visit[part]]].length > 0;
  },
} satisfies Rule & Record<string, unknown>;
