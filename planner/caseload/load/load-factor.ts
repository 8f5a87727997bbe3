import type { Registered } from '../problem/caseload-file.ts';

/** How far true factors lie apart before anything is registered: a standard deviation of 20 % (an assumption; docs/caseload.md). */
export const SPREAD_OF_FACTORS = 0.2;

/** A factor that estimated minutes are multiplied by, with how sure it is. */
export type LoadFactor = {
  readonly rating: string;
  /** How many months of pathways were registered. */
  readonly months: number;
  /** Σ registered ÷ Σ estimated; 1 where nothing is registered. */
  readonly ratio: number;
  /** How much the ratio counts: months ÷ (months + k). */
  readonly weight: number;
  readonly factor: number;
  /** 95 % of such factors lie between these. */
  readonly from: number;
  readonly to: number;
};

/**
 * The ratio of what was registered to what was estimated, shrunk towards 1: factor = 1 + Z (R − 1), Z = n ÷ (n + k) (Bühlmann 1967).
 * Z does not depend on the registered minutes, so a registered minute more never lowers the factor.
 * The uncertainty is the larger of the prior's τ √(1 − Z) and Z times the standard error of a ratio (Cochran 1977, 6.4).
 *
 * @param credibility k, above 0: how many months weigh as much as the estimate itself
 */
export function loadFactor(rating: string, registered: readonly Registered[], credibility: number): LoadFactor {
  const own = registered.filter((one) => one.rating === rating);
  const months = own.length;
  const estimated = own.reduce((sum, one) => sum + one.estimated, 0);
  const ratio = months === 0 ? 1 : own.reduce((sum, one) => sum + one.registered, 0) / estimated;
  const weight = months / (months + credibility);
  const factor = 1 + weight * (ratio - 1);
  const prior = SPREAD_OF_FACTORS * Math.sqrt(1 - weight);
  const half = 1.96 * Math.max(prior, weight * errorOfRatio(own, ratio, estimated));
  return { rating, months, ratio, weight, factor, from: Math.max(0, factor - half), to: factor + half };
}

function errorOfRatio(own: readonly Registered[], ratio: number, estimated: number): number {
  const n = own.length;
  if (n < 2) return 0;
  const squares = own.reduce((sum, one) => sum + (one.registered - ratio * one.estimated) ** 2, 0);
  return Math.sqrt(squares / (n * (n - 1))) / (estimated / n);
}
