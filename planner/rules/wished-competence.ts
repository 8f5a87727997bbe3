import type { Problem } from '../problem/problem.ts';
import type { Rule } from './rule.ts';

/** Each competence that a visit wishes for and that whoever comes does not have costs the weight `missingWish`. */
export const wishedCompetence = {
  name: 'Whoever comes has what was wished for',
  kind: 'soft',
  code: 'missing-wish',
  price({ parts, people }: Problem, part: number, person: number): number {
    return parts.wishPrice[parts.need[part] * people.count + person];
  },
} satisfies Rule & Record<string, unknown>;
