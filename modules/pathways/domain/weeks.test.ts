import { describe, expect, test } from 'vitest';
import { addDays, Day } from '../../../kernel/day.ts';
import { numberOfWeek, sayOf, weekOf } from './weeks.ts';

const weeks = (...counted: readonly [started: number, ended: number, open: number][]) =>
  counted.map(([started, ended, open], nr) => {
    const monday = addDays(Day.parse('2026-08-31'), 7 * nr);
    return { week: weekOf(monday), monday, started, ended, open, hanging: 0 };
  });
const alike = (count: number, started: number, ended: number) =>
  Array.from({ length: count }, () => [started, ended, 9] as [number, number, number]);

describe('The name of a week', () => {
  test.each([
    ['2026-11-06', '2026-W45'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-01', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['2026-01-01', '2026-W01'],
  ])('%s lies in %s', (day, week) => {
    expect(weekOf(Day.parse(day))).toBe(week);
    expect(numberOfWeek(Day.parse(day))).toBe(Number(week.slice(-2)));
  });
});

describe('What may be said of the numbers', () => {
  test('nothing, before there are twelve weeks in which anything stood', () => {
    expect(sayOf(weeks(...alike(11, 5, 5)))).toEqual({ is: 'too-few-weeks' });
    expect(sayOf(weeks([0, 0, 0], ...alike(11, 5, 5)))).toEqual({ is: 'too-few-weeks' });
    expect(sayOf([])).toEqual({ is: 'too-few-weeks' });
  });

  test('nothing, where one more or less would be a half of it', () => {
    expect(sayOf(weeks(...alike(12, 1, 0)))).toEqual({ is: 'too-few-numbers' });
  });

  test('what is in the middle, and no word about where it goes', () => {
    expect(sayOf(weeks(...alike(6, 1, 2), ...alike(6, 4, 3)))).toEqual({ is: 'medians', started: 2.5, ended: 2.5 });
    expect(sayOf(weeks([7, 0, 9], ...alike(11, 2, 1)))).toEqual({ is: 'medians', started: 2, ended: 1 });
  });
});
