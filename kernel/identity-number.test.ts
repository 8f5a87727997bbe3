import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Day } from './day.ts';
import { birthDayOf, cprFailsModulus11, maskIdentityNumber, parseIdentityNumber } from './identity-number.ts';
import { makeSyntheticNorwegian, makeTestDanish } from './synthetic-numbers.ts';

const day = (text: string) => Day.parse(text);
const anyCountry = fc.constantFrom('DK', 'NO');

function parsed(text: string, country: 'DK' | 'NO') {
  const result = parseIdentityNumber(text, country);
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

describe('an identity number', () => {
  it('may be written with spaces and hyphens', () => {
    const { digits } = makeSyntheticNorwegian(day('1990-05-17'), 3);
    const written = ` ${digits.slice(0, 6)}-${digits.slice(6, 9)}\u00a0${digits.slice(9)} `;
    expect(parsed(written, 'NO')).toEqual({ country: 'NO', kind: 'synthetic', digits });
    const danish = makeTestDanish(day('1990-05-17'), 3).digits;
    expect(parsed(`${danish.slice(0, 6)}\u2011${danish.slice(6)}`, 'DK').digits).toBe(danish);
  });

  it.each([
    ['', 'NO', 'identity-number-has-wrong-length'],
    ['123', 'NO', 'identity-number-has-wrong-length'],
    ['123', 'DK', 'identity-number-has-wrong-length'],
    ['1x', 'NO', 'identity-number-has-other-characters'],
    ['١٢٣٤٥٦٧٨٩٠١', 'NO', 'identity-number-has-other-characters'],
    ['1.2', 'DK', 'identity-number-has-other-characters'],
    ['aaaaaaaaaa', 'DK', 'identity-number-has-other-characters'],
  ] as const)('%j in %s is refused: %s', (text, country, reason) => {
    expect(parseIdentityNumber(text, country)).toEqual({ ok: false, reason });
  });

  it('is read or refused from any text, without a fault', () => {
    const digitsAndMore = fc.string({ unit: fc.constantFrom(...'0123456789 -AZx'.split('')) });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), digitsAndMore), anyCountry, (text, country) => {
        const result = parseIdentityNumber(text, country);
        if (result.ok) {
          expect(parseIdentityNumber(result.value.digits, country)).toEqual(result);
          expect(() => birthDayOf(result.value)).not.toThrow();
        } else {
          expect(result.reason).toMatch(/^identity-number-has-/);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('shows only its birth part when masked', () => {
    expect(maskIdentityNumber(makeSyntheticNorwegian(day('1990-01-01'), 0))).toBe('018190 •••••');
    expect(maskIdentityNumber(makeTestDanish(day('1990-01-02'), 0))).toBe('020190-••••');
  });

  it('gives a hint only for Danish CPR numbers that fail modulus 11', () => {
    expect(cprFailsModulus11(makeTestDanish(day('1990-05-17'), 0))).toBe(true);
    expect(cprFailsModulus11(makeSyntheticNorwegian(day('1990-05-17'), 0))).toBe(false);
    expect(cprFailsModulus11(parsed('170590 1AB1', 'DK'))).toBe(false);
  });
});
