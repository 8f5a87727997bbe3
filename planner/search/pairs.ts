import type { Problem } from '../problem/problem.ts';
import { TOGETHER } from '../problem/problem.ts';
import { priceOfStop } from '../solution/price-of-stop.ts';

/** Of how many good spots of each of two people all pairs are tried. */
export const PAIRED = 8;

/**
 * A spot of one of two people. `start`: when it would begin if nobody had to be waited for. `price`: what is certain. `push`: what it costs at least that
 * the next stop begins later. `guess`: what the spots are compared by.
 */
export type Near = { after: number; shift: number; price: number; push: number; guess: number; start: number };

/** Keeps the best `PAIRED` of all that are shown to it, in order. */
export function keepBest(found: Near[], one: Near): void {
  if (found.length === PAIRED && one.guess >= found[PAIRED - 1].guess) return;
  if (found.length === PAIRED) found.pop();
  let at = found.length;
  while (at > 0 && found[at - 1].guess > one.guess) at--;
  found.splice(at, 0, one);
}

/** What the lateness of the two costs at least, once they have waited for each other. */
export function leastLate(problem: Problem, visit: number, { one, other }: { one: Near; other: Near }): number {
  const { visits } = problem;
  const first = visits.firstPart[visit];
  const together = visits.link[visit] === TOGETHER;
  const begins = together ? Math.max(one.start, other.start) : Math.max(one.start, other.start - visits.gapTo[visit]);
  const follows = together ? begins : Math.max(other.start, one.start + visits.gapFrom[visit]);
  return priceOfStop(problem, first, begins) + priceOfStop(problem, first + 1, follows);
}
