import { z } from 'zod';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { ToldBy } from '../../consent/domain/consent-action.ts';

/** How a citizen is reached by SMS about a room: not at all, that there is something new, or the words themselves. */
export const SmsChoice = z.enum(['off', 'notices', 'texts']);
export type SmsChoice = z.infer<typeof SmsChoice>;

/** The present words of the risk; raised when they change in meaning. */
export const smsWordsVersion = 1;

export interface ChoosingState {
  isClosed: boolean;
  /** On which side I am in the room, and whether I decide for the citizen with my own electronic ID. */
  kind: 'citizen' | 'practitioner' | 'related-person';
  decides: boolean;
  hasPhone: boolean;
}

export type ChoosingRefusal = 'room-is-closed' | 'only-citizen-side-decides' | 'phone-is-not-confirmed';

/** Whether this choice may be recorded now: the citizen's own, or told to a practitioner in the room. Less is always allowed. */
export function chooseSms(state: ChoosingState, choice: SmsChoice, toldBy: ToldBy): Result<'yes', ChoosingRefusal> {
  if (state.isClosed) return refuse('room-is-closed');
  const mayRecord = toldBy === 'electronic-id' ? state.decides : state.kind === 'practitioner';
  if (!mayRecord) return refuse('only-citizen-side-decides');
  return choice === 'off' || state.hasPhone ? ok('yes') : refuse('phone-is-not-confirmed');
}
