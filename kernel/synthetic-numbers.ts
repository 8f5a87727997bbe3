import { type Day, partsOf } from './day.ts';
import { type DanishNumber, danishBirthDay, satisfiesModulus11 } from './identity-number-dk.ts';
import { type NorwegianNumber, norwegianCheckDigits } from './identity-number-no.ts';

/**
 * A synthetic Norwegian number for tests and demonstration: 80 is added to the month, as in the population register's
 * own test data, so it is nobody's number. The same birth and serial (from 0) always give the same number.
 * Throws a RangeError for births outside 1854-2039 and for serials beyond what the day has room for (about 200).
 */
export function makeSyntheticNorwegian(birth: Day, serial: number): NorwegianNumber {
  const { month } = partsOf(birth);
  const start = `${birth.slice(8, 10)}${month + 80}${birth.slice(2, 4)}`;
  const digits = individualNumbers(birth)
    .map((individual) => `${start}${padded(individual, 3)}`)
    .flatMap((nine) => {
      const checkDigits = norwegianCheckDigits(nine);
      return checkDigits === undefined ? [] : [`${nine}${checkDigits}`];
    })
    .at(checkedSerial(serial));
  if (digits === undefined) throw new RangeError(`no synthetic number ${serial} for ${birth}`);
  return { country: 'NO', kind: 'synthetic', digits };
}

/**
 * A Danish number for tests and demonstration that fails modulus 11, so that nobody can have got it before
 * 1 October 2007. Later numbers without modulus 11 were mostly given to those born on a 1 January; for such births
 * this throws a RangeError, as for births outside 1858-2057 and serials beyond what the day has room for (over 3600).
 * The same birth and serial (from 0) always give the same number.
 */
export function makeTestDanish(birth: Day, serial: number): DanishNumber {
  if (birth.endsWith('-01-01')) throw new RangeError('1 January has real numbers without modulus 11');
  const start = `${birth.slice(8, 10)}${birth.slice(5, 7)}${birth.slice(2, 4)}`;
  const digits = span(0, 9)
    .filter((digit7) => danishBirthDay(`${start}${digit7}`) === birth)
    .flatMap((digit7) => span(0, 999).map((lastThree) => `${start}${digit7}${padded(lastThree, 3)}`))
    .filter((candidate) => !satisfiesModulus11(candidate))
    .at(checkedSerial(serial));
  if (digits === undefined) throw new RangeError(`no test number ${serial} for ${birth}`);
  return { country: 'DK', kind: 'cpr', digits };
}

function individualNumbers(birth: Day): number[] {
  const { year } = partsOf(birth);
  if (year >= 1854 && year <= 1899) return span(500, 749);
  if (year >= 1900 && year <= 1999) return span(0, 499);
  return year >= 2000 && year <= 2039 ? span(500, 999) : [];
}

function span(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function checkedSerial(serial: number): number {
  if (!Number.isSafeInteger(serial) || serial < 0) throw new RangeError(`not a serial: ${serial}`);
  return serial;
}

function padded(n: number, width: number): string {
  return String(n).padStart(width, '0');
}
