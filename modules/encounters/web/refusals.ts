import type { OwnRefusal } from '../../../platform/contract/endpoint.ts';
import type { RefusalSentences } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { EncountersContract } from '../contract.ts';

/** A sentence for every refusal of the contract; a refusal without one does not compile. */
export const encountersRefusals = {
  'room-is-closed': m.encounters_refusal_room_is_closed,
  'talk-is-not-over': m.encounters_refusal_talk_is_not_over,
  'step-does-not-fit': m.encounters_refusal_step_does_not_fit,
  'words-needed': m.encounters_refusal_words_needed,
} satisfies Record<OwnRefusal<EncountersContract>, () => string> & RefusalSentences;
