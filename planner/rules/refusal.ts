import type { Problem } from '../problem/problem.ts';
import type { Rule } from './rule.ts';

/** Somebody whom the citizen does not want does not come. Nothing ever proposes to lift this. */
export const refusal = {
  name: 'Nobody comes whom the citizen does not want',
  kind: 'hard',
  code: 'refused',
  allows({ citizens, visits, parts, people }: Problem, part: number, person: number): boolean {
    return citizens.price[visits.citizen[parts.visit[part]] * people.count + person] < Infinity;
  },
} satisfies Rule & Record<string, unknown>;
