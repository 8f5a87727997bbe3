import type { OwnRefusal } from '../../../platform/contract/endpoint.ts';
import { m } from '../../../platform/web/words.ts';
import type { ConsentContract } from '../contract.ts';

/** For each refusal of the contract, the sentence a person reads. */
export const consentRefusals = {
  'consent-was-not-asked': m.consent_refusal_was_not_asked,
  'consent-is-not-given': m.consent_refusal_is_not_given,
  'period-ends-in-the-past': m.consent_refusal_period_in_past,
  'day-is-in-the-future': m.consent_refusal_day_in_future,
  'decision-needs-sees': m.consent_refusal_needs_sees,
  'only-citizen-side-decides': m.consent_refusal_only_citizen_side,
  'citizen-decides-alone': m.consent_refusal_citizen_alone,
  'practitioner-is-blocked': m.consent_refusal_practitioner_is_blocked,
  'guardian-decides': m.consent_refusal_guardian_decides,
} satisfies Record<OwnRefusal<ConsentContract>, () => string>;
