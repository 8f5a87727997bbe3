import type { Problem } from '../problem/problem.ts';
import type { Rule } from './rule.ts';

/** Who does a part has, on its day, all that it needs. */
export const competence = {
  name: 'Whoever comes is able to do it',
  kind: 'hard',
  code: 'not-able',
  allows({ parts, people }: Problem, part: number, person: number): boolean {
    return parts.able[parts.need[part] * people.count + person] === 1;
  },
} satisfies Rule & Record<string, unknown>;
