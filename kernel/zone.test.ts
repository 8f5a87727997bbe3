import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, Day } from './day.ts';
import { atTime, dayInZone, startOfDay, type Zone, zoneOf } from './zone.ts';

const day = (text: string) => Day.parse(text);
const zones: readonly Zone[] = ['Europe/Copenhagen', 'Europe/Oslo'];
const anyZone = fc.constantFrom(...zones);
const anyInstant = fc.date({ min: new Date('1985-01-01'), max: new Date('2060-12-31'), noInvalidDate: true });
const twoDigits = (n: number) => String(n).padStart(2, '0');
const anyTime = fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${twoDigits(hour)}:${twoDigits(minute)}`);

describe('the zone of a country', () => {
  it('is that of its capital', () => {
    expect(zoneOf('DK')).toBe('Europe/Copenhagen');
    expect(zoneOf('NO')).toBe('Europe/Oslo');
  });
});

describe.each(zones)('the clock in %s', (zone) => {
  it('turns the day at local midnight, winter and summer', () => {
    expect(dayInZone(new Date('2026-11-21T22:59:59.999Z'), zone)).toBe('2026-11-21');
    expect(dayInZone(new Date('2026-11-21T23:00:00Z'), zone)).toBe('2026-11-22');
    expect(dayInZone(new Date('2026-07-01T21:59:59Z'), zone)).toBe('2026-07-01');
    expect(dayInZone(new Date('2026-07-01T22:00:00Z'), zone)).toBe('2026-07-02');
  });

  it('gives the instant of a local time, winter and summer', () => {
    expect(atTime(day('2026-11-23'), '16:00', zone).toISOString()).toBe('2026-11-23T15:00:00.000Z');
    expect(atTime(day('2026-07-01'), '16:00', zone).toISOString()).toBe('2026-07-01T14:00:00.000Z');
  });

  it('moves a time that summer time skips forward by an hour', () => {
    expect(atTime(day('2026-03-29'), '01:59', zone).toISOString()).toBe('2026-03-29T00:59:00.000Z');
    expect(atTime(day('2026-03-29'), '02:30', zone).toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(atTime(day('2026-03-29'), '03:30', zone).toISOString()).toBe('2026-03-29T01:30:00.000Z');
  });

  it('takes the first of two equal times when summer time ends', () => {
    expect(atTime(day('2026-10-25'), '02:30', zone).toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(atTime(day('2026-10-25'), '03:00', zone).toISOString()).toBe('2026-10-25T02:00:00.000Z');
  });

  it('has days of 23 and 25 hours', () => {
    const hours = (from: string, to: string) =>
      (startOfDay(day(to), zone).getTime() - startOfDay(day(from), zone).getTime()) / 3_600_000;
    expect(hours('2026-03-29', '2026-03-30')).toBe(23);
    expect(hours('2026-10-25', '2026-10-26')).toBe(25);
    expect(hours('2026-11-22', '2026-11-23')).toBe(24);
  });

  it.each(['24:00', '7:00', '07:60', '', 'noon'])('has no time of day %j', (time) => {
    expect(() => atTime(day('2026-11-22'), time, zone)).toThrow(RangeError);
  });
});

describe('days and instants', () => {
  it('hold every instant between the beginning of its day and of the next', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (instant, zone) => {
        const today = dayInZone(instant, zone);
        expect(startOfDay(today, zone).getTime()).toBeLessThanOrEqual(instant.getTime());
        expect(startOfDay(addDays(today, 1), zone).getTime()).toBeGreaterThan(instant.getTime());
      }),
    );
  });

  it('keep a time of day on its day', () => {
    fc.assert(
      fc.property(anyInstant, anyTime, anyZone, (instant, time, zone) => {
        const today = dayInZone(instant, zone);
        expect(dayInZone(atTime(today, time, zone), zone)).toBe(today);
      }),
    );
  });
});
