import { z } from 'zod';
import { ok, type Result, refuse } from './result.ts';

/** A calendar day without time or zone, as an ISO 8601 text such as '2026-11-22'; only days that exist. */
export const Day = z.iso.date().brand<'Day'>();
export type Day = string & z.core.$brand<'Day'>;

/** The day of the week by ISO 8601: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const MS_PER_DAY = 86_400_000;
const FIRST_DAY = -719_528; // 0000-01-01, counted from 1970-01-01
const LAST_DAY = 2_932_896; // 9999-12-31

/** Reads a day from text in the form YYYY-MM-DD. */
export function parseDay(text: string): Result<Day, 'day-does-not-exist'> {
  const parsed = Day.safeParse(text);
  return parsed.success ? ok(parsed.data) : refuse('day-does-not-exist');
}

/** The day with this year (0 to 9999), month (1 to 12) and day of the month, if it exists. */
export function findDay(year: number, month: number, dayOfMonth: number): Day | undefined {
  const parsed = parseDay(`${padded(year, 4)}-${padded(month, 2)}-${padded(dayOfMonth, 2)}`);
  return parsed.ok ? parsed.value : undefined;
}

/** As `findDay`, for a day known to exist. Throws a RangeError otherwise. */
export function getDay(year: number, month: number, dayOfMonth: number): Day {
  const day = findDay(year, month, dayOfMonth);
  if (day === undefined) throw new RangeError(`no such day: ${year}-${month}-${dayOfMonth}`);
  return day;
}

/** The day a whole number of days later, or earlier if negative. Throws a RangeError outside years 0 to 9999. */
export function addDays(day: Day, days: number): Day {
  const count = daysSinceEpoch(day) + days;
  if (!Number.isInteger(days) || count < FIRST_DAY || count > LAST_DAY) {
    throw new RangeError(`cannot move ${day} by ${days} days`);
  }
  return new Date(count * MS_PER_DAY).toISOString().slice(0, 10) as Day;
}

/** The number of days from one day to another; negative if `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
  return daysSinceEpoch(to) - daysSinceEpoch(from);
}

/** The day of the week by ISO 8601. */
export function weekday(day: Day): Weekday {
  const daysFromMonday = (daysSinceEpoch(day) - FIRST_DAY + 5) % 7; // 0000-01-01 was a Saturday
  return (daysFromMonday + 1) as Weekday;
}

/** Orders days for `sort`: negative if `a` comes first, 0 if they are the same, positive if `b` comes first. */
export function compareDays(a: Day, b: Day): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The year, month (1 to 12) and day of the month of a day. */
export function partsOf(day: Day): { year: number; month: number; dayOfMonth: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), dayOfMonth: Number(day.slice(8, 10)) };
}

/**
 * Age in full years on a day; negative before birth.
 * One born on 29 February turns a year older on 1 March in years without that day: the 29th day after the
 * beginning of February has then passed.
 */
export function ageOn(birth: Day, day: Day): number {
  const years = partsOf(day).year - partsOf(birth).year;
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}

function daysSinceEpoch(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY;
}

function padded(n: number, width: number): string {
  return String(n).padStart(width, '0');
}
