import type { Country } from './country.ts';
import type { Day } from './day.ts';
import { type DanishNumber, danishBirthDay, parseDanishCharacters, satisfiesModulus11 } from './identity-number-dk.ts';
import { type NorwegianNumber, norwegianBirthDay, parseNorwegianDigits } from './identity-number-no.ts';
import { type Result, refuse } from './result.ts';

/** A national identity number that has passed its country's rules; `digits` is without spaces and hyphens. */
export type IdentityNumber = NorwegianNumber | DanishNumber;

export type IdentityNumberRefusal =
  | 'identity-number-has-wrong-length'
  | 'identity-number-has-other-characters'
  | 'identity-number-has-impossible-date'
  | 'identity-number-has-wrong-check-digits';

const SPACES_AND_HYPHENS = /[\s\u002d\u2010\u2011]/gu;

/** Reads an identity number as people write it, with or without spaces and hyphens. Never throws. */
export function parseIdentityNumber(text: string, country: Country): Result<IdentityNumber, IdentityNumberRefusal> {
  const bare = text.replace(SPACES_AND_HYPHENS, '');
  const allowed = country === 'NO' ? /^[0-9]*$/ : /^[0-9A-Za-z]*$/;
  if (!allowed.test(bare)) return refuse('identity-number-has-other-characters');
  if (bare.length !== (country === 'NO' ? 11 : 10)) return refuse('identity-number-has-wrong-length');
  return country === 'NO' ? parseNorwegianDigits(bare) : parseDanishCharacters(bare.toUpperCase());
}

/**
 * The birth day the number suggests, if it tells one: never for Norwegian numbers under the rule from 2032, nor for
 * Danish replacement numbers. A suggestion only; the population registers know.
 */
export function birthDayOf(number: IdentityNumber): Day | undefined {
  if (number.country === 'NO') return norwegianBirthDay(number.digits);
  return number.kind === 'cpr' ? danishBirthDay(number.digits) : undefined;
}

/** A soft hint of a typing mistake in a CPR number, never a reason to refuse it. False for all other kinds. */
export function cprFailsModulus11(number: IdentityNumber): boolean {
  return number.kind === 'cpr' && !satisfiesModulus11(number.digits);
}

/** The number with only its birth part readable, such as '019090 •••••' in Norway and '020190-••••' in Denmark. */
export function maskIdentityNumber(number: IdentityNumber): string {
  const birthPart = number.digits.slice(0, 6);
  return number.country === 'NO' ? `${birthPart} •••••` : `${birthPart}-••••`;
}
