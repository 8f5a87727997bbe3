import type { Problem } from '../problem/problem.ts';
import type { Rule } from './rule.ts';

/** Not more different people in 14 days than the citizen allows. */
export const facesAtMost = {
  name: 'A citizen meets no more people than she allows',
  kind: 'hard',
  code: 'too-many-faces',
  allowsNext({ citizens }: Problem, citizen: number, now: number): boolean {
    return now < citizens.most[citizen];
  },
} satisfies Rule & Record<string, unknown>;
