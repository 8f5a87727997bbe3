import { z } from 'zod';
import { Instant } from '../../../kernel/instant.ts';
import { dayAt } from '../../pathways/domain/day-at.ts';
import { addMonths, Month } from './months.ts';
import { ObstacleReason } from './obstacle.ts';

/** What a leader is asked about a month that is over, and what she has said to it; left open, nothing happens. */
export const MonthQuestion = z.object({
  reason: ObstacleReason,
  times: z.int(),
  answer: z.object({ words: z.string(), byName: z.string(), at: Instant }).nullable(),
});
export type MonthQuestion = z.infer<typeof MonthQuestion>;

/** The month that is over now, by the clocks of the countries. */
export const lastMonth = (now: Date): Month => addMonths(Month.parse(dayAt(now).slice(0, 7)), -1);

/** Below this many hand-overs with another organisation its numbers are said in a sentence: one more or less turns them round. */
export const fewestForNumbers = 5;

/** The professions of which one leads; whether she does is the organisation's to say. */
export const mayLead = (profession: string): boolean => profession === 'leader' || profession === 'administrator';
