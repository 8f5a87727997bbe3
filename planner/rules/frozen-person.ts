import type { Problem } from '../problem/problem.ts';
import type { Rule } from './rule.ts';

/** What is frozen stays with whom it is frozen to. */
export const frozenPerson = {
  name: 'What is settled stays with whom it was settled',
  kind: 'hard',
  code: 'frozen',
  allows({ parts }: Problem, part: number, person: number): boolean {
    return parts.mustBe[part] < 0 || parts.mustBe[part] === person;
  },
} satisfies Rule & Record<string, unknown>;
