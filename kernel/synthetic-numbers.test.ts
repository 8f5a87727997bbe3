import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Day } from './day.ts';
import { birthDayOf, cprFailsModulus11, parseIdentityNumber } from './identity-number.ts';
import { makeSyntheticNorwegian, makeTestDanish } from './synthetic-numbers.ts';

const day = (text: string) => Day.parse(text);
const dayBetween = (from: string, to: string) =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((date) => day(date.toISOString().slice(0, 10)));

describe('a synthetic Norwegian number', () => {
  it('is read as synthetic and tells the birth day it was made for', () => {
    fc.assert(
      fc.property(dayBetween('1854-01-01', '2039-12-31'), fc.nat(150), (birth, serial) => {
        const made = makeSyntheticNorwegian(birth, serial);
        expect(parseIdentityNumber(made.digits, 'NO')).toEqual({ ok: true, value: made });
        expect(made.kind).toBe('synthetic');
        expect(birthDayOf(made)).toBe(birth);
      }),
    );
  });

  it('is the same each time, and another for another serial', () => {
    const made = Array.from({ length: 200 }, (_, serial) => makeSyntheticNorwegian(day('1990-05-17'), serial).digits);
    expect(new Set(made).size).toBe(200);
    expect(makeSyntheticNorwegian(day('1990-05-17'), 7).digits).toBe(made[7]);
  });

  it('is not made outside the years and serials that have room', () => {
    expect(() => makeSyntheticNorwegian(day('1853-12-31'), 0)).toThrow(RangeError);
    expect(() => makeSyntheticNorwegian(day('2040-01-01'), 0)).toThrow(RangeError);
    expect(() => makeSyntheticNorwegian(day('1990-05-17'), 500)).toThrow(RangeError);
    expect(() => makeSyntheticNorwegian(day('1990-05-17'), -1)).toThrow(RangeError);
  });
});

describe('a Danish test number', () => {
  const anyBirth = dayBetween('1858-01-02', '2057-12-31').filter((birth) => !birth.endsWith('-01-01'));

  it('is read as a CPR number that fails modulus 11 and tells the birth day it was made for', () => {
    fc.assert(
      fc.property(anyBirth, fc.nat(3000), (birth, serial) => {
        const made = makeTestDanish(birth, serial);
        expect(parseIdentityNumber(made.digits, 'DK')).toEqual({ ok: true, value: made });
        expect(cprFailsModulus11(made)).toBe(true);
        expect(birthDayOf(made)).toBe(birth);
      }),
    );
  });

  it('is the same each time, and another for another serial', () => {
    const made = Array.from({ length: 200 }, (_, serial) => makeTestDanish(day('1990-05-17'), serial).digits);
    expect(new Set(made).size).toBe(200);
    expect(makeTestDanish(day('1990-05-17'), 7).digits).toBe(made[7]);
  });

  it('is not made for births on 1 January, where real numbers fail modulus 11', () => {
    expect(() => makeTestDanish(day('1990-01-01'), 0)).toThrow(RangeError);
  });

  it('is not made outside the years and serials that have room', () => {
    expect(() => makeTestDanish(day('1857-12-31'), 0)).toThrow(RangeError);
    expect(() => makeTestDanish(day('2058-01-02'), 0)).toThrow(RangeError);
    expect(() => makeTestDanish(day('1990-05-17'), 10_000)).toThrow(RangeError);
    expect(() => makeTestDanish(day('1990-05-17'), 1.5)).toThrow(RangeError);
  });
});
