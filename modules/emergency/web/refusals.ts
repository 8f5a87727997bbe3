import type { OwnRefusal } from '../../../platform/contract/endpoint.ts';
import type { RefusalSentences } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { EmergencyContract } from '../contract.ts';

/** A sentence for every refusal of the contract; a refusal without one does not compile. */
export const emergencyRefusals = {
  'identity-number-has-wrong-length': m.emergency_refusal_number_length,
  'identity-number-has-other-characters': m.emergency_refusal_number_characters,
  'identity-number-has-impossible-date': m.emergency_refusal_number_date,
  'identity-number-has-wrong-check-digits': m.emergency_refusal_number_digits,
  'profession-has-no-emergencies': m.emergency_refusal_profession,
  'emergency-access-is-open': m.emergency_refusal_is_open,
  'access-is-still-open': m.emergency_refusal_still_open,
  'not-found': m.emergency_refusal_not_found,
  'other-role-needed': m.emergency_refusal_role,
} satisfies Record<OwnRefusal<EmergencyContract>, () => string> & RefusalSentences;
