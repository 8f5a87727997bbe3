import type { Problem } from '../problem/problem.ts';
import type { Rule } from './rule.ts';

/** Where a citizen has named whom she wishes, a visit by anybody else costs the weight `notWished`; by somebody refused, Infinity. */
export const wishedPerson = {
  name: 'Whoever is wished for comes',
  kind: 'soft',
  code: 'not-wished',
  price({ citizens, visits, parts, people }: Problem, part: number, person: number): number {
    return citizens.price[visits.citizen[parts.visit[part]] * people.count + person];
  },
} satisfies Rule & Record<string, unknown>;
