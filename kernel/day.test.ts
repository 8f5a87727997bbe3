import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, ageOn, compareDays, Day, daysBetween, findDay, getDay, parseDay, partsOf, weekday } from './day.ts';

const day = (text: string) => Day.parse(text);
const anyDay = fc
  .date({ min: new Date('1850-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)));

describe('a day', () => {
  it('is read from year, month and day of the month', () => {
    expect(parseDay('2026-11-22')).toEqual({ ok: true, value: '2026-11-22' });
  });

  it.each(['2026-02-29', '1900-02-29', '2026-13-01', '2026-04-31', '2026-00-10', '22.11.2026', '2026-11-22T10:00', ''])(
    'does not exist as %j',
    (text) => {
      expect(parseDay(text)).toEqual({ ok: false, reason: 'day-does-not-exist' });
    },
  );

  it('is built from numbers only if it exists', () => {
    expect(findDay(2024, 2, 29)).toBe('2024-02-29');
    expect(findDay(2023, 2, 29)).toBeUndefined();
    expect(findDay(2023, 1.5, 2)).toBeUndefined();
    expect(() => getDay(2023, 2, 29)).toThrow(RangeError);
  });

  it('is followed by the next one over the ends of months and years', () => {
    expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01');
    expect(addDays(day('2024-03-01'), -1)).toBe('2024-02-29');
  });

  it('cannot be moved out of the calendar or by part of a day', () => {
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays(day('0000-01-01'), -1)).toThrow(RangeError);
    expect(() => addDays(day('2026-01-01'), 0.5)).toThrow(RangeError);
    expect(() => addDays(day('2026-01-01'), Number.NaN)).toThrow(RangeError);
  });

  it('knows its day of the week', () => {
    expect(weekday(day('2026-11-22'))).toBe(7);
    expect(weekday(day('2026-11-23'))).toBe(1);
    expect(weekday(day('1969-12-31'))).toBe(3);
    expect(weekday(day('0000-01-01'))).toBe(6);
  });

  it('is as far from another as was added', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -100_000, max: 100_000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });

  it('comes in the same order as compared and as counted', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(compareDays(a, b)).toBe(Math.sign(daysBetween(b, a)));
      }),
    );
  });

  it('is given back by its parts', () => {
    fc.assert(
      fc.property(anyDay, (any) => {
        const { year, month, dayOfMonth } = partsOf(any);
        expect(getDay(year, month, dayOfMonth)).toBe(any);
      }),
    );
  });

  it('has the week go round', () => {
    fc.assert(
      fc.property(anyDay, (any) => {
        expect(weekday(addDays(any, 1))).toBe((weekday(any) % 7) + 1);
      }),
    );
  });
});

describe('age', () => {
  it('goes up on the birthday', () => {
    expect(ageOn(day('2010-11-22'), day('2026-11-21'))).toBe(15);
    expect(ageOn(day('2010-11-22'), day('2026-11-22'))).toBe(16);
  });

  it('goes up on 1 March for one born on 29 February, in years without that day', () => {
    expect(ageOn(day('2008-02-29'), day('2026-02-28'))).toBe(17);
    expect(ageOn(day('2008-02-29'), day('2026-03-01'))).toBe(18);
    expect(ageOn(day('2008-02-29'), day('2024-02-29'))).toBe(16);
  });

  it('is zero in the first year and negative before birth', () => {
    expect(ageOn(day('2026-11-22'), day('2027-11-21'))).toBe(0);
    expect(ageOn(day('2026-11-22'), day('2026-11-21'))).toBe(-1);
  });

  it('never falls as days pass', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.nat(1000), (birth, from, later) => {
        expect(ageOn(birth, addDays(from, later))).toBeGreaterThanOrEqual(ageOn(birth, from));
      }),
    );
  });
});
