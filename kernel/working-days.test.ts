import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, Day, daysBetween } from './day.ts';
import { AnswerPromise, addWorkingDays, answerDue, isWorkingDay } from './working-days.ts';
import { dayInZone, zoneOf } from './zone.ts';

const day = (text: string) => Day.parse(text);
const anyCountry = fc.constantFrom('DK', 'NO');
const anyInstant = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true });
const anyDay = anyInstant.map((instant) => day(instant.toISOString().slice(0, 10)));
const workingDays = (within: number): AnswerPromise => ({ within, unit: 'working-days' });
const due = (askedAt: string, promise: AnswerPromise, country: 'DK' | 'NO' = 'NO') =>
  answerDue(new Date(askedAt), promise, country).toISOString();

describe('a working day', () => {
  it('is neither in the weekend nor a holiday', () => {
    expect(isWorkingDay(day('2026-11-20'), 'NO')).toBe(true);
    expect(isWorkingDay(day('2026-11-21'), 'NO')).toBe(false);
    expect(isWorkingDay(day('2026-11-22'), 'NO')).toBe(false);
    expect(isWorkingDay(day('2026-04-06'), 'NO')).toBe(false);
  });

  it('differs between the countries on their own days', () => {
    expect(isWorkingDay(day('2026-05-01'), 'NO')).toBe(false);
    expect(isWorkingDay(day('2026-05-01'), 'DK')).toBe(true);
    expect(isWorkingDay(day('2026-06-05'), 'DK')).toBe(false);
    expect(isWorkingDay(day('2026-06-05'), 'NO')).toBe(true);
    expect(isWorkingDay(day('2026-12-24'), 'DK')).toBe(false);
    expect(isWorkingDay(day('2026-12-24'), 'NO')).toBe(true);
  });
});

describe('adding working days', () => {
  it('jumps over Easter', () => {
    expect(addWorkingDays(day('2026-04-01'), 1, 'DK')).toBe('2026-04-07');
  });

  it('with none gives the day itself, or the next working day', () => {
    expect(addWorkingDays(day('2026-11-20'), 0, 'NO')).toBe('2026-11-20');
    expect(addWorkingDays(day('2026-11-21'), 0, 'NO')).toBe('2026-11-23');
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('is not possible with %d of them', (n) => {
    expect(() => addWorkingDays(day('2026-11-20'), n, 'NO')).toThrow(RangeError);
  });

  it('lands on a working day, with exactly so many passed', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), anyCountry, (from, n, country) => {
        const reached = addWorkingDays(from, n, country);
        const passed = Array.from({ length: daysBetween(from, reached) }, (_, i) => addDays(from, i + 1));
        expect(isWorkingDay(reached, country)).toBe(true);
        expect(passed.filter((any) => isWorkingDay(any, country))).toHaveLength(n);
      }),
    );
  });
});

describe('an answer promised in working days', () => {
  it('asked on Friday morning is due on Monday at four', () => {
    expect(due('2026-11-20T09:00:00Z', workingDays(1))).toBe('2026-11-23T15:00:00.000Z');
  });

  it('asked on Saturday is due on Monday at four, the first working day waited for', () => {
    expect(due('2026-11-21T09:00:00Z', workingDays(1))).toBe('2026-11-23T15:00:00.000Z');
  });

  it('asked late on Sunday evening by UTC, already Monday locally, is due on Tuesday', () => {
    expect(due('2026-11-22T23:30:00Z', workingDays(1))).toBe('2026-11-24T15:00:00.000Z');
  });

  it('is due at four on the wall on either side of summer time', () => {
    expect(due('2026-03-27T09:00:00Z', workingDays(1))).toBe('2026-03-30T14:00:00.000Z');
    expect(due('2026-10-23T09:00:00Z', workingDays(1))).toBe('2026-10-26T15:00:00.000Z');
  });

  it('waits for the offices of the own country', () => {
    expect(due('2026-12-23T09:00:00Z', workingDays(1), 'NO')).toBe('2026-12-24T15:00:00.000Z');
    expect(due('2026-12-23T09:00:00Z', workingDays(1), 'DK')).toBe('2026-12-28T15:00:00.000Z');
  });

  it('is due after the asking, on a working day at four', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 1, max: 20 }), anyCountry, (askedAt, within, country) => {
        const at = answerDue(askedAt, workingDays(within), country);
        const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zoneOf(country), timeStyle: 'short' });
        expect(at.getTime()).toBeGreaterThan(askedAt.getTime());
        expect(isWorkingDay(dayInZone(at, zoneOf(country)), country)).toBe(true);
        expect(clock.format(at)).toBe('16:00');
      }),
    );
  });
});

describe('an answer promised in hours', () => {
  it('is due so many hours later on the clock, also over a weekend and a change of time', () => {
    expect(due('2026-03-28T12:00:00Z', { within: 24, unit: 'hours' })).toBe('2026-03-29T12:00:00.000Z');
  });
});

describe('a promise of an answer', () => {
  const anyPromise = fc.record({
    within: fc.integer({ min: 1, max: 30 }),
    unit: fc.constantFrom('hours' as const, 'working-days' as const),
  });

  it('is never due earlier when asked later', () => {
    fc.assert(
      fc.property(anyInstant, fc.nat(20 * 86_400_000), anyPromise, anyCountry, (askedAt, wait, promise, country) => {
        const later = new Date(askedAt.getTime() + wait);
        const [first, second] = [answerDue(askedAt, promise, country), answerDue(later, promise, country)];
        expect(second.getTime()).toBeGreaterThanOrEqual(first.getTime());
      }),
    );
  });

  it('of more time is due later', () => {
    fc.assert(
      fc.property(anyInstant, anyPromise, anyCountry, (askedAt, promise, country) => {
        const longer = { ...promise, within: promise.within + 1 };
        const [short, long] = [answerDue(askedAt, promise, country), answerDue(askedAt, longer, country)];
        expect(long.getTime()).toBeGreaterThan(short.getTime());
      }),
    );
  });

  it.each([0, -1, 1.5])('cannot be within %d', (within) => {
    expect(AnswerPromise.safeParse({ within, unit: 'hours' }).success).toBe(false);
    expect(() => answerDue(new Date(0), { within, unit: 'hours' }, 'NO')).toThrow(RangeError);
  });
});
