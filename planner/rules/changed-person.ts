import type { Problem } from '../problem/problem.ts';
import type { Rule } from './rule.ts';

/** Where a plan is changed: another person than was told costs the weight `changedPerson`. */
export const changedPerson = {
  name: 'Who was told comes',
  kind: 'soft',
  code: 'changed-person',
  price({ parts, weights }: Problem, part: number, person: number): number {
    return parts.wasBy[part] >= 0 && parts.wasBy[part] !== person ? weights.changedPerson : 0;
  },
} satisfies Rule & Record<string, unknown>;
