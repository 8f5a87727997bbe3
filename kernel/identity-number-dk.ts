import { type Day, findDay } from './day.ts';
import { ok, type Result, refuse } from './result.ts';

/** A CPR number, or a number given in its place: by the national service (X-eCPR) or by a region (D-eCPR). */
export type DanishKind = 'cpr' | 'x-ecpr' | 'd-ecpr';

/** `digits` of the two replacement kinds have capital letters at places 8 and 9. */
export type DanishNumber = { readonly country: 'DK'; readonly kind: DanishKind; readonly digits: string };

const MODULUS_11_WEIGHTS = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/**
 * Reads 10 digits or capital letters. Modulus 11 is not asked for: numbers without it have been issued since
 * 1 October 2007 and are fully valid (source: cpr.dk). A CPR number must have a birth day that exists in its century;
 * the replacement numbers allow 29 February in any year (source: HL7 Denmark, dk-core, x-ecpr and d-ecpr).
 */
export function parseDanishCharacters(
  characters: string,
): Result<DanishNumber, 'identity-number-has-other-characters' | 'identity-number-has-impossible-date'> {
  const kind = kindOf(characters);
  if (kind === undefined) return refuse('identity-number-has-other-characters');
  const exists = kind === 'cpr' ? danishBirthDay(characters) !== undefined : existsInLeapYear(characters);
  return exists ? ok({ country: 'DK', kind, digits: characters }) : refuse('identity-number-has-impossible-date');
}

/**
 * The birth day in a CPR number, if it exists. The century follows from digit 7 and the year: 0-3 is 1900-1999;
 * 4 and 9 are 2000-2036, or 1937-1999 for years 37-99; 5-8 are 2000-2057, or 1858-1899 for years 58-99
 * (source: da.wikipedia, CPR-nummer).
 */
export function danishBirthDay(digits: string): Day | undefined {
  const year = Number(digits.slice(4, 6));
  const century = centuryOf(Number(digits.slice(6, 7)), year);
  return findDay(century + year, Number(digits.slice(2, 4)), Number(digits.slice(0, 2)));
}

/** Tells whether 10 digits satisfy modulus 11, as all numbers issued before 1 October 2007 do (source: cpr.dk). */
export function satisfiesModulus11(digits: string): boolean {
  return MODULUS_11_WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11 === 0;
}

function centuryOf(digit7: number, year: number): number {
  if (digit7 <= 3) return 1900;
  if (digit7 === 4 || digit7 === 9) return year <= 36 ? 2000 : 1900;
  return year <= 57 ? 2000 : 1800;
}

function existsInLeapYear(characters: string): boolean {
  return findDay(2000, Number(characters.slice(2, 4)), Number(characters.slice(0, 2))) !== undefined;
}

function kindOf(characters: string): DanishKind | undefined {
  if (/^[0-9]{10}$/.test(characters)) return 'cpr';
  if (/^[0-9]{6}[17][A-Z]{2}[0-9]$/.test(characters)) return 'x-ecpr';
  if (/^[0-9]{6}[056][A-Z]{2}[0-9]$/.test(characters)) return 'd-ecpr';
  return undefined;
}
