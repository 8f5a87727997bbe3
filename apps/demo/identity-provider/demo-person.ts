import type { Country } from '../../../kernel/country.ts';
import { type Day, getDay } from '../../../kernel/day.ts';
import { makeSyntheticNorwegian, makeTestDanish } from '../../../kernel/synthetic-numbers.ts';

/** Somebody one can sign in as in the demonstration. */
export interface DemoPerson {
  /** The name under which the demo identity provider knows them. */
  sub: string;
  /** A synthetic identity number. */
  number: string;
  country: Country;
  givenName: string;
  familyName: string;
  /** Who they are, in one line. */
  line: string;
  birthDay?: Day | undefined;
}

/** What somebody typed who is not in the stories. */
export interface TypedPerson {
  givenName: string;
  familyName: string;
  country: Country;
}

/**
 * A person typed by hand, with a synthetic number that is nobody's. The same name always gives the same person, so that
 * one can come back after the server was started anew.
 */
export function makeNewcomer({ givenName, familyName, country }: TypedPerson): DemoPerson {
  const sum = checksum(`${givenName} ${familyName}`.toLocaleLowerCase('nb'));
  // February to November, so that no Danish birth is on a 1 January, and days that every month has.
  const birthDay = getDay(1950 + (sum % 50), 2 + ((sum >>> 8) % 10), 1 + ((sum >>> 12) % 28));
  const number = (country === 'NO' ? makeSyntheticNorwegian : makeTestDanish)(birthDay, (sum >>> 17) % 200).digits;
  return { sub: `newcomer-${country}-${number}`, number, country, givenName, familyName, line: '', birthDay };
}

/** FNV-1a, 32 bits. */
function checksum(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
