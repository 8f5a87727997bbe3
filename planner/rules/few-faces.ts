import type { Problem } from '../problem/problem.ts';
import type { Rule } from './rule.ts';

/** One more person in 14 days costs the weight `newFace`, and above the citizen's target the weight `extraFace` too. */
export const fewFaces = {
  name: 'A citizen meets few different people',
  kind: 'soft',
  code: 'extra-face',
  /** Of the person who would be the next after `now` different ones. */
  priceOfNext({ citizens, weights }: Problem, citizen: number, now: number): number {
    return now >= citizens.target[citizen] ? weights.extraFace + weights.newFace : weights.newFace;
  },
} satisfies Rule & Record<string, unknown>;
