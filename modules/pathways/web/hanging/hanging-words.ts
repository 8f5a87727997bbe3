import { formatDate } from '../../../../platform/web/format.ts';
import { m } from '../../../../platform/web/words.ts';
import type { Hanging, HangingAdvice, HangingSign } from '../../domain/hanging.ts';

const signs = {
  'talked-and-not-ended': m.pathways_hanging_sign_talked_and_not_ended,
  'offer-unanswered': m.pathways_hanging_sign_offer_unanswered,
  'pause-has-passed': m.pathways_hanging_sign_pause_has_passed,
  'next-contact-has-passed': m.pathways_hanging_sign_next_contact_has_passed,
  'no-contact-since': m.pathways_hanging_sign_no_contact_since,
  'no-contact-yet': m.pathways_hanging_sign_no_contact_yet,
  'nothing-agreed': () => m.pathways_hanging_sign_nothing_agreed(),
} satisfies Record<HangingSign, (of: { day: string }) => string>;

/** One reason with its fact, as a sentence. */
export const signInWords = ({ sign, on }: Hanging['signs'][number]): string =>
  signs[sign]({ day: on === null ? '' : formatDate(on) });

const advice = {
  ended: m.pathways_hanging_advice_ended,
  'ending-offered': m.pathways_hanging_advice_ending_offered,
  'next-contact-agreed': m.pathways_hanging_advice_next_contact_agreed,
} satisfies Record<HangingAdvice, () => string>;
export const adviceInWords = (of: HangingAdvice): string => advice[of]();
