import type { RefusalSentences } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';

/** A sentence for every refusal of the contract. */
export const rightsRefusals = {
  'own-words-are-corrected-by-a-message': m.rights_refusal_own_words,
  'nobody-can-answer': m.rights_refusal_nobody_can_answer,
  'not-yours-to-answer': m.rights_refusal_not_yours_to_answer,
  'only-administrator-keeps': m.rights_refusal_only_administrator,
  'kept-too-short': m.rights_refusal_kept_too_short,
  'kept-too-long': m.rights_refusal_kept_too_long,
  'already-answered': m.rights_refusal_already_answered,
} satisfies RefusalSentences;
