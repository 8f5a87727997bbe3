import { z } from 'zod';
import type { Country } from './country.ts';
import { addDays, type Day, weekday } from './day.ts';
import { findHoliday } from './holidays.ts';
import { atTime, dayInZone, zoneOf } from './zone.ts';

/** How soon an answer is promised: a number of clock hours or of working days. */
export const AnswerPromise = z.object({
  within: z.int().min(1).max(1000),
  unit: z.enum(['hours', 'working-days']),
});
export type AnswerPromise = z.infer<typeof AnswerPromise>;

/** The time of day, in the zone of the country, by which an answer promised in working days has come. */
export const END_OF_WORKING_DAY = '16:00';

const MS_PER_HOUR = 3_600_000;

/** Tells whether public offices answer on this day: Monday to Friday, except the days in `holidaysIn`. */
export function isWorkingDay(day: Day, country: Country): boolean {
  return weekday(day) <= 5 && findHoliday(day, country) === undefined;
}

/**
 * The n-th working day strictly after a day. With n = 0 the day itself, or the next working day if it is none.
 * Throws a RangeError unless n is a whole number from 0.
 */
export function addWorkingDays(day: Day, n: number, country: Country): Day {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`not a number of working days: ${n}`);
  if (n === 0) return isWorkingDay(day, country) ? day : addWorkingDays(day, 1, country);
  let reached = day;
  for (let left = n; left > 0; ) {
    reached = addDays(reached, 1);
    if (isWorkingDay(reached, country)) left -= 1;
  }
  return reached;
}

/**
 * The instant by which a promised answer is due.
 * Working days: 16:00 local time on the n-th working day strictly after the local day of asking. Within one working
 * day, Friday at 10 gives Monday at 16; so does Saturday, since Monday is the first working day a citizen then
 * waits for. Hours: plain hours on the clock, over nights and weekends, as a promise in hours is read.
 * Throws a RangeError if `within` is not a whole number from 1.
 */
export function answerDue(askedAt: Date, promise: AnswerPromise, country: Country): Date {
  if (!Number.isSafeInteger(promise.within) || promise.within < 1) {
    throw new RangeError(`not a promise: within ${promise.within} ${promise.unit}`);
  }
  if (promise.unit === 'hours') return new Date(askedAt.getTime() + promise.within * MS_PER_HOUR);
  const zone = zoneOf(country);
  return atTime(addWorkingDays(dayInZone(askedAt, zone), promise.within, country), END_OF_WORKING_DAY, zone);
}
