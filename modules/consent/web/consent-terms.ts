import type { Sees } from '../domain/consent-action.ts';

/** What a yes is about: from when somebody sees, and the last day on which it holds (null: until it is taken back). */
export type ConsentTerms = { sees: Sees; holdsUntil: string | null };

/** How long a yes holds when nobody chooses: long enough for a course, short enough to be asked again. */
export const usualMonths = 6;

/** Norway and Denmark keep the same days. Swedish writes them as ISO 8601 does. */
const inPlace = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' });

/** The day of a moment, as `2026-11-22`. */
export function dayOf(moment: Date): string {
  return inPlace.format(moment);
}

/** The same day some months later; the last of the month when it has no such day. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  last.setUTCDate(Math.min(dayOfMonth, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

/** The last day on which a yes holds that ends at this moment; the moment itself belongs to the next day. */
export function lastDayOf(holdsUntil: string): string {
  return dayOf(new Date(new Date(holdsUntil).getTime() - 1));
}
