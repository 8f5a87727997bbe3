import { z } from 'zod';
import { Instant } from '../../../kernel/instant.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';

/** How somebody can be reached by text, as she herself sees it. */
export const Phone = z.object({
  /** Who texts come from; null where none are sent. */
  textsFrom: z.string().nullable(),
  confirmed: z
    .object({
      number: z.string(),
      /** Since when texts did not reach it, so that none are sent until it is confirmed again. */
      pausedAt: Instant.nullable(),
    })
    .nullable(),
  /** A code was sent there and has not been given back yet. */
  asked: z.object({ number: z.string(), until: Instant }).nullable(),
  /** What an organisation has written down; nothing goes there. */
  suggested: z.string().nullable(),
});
export type Phone = z.infer<typeof Phone>;

export const ConfirmationOutcome = z.enum(['confirmed', 'wrong-code', 'code-has-ended']);
export type ConfirmationOutcome = z.infer<typeof ConfirmationOutcome>;

export const codeMinutes = 10;
export const codeTries = 5;

/** How often a code was asked for lately: by this person, and for this number by whomever. */
export interface AskedBefore {
  byMeInHour: number;
  byMeInDay: number;
  toNumberInDay: number;
}

/** Whether one more code may be sent: each costs, and might ring at somebody else's. */
export function mayAskForCode(asked: AskedBefore): Result<'yes', 'too-many-codes'> {
  const isTooMuch = asked.byMeInHour >= 3 || asked.byMeInDay >= 5 || asked.toNumberInDay >= 5;
  return isTooMuch ? refuse('too-many-codes') : ok('yes');
}
