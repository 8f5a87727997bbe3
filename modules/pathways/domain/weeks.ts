import { z } from 'zod';
import { addDays, Day, partsOf, weekday } from '../../../kernel/day.ts';

/** How many weeks are counted: as many as one needs before up and down can be told apart from chance. */
export const weeksCounted = 12;

/** One week of an organisation, as numbers alone. */
export const WeekCount = z.object({
  /** The week by ISO 8601, such as `2026-W45`, and its Monday. */
  week: z.string(),
  monday: Day,
  /** Courses with us that began, or were begun again, in this week; and those that ended. */
  started: z.int(),
  ended: z.int(),
  /** How many were open with us when it was over; of this week, now. */
  open: z.int(),
  /** How many of those that our people held then looked as if they could be ended easily. */
  hanging: z.int(),
});
export type WeekCount = z.infer<typeof WeekCount>;

/** The name of the week in which a day lies, by ISO 8601: it belongs to the year of its Thursday. */
export function weekOf(day: Day): string {
  const { year } = partsOf(addDays(day, 4 - weekday(day)));
  return `${year}-W${String(numberOfWeek(day)).padStart(2, '0')}`;
}

export function numberOfWeek(day: Day): number {
  const thursday = addDays(day, 4 - weekday(day));
  const first = Date.parse(`${thursday.slice(0, 4)}-01-01T00:00:00Z`);
  return Math.floor((Date.parse(`${thursday}T00:00:00Z`) - first) / (7 * 86_400_000)) + 1;
}

/** What may be said about twelve weeks: nothing before there are as many, or where so little happened that one is a half of it. */
export type Said =
  | { is: 'too-few-weeks' }
  | { is: 'too-few-numbers' }
  | { is: 'medians'; started: number; ended: number };

/** Fewer than this many that began or ended in all the weeks are too few to say what is usual. */
export const tooFew = 24;

export function sayOf(weeks: readonly WeekCount[]): Said {
  const first = weeks.findIndex(({ started, ended, open }) => started + ended + open > 0);
  if (weeks.length < weeksCounted || first !== 0) return { is: 'too-few-weeks' };
  const all = weeks.reduce((sum, { started, ended }) => sum + started + ended, 0);
  if (all < tooFew) return { is: 'too-few-numbers' };
  return { is: 'medians', started: median(weeks.map((w) => w.started)), ended: median(weeks.map((w) => w.ended)) };
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const at = (index: number) => sorted[index] ?? 0;
  return Number.isInteger(half) ? (at(half - 1) + at(half)) / 2 : at(Math.floor(half));
}
