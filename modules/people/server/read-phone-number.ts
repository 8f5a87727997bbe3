import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import type { Country } from '../../../kernel/country.ts';

/** Where texts go: the Nordic countries. Further away they cost more, and numbers that cost are made to be called. */
const countries: ReadonlySet<CountryCode> = new Set(['DK', 'NO', 'SE', 'FI', 'IS', 'FO', 'GL', 'SJ', 'AX']);

/** A mobile number as E.164, read as one writes it at home; nothing when it is none, or of another part of the world. */
export function readPhoneNumber(written: string, home: Country): string | undefined {
  const number = parsePhoneNumberFromString(written, { defaultCountry: home, extract: false });
  if (number === undefined || !number.isValid() || number.ext !== undefined) return undefined;
  return number.country !== undefined && countries.has(number.country) ? number.number : undefined;
}
