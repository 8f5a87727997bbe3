import { z } from 'zod';
import { Instant } from '../../../kernel/instant.ts';
import { TrustAnswer } from './care-team.ts';

/** Of whom the citizen has said that she is one of hers, and of whom no more. */
export const MemberTold = z.object({
  name: z.string(),
  organisation: z.string(),
  isMine: z.boolean(),
  saidAt: Instant,
});
export type MemberTold = z.infer<typeof MemberTold>;

/** Whether she has somebody whom she trusts, as she last said it. */
export const TrustTold = z.object({ answer: TrustAnswer, saidAt: Instant });
export type TrustTold = z.infer<typeof TrustTold>;
