import { z } from 'zod';
import { Day } from '../../../kernel/day.ts';
import { Instant } from '../../../kernel/instant.ts';

/** What the citizen says to an offered ending talk: she wants it, needs none, or is not there yet. */
export const EndingAnswer = z.enum(['wished', 'not-wished', 'not-yet']);
export type EndingAnswer = z.infer<typeof EndingAnswer>;

const words = z.string().trim().max(1000);

/** What they went through together before it ends. Blank words are those from before one sees. */
export const EndingTalk = z.object({
  /** What was reached, in the citizen's words. */
  reached: words,
  remains: words,
  /** Whom she calls when something is the matter. */
  call: words,
  /** What happens afterwards, and on which day; no day: they agreed that none is needed. */
  followUp: words,
  followUpOn: Day.nullable(),
  /** Until which day she may come back in one step. */
  doorOpenUntil: Day.nullable(),
});
export type EndingTalk = z.infer<typeof EndingTalk>;

/** An ending that was offered, what the citizen answered, and what they talked about; a new offer begins anew. */
export const Ending = z.object({
  offeredAt: Instant,
  answer: z.object({ is: EndingAnswer, words, at: Instant }).nullable(),
  talk: EndingTalk.extend({ at: Instant }).nullable(),
});
export type Ending = z.infer<typeof Ending>;

/** Nothing ends that was not offered, against a "not yet", or before the talk that the citizen has wished for. */
export function mayEnd(ending: Ending | null): boolean {
  if (ending === null) return false;
  return ending.talk !== null || ending.answer === null || ending.answer.is === 'not-wished';
}
