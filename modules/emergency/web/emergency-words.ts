import { withCapital } from '../../../platform/web/format.ts';
import { m } from '../../../platform/web/words.ts';
import { professionName } from '../../people/web/public.tsx';
import type { EmergencyAccess, EmergencyReason, ReviewOutcome } from '../domain/emergency.ts';

const reasons = {
  'life-at-risk': m.emergency_reason_life_at_risk,
  'harm-to-self': m.emergency_reason_harm_to_self,
  'harm-to-others': m.emergency_reason_harm_to_others,
  'cannot-answer': m.emergency_reason_cannot_answer,
  missing: m.emergency_reason_missing,
} satisfies Record<EmergencyReason, () => string>;

const outcomes = {
  justified: m.emergency_outcome_justified,
  'not-justified': m.emergency_outcome_not_justified,
  'needs-follow-up': m.emergency_outcome_needs_follow_up,
} satisfies Record<ReviewOutcome, () => string>;

export const reasonInWords = (reason: EmergencyReason): string => reasons[reason]();
export const outcomeInWords = (outcome: ReviewOutcome): string => outcomes[outcome]();

/** “Sykepleier, Askøy kommune”. */
export function roleInWords(profession: string, organisation: string | null): string {
  return withCapital([professionName(profession), organisation ?? ''].filter((part) => part !== '').join(', '));
}

export const nameOf = ({ who }: EmergencyAccess): string => `${who.givenName} ${who.familyName}`;
