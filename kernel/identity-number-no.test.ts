import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { norwegianBirthDay, norwegianCheckDigits, parseNorwegianDigits } from './identity-number-no.ts';

/** The first number that has check digits, with an individual number from `individual` on. */
function numberFrom(birthPart: string, individual: number, remainder: 0 | 1 | 2 | 3 = 0): string {
  const nine = `${birthPart}${String(individual).padStart(3, '0')}`;
  const checkDigits = norwegianCheckDigits(nine, remainder);
  return checkDigits === undefined ? numberFrom(birthPart, individual + 1, remainder) : `${nine}${checkDigits}`;
}

const twoDigits = (n: number) => String(n).padStart(2, '0');
const anyNumber = fc
  .record({
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.integer({ min: 1, max: 12 }),
    year: fc.nat(99),
    individual: fc.nat(990),
    remainder: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
  })
  .map(({ day, month, year, individual, remainder }) =>
    numberFrom(`${twoDigits(day)}${twoDigits(month + 80)}${twoDigits(year)}`, individual, remainder),
  );

describe('a Norwegian number', () => {
  it.each([
    ['170590', 'fodselsnummer'],
    ['570590', 'd-number'],
    ['174590', 'h-number'],
    ['178590', 'synthetic'],
    ['574590', 'd-h-number'],
    ['578590', 'd-synthetic'],
  ])('beginning with %s is a %s', (birthPart, kind) => {
    const digits = numberFrom(birthPart, 100);
    expect(parseNorwegianDigits(digits)).toEqual({ ok: true, value: { country: 'NO', kind, digits } });
    expect(norwegianBirthDay(digits)).toBe('1990-05-17');
  });

  it.each([
    '008590',
    '328590',
    '408590',
    '728590',
    '988590',
    '178090',
    '179390',
    '171390',
    '175390',
    '298290',
    '318490',
  ])('beginning with %s has an impossible date', (birthPart) => {
    expect(parseNorwegianDigits(numberFrom(birthPart, 100))).toEqual({
      ok: false,
      reason: 'identity-number-has-impossible-date',
    });
  });

  it('is worked out by hand: weights over 178590 100 give 181, so k1 is 6, then 147, so k2 is 7', () => {
    expect(norwegianCheckDigits('178590100')).toBe('67');
  });

  it.each([0, 1, 2, 3] as const)('is valid with remainder %d, by the rule from 2032', (remainder) => {
    expect(parseNorwegianDigits(numberFrom('178590', 100, remainder)).ok).toBe(true);
  });

  it('has one to four pairs of check digits for its first nine digits', () => {
    fc.assert(
      fc.property(anyNumber, (digits) => {
        const valid = Array.from({ length: 100 }, (_, i) => `${digits.slice(0, 9)}${twoDigits(i)}`);
        const accepted = valid.filter((candidate) => parseNorwegianDigits(candidate).ok).length;
        expect(accepted).toBeGreaterThanOrEqual(1);
        expect(accepted).toBeLessThanOrEqual(4);
      }),
    );
  });

  it('is refused whenever one digit is mistyped, since the second check digit notices', () => {
    fc.assert(
      fc.property(anyNumber, fc.nat(10), fc.integer({ min: 1, max: 9 }), (digits, place, change) => {
        const mistyped = `${digits.slice(0, place)}${(Number(digits[place]) + change) % 10}${digits.slice(place + 1)}`;
        expect(parseNorwegianDigits(digits).ok).toBe(true);
        expect(parseNorwegianDigits(mistyped).ok).toBe(false);
      }),
    );
  });
});

describe('the birth day in a Norwegian number', () => {
  it.each([
    ['178554', 500, '1854-05-17'],
    ['178599', 749, '1899-05-17'],
    ['178500', 0, '1900-05-17'],
    ['178599', 480, '1999-05-17'],
    ['178540', 900, '1940-05-17'],
    ['178500', 500, '2000-05-17'],
    ['178539', 980, '2039-05-17'],
    ['298200', 500, '2000-02-29'],
  ])('of %s and an individual number near %d is %s', (birthPart, individual, birthDay) => {
    const digits = numberFrom(birthPart, individual === 749 ? 740 : individual);
    expect(norwegianBirthDay(digits)).toBe(birthDay);
  });

  it('is unknown where the individual number belongs to no century', () => {
    expect(norwegianBirthDay(numberFrom('178550', 500))).toBeUndefined();
    expect(norwegianBirthDay(numberFrom('178560', 800))).toBeUndefined();
  });

  it('is unknown for 29 February 1900, which never was', () => {
    expect(norwegianBirthDay(numberFrom('298200', 100))).toBeUndefined();
  });

  it.each([1, 2, 3] as const)('is unknown with remainder %d, as numbers from 2032 tell no century', (remainder) => {
    expect(norwegianBirthDay(numberFrom('178590', 100, remainder))).toBeUndefined();
  });
});
