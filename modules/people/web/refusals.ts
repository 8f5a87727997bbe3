import type { OwnRefusal } from '../../../platform/contract/endpoint.ts';
import type { RefusalSentences } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { PeopleContract } from '../contract.ts';

/** A sentence for every refusal of the contract; a refusal without one does not compile. */
export const peopleRefusals = {
  'import-not-allowed': m.people_refusal_import_not_allowed,
  'import-already-running': m.people_refusal_import_already_running,
  'identity-number-has-wrong-length': m.people_refusal_number_length,
  'identity-number-has-other-characters': m.people_refusal_number_characters,
  'identity-number-has-impossible-date': m.people_refusal_number_date,
  'identity-number-has-wrong-check-digits': m.people_refusal_number_check,
  'phone-number-invalid': m.people_refusal_phone_number,
  'texts-are-off': m.people_refusal_texts_off,
  'too-many-codes': m.people_refusal_too_many_codes,
} satisfies Record<OwnRefusal<PeopleContract>, () => string> & RefusalSentences;
