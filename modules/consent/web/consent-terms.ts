import { Day, partsOf } from '../../../kernel/day.ts';
import { dayInZone } from '../../../kernel/zone.ts';
import type { Sees } from '../domain/consent-action.ts';

/** What a yes is about: from when somebody sees, and the last day on which it holds (null: until it is taken back). */
export type ConsentTerms = { sees: Sees; holdsUntil: string | null };

/** How long a yes holds when nobody chooses: long enough for a course, short enough to be asked again. */
export const usualMonths = 6;

/** Norway and Denmark keep the same days. */
export function dayOf(moment: Date): Day {
  return dayInZone(moment, 'Europe/Oslo');
}

/** The same day some months later; the last of the month when it has no such day. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, dayOfMonth } = partsOf(day);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const pad = (n: number, width: number) => String(n).padStart(width, '0');
  const parts = [pad(first.getUTCFullYear(), 4), pad(first.getUTCMonth() + 1, 2), pad(Math.min(dayOfMonth, last), 2)];
  return Day.parse(parts.join('-'));
}

/** The last day on which a yes holds that ends at this moment; the moment itself belongs to the next day. */
export function lastDayOf(holdsUntil: string): Day {
  return dayOf(new Date(new Date(holdsUntil).getTime() - 1));
}
