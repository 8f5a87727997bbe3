import type { OwnRefusal } from '../../../platform/contract/endpoint.ts';
import type { RefusalSentences } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { AgreementsContract } from '../contract.ts';

/** A sentence for every refusal of the contract; a refusal without one does not compile. */
export const agreementRefusals = {
  'room-is-closed': m.agreements_refusal_room_is_closed,
  'not-yours-to-write': m.agreements_refusal_not_yours_to_write,
  'owner-is-not-here': m.agreements_refusal_owner_is_not_here,
  'promised-to-oneself': m.agreements_refusal_promised_to_oneself,
  'not-yours-to-take': m.agreements_refusal_not_yours_to_take,
  'stands-otherwise': m.agreements_refusal_stands_otherwise,
  'words-needed': m.agreements_refusal_words_needed,
  'day-has-passed': m.agreements_refusal_day_has_passed,
  'day-is-too-far': m.agreements_refusal_day_is_too_far,
} satisfies Record<OwnRefusal<AgreementsContract>, () => string> & RefusalSentences;
