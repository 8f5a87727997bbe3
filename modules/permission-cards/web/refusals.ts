import type { OwnRefusal } from '../../../platform/contract/endpoint.ts';
import type { RefusalSentences } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { PermissionCardsContract } from '../contract.ts';

/** A sentence for every refusal of the contract; a refusal without one does not compile. */
export const permissionRefusals = {
  'room-is-closed': m.permission_cards_refusal_room_is_closed,
  'pathway-needed': m.permission_cards_refusal_pathway_needed,
  'pathway-has-ended': m.permission_cards_refusal_pathway_has_ended,
  'holder-needed': m.permission_cards_refusal_holder_needed,
  'words-needed': m.permission_cards_refusal_words_needed,
  'day-needed': m.permission_cards_refusal_day_needed,
  'day-has-passed': m.permission_cards_refusal_day_has_passed,
  'day-is-too-far': m.permission_cards_refusal_day_is_too_far,
  'not-yours-to-take-back': m.permission_cards_refusal_not_yours,
  'holds-no-more': m.permission_cards_refusal_holds_no_more,
} satisfies Record<OwnRefusal<PermissionCardsContract>, () => string> & RefusalSentences;
