import { z } from 'zod';
import { addDays, type Day } from '../../../kernel/day.ts';

/** How long ago a talk was that has no note: of today, one or two days, up to a week, or longer. */
export const TalkAge = z.enum(['today', 'one-or-two-days', 'this-week', 'older']);
export type TalkAge = z.infer<typeof TalkAge>;

/** How old a talk is on a day. `encounters_unwritten_at_mine` says the same in SQL. */
export function ageOfTalk(held: Day, today: Day): TalkAge {
  if (held >= today) return 'today';
  if (held >= addDays(today, -2)) return 'one-or-two-days';
  return held >= addDays(today, -7) ? 'this-week' : 'older';
}

/** How far back a talk is asked for that has nothing written: longer ago nobody would remember it. */
export const daysBack = 90;
