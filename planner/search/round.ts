import type { Annealing } from './anneal.ts';

/** How many steps are done between two looks at the clock. */
const BETWEEN_LOOKS = 20;

/** A stretch of the search. `from` and `to` (0 to 1) say where it lies in the whole; it ends after so many steps, or so many milliseconds. */
export type Round = { from: number; to: number; steps: number } | { from: number; to: number; milliseconds: number };

/** Searches for one round. With steps the outcome hangs on the seed alone; with milliseconds on the machine too. */
export function runRound(annealing: Annealing, round: Round): void {
  const { from, to } = round;
  if ('steps' in round) {
    for (let done = 0; done < round.steps; done += BETWEEN_LOOKS) {
      annealing.run(Math.min(BETWEEN_LOOKS, round.steps - done), from + ((to - from) * done) / round.steps);
    }
    return;
  }
  const began = performance.now();
  for (let passed = 0; passed < round.milliseconds; passed = performance.now() - began) {
    annealing.run(BETWEEN_LOOKS, from + ((to - from) * passed) / round.milliseconds);
  }
}
