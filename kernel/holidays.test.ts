import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Day, partsOf, weekday } from './day.ts';
import { easterSunday, findHoliday, holidaysIn } from './holidays.ts';

const day = (text: string) => Day.parse(text);
const anyYear = fc.integer({ min: 1900, max: 2200 });

describe('Easter', () => {
  it.each([
    '1818-03-22',
    '1943-04-25',
    '1961-04-02',
    '2000-04-23',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2038-04-25',
  ])('was or will be on %s', (text) => {
    expect(easterSunday(partsOf(day(text)).year)).toBe(text);
  });

  it('is a Sunday from 22 March to 25 April', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 9999 }), (year) => {
        const easter = easterSunday(year);
        expect(weekday(easter)).toBe(7);
        expect(easter.slice(5) >= '03-22' && easter.slice(5) <= '04-25').toBe(true);
      }),
    );
  });
});

describe('holidays', () => {
  it('are these in Norway in 2026', () => {
    expect(holidaysIn(2026, 'NO').map(({ day, name }) => `${day} ${name}`)).toEqual([
      '2026-01-01 new-years-day',
      '2026-04-02 maundy-thursday',
      '2026-04-03 good-friday',
      '2026-04-05 easter-sunday',
      '2026-04-06 easter-monday',
      '2026-05-01 labour-day',
      '2026-05-14 ascension-day',
      '2026-05-17 constitution-day',
      '2026-05-24 whit-sunday',
      '2026-05-25 whit-monday',
      '2026-12-25 christmas-day',
      '2026-12-26 boxing-day',
    ]);
  });

  it('are these in Denmark in 2026, with the days on which offices only keep closed', () => {
    const name = (h: { name: string; kind: string }) => (h.kind === 'offices-closed' ? `(${h.name})` : h.name);
    expect(holidaysIn(2026, 'DK').map((holiday) => `${holiday.day} ${name(holiday)}`)).toEqual([
      '2026-01-01 new-years-day',
      '2026-04-02 maundy-thursday',
      '2026-04-03 good-friday',
      '2026-04-05 easter-sunday',
      '2026-04-06 easter-monday',
      '2026-05-14 ascension-day',
      '2026-05-24 whit-sunday',
      '2026-05-25 whit-monday',
      '2026-06-05 (constitution-day)',
      '2026-12-24 (christmas-eve)',
      '2026-12-25 christmas-day',
      '2026-12-26 boxing-day',
      '2026-12-31 (new-years-eve)',
    ]);
  });

  it('had Great Prayer Day in Denmark for the last time in 2023', () => {
    expect(findHoliday(day('2023-05-05'), 'DK')?.name).toBe('great-prayer-day');
    expect(findHoliday(day('2024-04-26'), 'DK')).toBeUndefined();
    expect(findHoliday(day('2023-05-05'), 'NO')).toBeUndefined();
  });

  it('put the public holiday first when offices would keep closed anyway', () => {
    expect(findHoliday(day('2017-06-05'), 'DK')).toEqual({
      day: '2017-06-05',
      name: 'whit-monday',
      kind: 'public-holiday',
    });
  });

  it('are in the year asked for and in order', () => {
    fc.assert(
      fc.property(anyYear, fc.constantFrom('DK', 'NO'), (year, country) => {
        const days = holidaysIn(year, country).map((holiday) => holiday.day);
        expect(days.every((any) => partsOf(any).year === year)).toBe(true);
        expect(days).toEqual([...days].sort());
      }),
    );
  });
});
