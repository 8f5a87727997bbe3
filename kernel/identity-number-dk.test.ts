import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { danishBirthDay, parseDanishCharacters, satisfiesModulus11 } from './identity-number-dk.ts';

// Put together from parts, so that nothing in the sources looks like an identity number.
const HL7_EXAMPLE = ['010858', '9995'].join('');
const of = (birthPart: string, rest: string) => `${birthPart}${rest}`;

describe('a CPR number', () => {
  it('is valid without modulus 11, as in the example of HL7 Denmark with remainder 6', () => {
    const remainder = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1].reduce((sum, w, i) => sum + w * Number(HL7_EXAMPLE[i]), 0) % 11;
    expect(remainder).toBe(6);
    expect(satisfiesModulus11(HL7_EXAMPLE)).toBe(false);
    expect(parseDanishCharacters(HL7_EXAMPLE)).toEqual({
      ok: true,
      value: { country: 'DK', kind: 'cpr', digits: HL7_EXAMPLE },
    });
  });

  it.each([
    ['0', '00', 1900],
    ['3', '99', 1999],
    ['4', '36', 2036],
    ['4', '37', 1937],
    ['9', '00', 2000],
    ['9', '99', 1999],
    ['5', '57', 2057],
    ['8', '57', 2057],
    ['5', '58', 1858],
    ['8', '99', 1899],
  ])('with digit 7 being %s and year %s is of one born in %d', (digit7, year, born) => {
    expect(danishBirthDay(of(`1705${year}`, `${digit7}000`))).toBe(`${born}-05-17`);
  });

  it('has 29 February only in the leap years of its century', () => {
    expect(parseDanishCharacters(of('290200', '1000'))).toEqual({
      ok: false,
      reason: 'identity-number-has-impossible-date',
    });
    expect(parseDanishCharacters(of('290200', '4000')).ok).toBe(true);
    expect(danishBirthDay(of('290296', '5000'))).toBe('1896-02-29');
  });

  it.each(['320590', '001290', '171390', '170090', '310490'])(
    'beginning with %s has an impossible date',
    (birthPart) => {
      expect(parseDanishCharacters(of(birthPart, '1000'))).toEqual({
        ok: false,
        reason: 'identity-number-has-impossible-date',
      });
    },
  );

  it('satisfies modulus 11 with one in eleven or so of the last digits', () => {
    const lastFour = Array.from({ length: 10_000 }, (_, i) => String(i).padStart(4, '0'));
    const satisfying = lastFour.filter((rest) => satisfiesModulus11(of('170590', rest)));
    expect(satisfying.length).toBeGreaterThan(850);
    expect(satisfying.length).toBeLessThan(950);
  });
});

describe('a replacement number', () => {
  it.each([
    ['1AB1', 'x-ecpr'],
    ['7ZZ9', 'x-ecpr'],
    ['0AB1', 'd-ecpr'],
    ['5AB1', 'd-ecpr'],
    ['6AB1', 'd-ecpr'],
  ])('ending in %s is a %s', (ending, kind) => {
    const digits = of('290201', ending);
    expect(parseDanishCharacters(digits)).toEqual({ ok: true, value: { country: 'DK', kind, digits } });
  });

  it.each(['2AB1', '1A11', '11AB', '1ABC', '1ÆB1', '1ab1'])('cannot end in %s', (ending) => {
    expect(parseDanishCharacters(of('170590', ending))).toEqual({
      ok: false,
      reason: 'identity-number-has-other-characters',
    });
  });

  it('needs a day and a month that exist', () => {
    expect(parseDanishCharacters(of('310490', '1AB1'))).toEqual({
      ok: false,
      reason: 'identity-number-has-impossible-date',
    });
  });

  it('is never taken for a CPR number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{7}[A-Z]{2}[0-9]$/), (characters) => {
        const result = parseDanishCharacters(characters);
        expect(result.ok && result.value.kind === 'cpr').toBe(false);
      }),
    );
  });
});
