import { z } from 'zod';

/** A month, as `2026-11`. */
export const Month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);
export type Month = z.infer<typeof Month>;

/** From how many on a number is said. Fewer are somebody's, and so are said as "fewer than five"; nobody is told whether there were any. */
export const fewest = 5;

/** How often citizens had to carry a message between services in a month; null for fewer than five. */
export const RelaysCounted = z.object({ month: Month, times: z.int().min(fewest).nullable() });
export type RelaysCounted = z.infer<typeof RelaysCounted>;

/** So many months, the one given first, then back in time. */
export function lastMonths(month: Month, count: number): Month[] {
  const [year = 2000, nr = 1] = month.split('-').map(Number);
  const last = year * 12 + nr - 1;
  return Array.from({ length: count }, (_, back) => {
    const one = last - back;
    return Month.parse(`${Math.floor(one / 12)}-${String((one % 12) + 1).padStart(2, '0')}`);
  });
}
