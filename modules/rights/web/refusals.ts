import type { RefusalSentences } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';

/** A sentence for every refusal of the contract. */
export const rightsRefusals = {
  'own-words-are-corrected-by-a-message': m.rights_refusal_own_words,
  'nobody-can-answer': m.rights_refusal_nobody_can_answer,
  'not-yours-to-answer': m.rights_refusal_not_yours_to_answer,
  'already-answered': m.rights_refusal_already_answered,
} satisfies RefusalSentences;
