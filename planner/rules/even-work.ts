import type { Problem } from '../problem/problem.ts';
import type { Rule } from './rule.ts';

/**
 * Work (travel and visits, in minutes) costs the weight `unevenWork` times how full the shifts of whoever does it are by then, on average half of how full they become:
 * w · worked² / (2 · minutes at work). The sum over all is least where everybody's shifts are equally full, since a minute more is then equally dear for each.
 */
export const evenWork = {
  name: 'Work is shared evenly, as full as the shifts are long',
  kind: 'soft',
  code: 'uneven-work',
  price(problem: Problem, person: number, worked: number): number {
    const { weights, people } = problem;
    if (weights.unevenWork === 0 || worked <= 0) return 0;
    return (weights.unevenWork * worked * worked) / (2 * people.atWork[person]);
  },
} satisfies Rule & Record<string, unknown>;
