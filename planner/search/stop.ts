/**
 * When a search ends. `steps`: after so many in all, and then the same seed gives the same plan. `seconds`: after so long. `target`: as soon as the price
 * is not above it. `signal`: at once, with the best plan that is known.
 */
export type Stop = { steps?: number; seconds?: number; target?: number; signal?: AbortSignal };

/** How often a search tells where it is, and the searchers hear of one another. */
const ROUNDS = 40;
const LONGEST_ROUND_MS = 1_000;

/** How many rounds a search of these seconds or steps has. */
export function roundsOf(stop: Stop): number {
  if (stop.steps !== undefined) return ROUNDS;
  return Math.max(ROUNDS, Math.ceil(((stop.seconds ?? 0) * 1_000) / LONGEST_ROUND_MS));
}
