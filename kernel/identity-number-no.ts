import { type Day, findDay } from './day.ts';
import { ok, type Result, refuse } from './result.ts';

/**
 * The kinds of Norwegian number: D-numbers add 40 to the day; help numbers (H) add 40 and synthetic numbers of the
 * population register 80 to the month; a D-number can be either of these as well.
 */
export type NorwegianKind = 'fodselsnummer' | 'd-number' | 'h-number' | 'synthetic' | 'd-h-number' | 'd-synthetic';

export type NorwegianNumber = { readonly country: 'NO'; readonly kind: NorwegianKind; readonly digits: string };

const K1_WEIGHTS = [3, 7, 6, 1, 8, 9, 4, 5, 2];
const K2_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/** Reads 11 digits. Date check as in NAV's fnrvalidator: the year 00 is taken as 2000, since centuries are not sure. */
export function parseNorwegianDigits(
  digits: string,
): Result<NorwegianNumber, 'identity-number-has-impossible-date' | 'identity-number-has-wrong-check-digits'> {
  const { dayOfMonth, month, year } = birthPart(digits);
  if (findDay(2000 + year, month, dayOfMonth) === undefined) return refuse('identity-number-has-impossible-date');
  if (!hasCheckDigits(digits)) return refuse('identity-number-has-wrong-check-digits');
  return ok({ country: 'NO', kind: kindOf(digits), digits });
}

/**
 * The two check digits for the first nine digits, if they have any. Remainder 0 is the rule for all numbers issued
 * before 2032; numbers issued later may also use 1, 2 or 3.
 * Source: Skatteetaten, "Nytt fødselsnummer fra 2032"; weights as in NAV's fnrvalidator.
 */
export function norwegianCheckDigits(nineDigits: string, remainder: 0 | 1 | 2 | 3 = 0): string | undefined {
  const k1 = (11 + remainder - (weightedSum(nineDigits, K1_WEIGHTS) % 11)) % 11;
  if (k1 === 10) return undefined;
  const k2 = (11 - (weightedSum(`${nineDigits}${k1}`, K2_WEIGHTS) % 11)) % 11;
  return k2 === 10 ? undefined : `${k1}${k2}`;
}

/**
 * The birth day, if the number tells it for certain enough to suggest: only numbers that follow the check rule from
 * before 2032, with the century from the individual number (digits 7 to 9): 000-499 is 1900-1999, 500-749 is
 * 1854-1899 for years 54-99, 500-999 is 2000-2039 for years 00-39, 900-999 is 1940-1999 for years 40-99.
 * Later numbers say nothing of the century, and some of them happen to satisfy the old rule too.
 */
export function norwegianBirthDay(digits: string): Day | undefined {
  if (digits.slice(9) !== norwegianCheckDigits(digits.slice(0, 9))) return undefined;
  const { dayOfMonth, month, year } = birthPart(digits);
  const century = centuryOf(Number(digits.slice(6, 9)), year);
  return century === undefined ? undefined : findDay(century + year, month, dayOfMonth);
}

function centuryOf(individual: number, year: number): number | undefined {
  if (individual < 500) return 1900;
  if (year < 40) return 2000;
  if (individual >= 900) return 1900;
  return individual < 750 && year >= 54 ? 1800 : undefined;
}

function hasCheckDigits(digits: string): boolean {
  const remainders = [0, 1, 2, 3] as const;
  return remainders.some((remainder) => norwegianCheckDigits(digits.slice(0, 9), remainder) === digits.slice(9));
}

function birthPart(digits: string): { dayOfMonth: number; month: number; year: number } {
  const day = Number(digits.slice(0, 2));
  const month = Number(digits.slice(2, 4));
  return {
    dayOfMonth: day >= 40 ? day - 40 : day,
    month: month >= 80 ? month - 80 : month >= 40 ? month - 40 : month,
    year: Number(digits.slice(4, 6)),
  };
}

function kindOf(digits: string): NorwegianKind {
  const isD = Number(digits.slice(0, 2)) > 40;
  const month = Number(digits.slice(2, 4));
  if (month > 80) return isD ? 'd-synthetic' : 'synthetic';
  if (month > 40) return isD ? 'd-h-number' : 'h-number';
  return isD ? 'd-number' : 'fodselsnummer';
}

function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0);
}
