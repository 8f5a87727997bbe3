import { z } from 'zod';
import { Day } from '../../../kernel/day.ts';
import { startOfDay } from '../../../kernel/zone.ts';

/** A month of this century, as `2026-11`. */
export const Month = z
  .string()
  .regex(/^20[0-9]{2}-(0[1-9]|1[0-2])$/)
  .brand<'Month'>();
export type Month = z.infer<typeof Month>;

/** The month so many months after another, or before it. */
export function addMonths(month: Month, count: number): Month {
  const [year = 2000, nr = 1] = month.split('-').map(Number);
  const months = year * 12 + nr - 1 + count;
  return Month.parse(`${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`);
}

/** From when until when, the end not included, so many months last of which this is the last one. */
export function spanOf(month: Month, months: number): { from: Date; until: Date } {
  const first = (year: number, nr: number) =>
    startOfDay(Day.parse(`${year}-${String(nr).padStart(2, '0')}-01`), 'Europe/Copenhagen');
  const [year = 2000, nr = 1] = month.split('-').map(Number);
  const start = year * 12 + nr - months;
  return {
    from: first(Math.floor(start / 12), (start % 12) + 1),
    until: nr === 12 ? first(year + 1, 1) : first(year, nr + 1),
  };
}
