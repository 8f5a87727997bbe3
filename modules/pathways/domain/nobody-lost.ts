import { z } from 'zod';
import type { Day } from '../../../kernel/day.ts';
import type { PathwayState } from './pathway.ts';

/** Why an open pathway stands on the list of those who must be thought of now. */
export const LostReason = z.enum(['holder-has-left', 'pause-has-passed', 'no-next-contact', 'next-contact-has-passed']);
export type LostReason = z.infer<typeof LostReason>;

/**
 * Nobody is lost: every open pathway has a holder who is here, and a next contact ahead or a reasoned pause with a day ahead;
 * else the reason why it stands on the list. What falls on today is still ahead.
 */
export function findLostReason(state: PathwayState, today: Day, holderIsHere: boolean): LostReason | undefined {
  if (state.status === 'ended') return undefined;
  if (!holderIsHere) return 'holder-has-left';
  if (state.pause !== null) return state.pause.until < today ? 'pause-has-passed' : undefined;
  if (state.nextContact === null) return 'no-next-contact';
  return state.nextContact.day < today ? 'next-contact-has-passed' : undefined;
}
