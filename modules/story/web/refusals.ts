import type { OwnRefusal } from '../../../platform/contract/endpoint.ts';
import type { RefusalSentences } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { StoryContract } from '../contract.ts';

/** A sentence for every refusal of the contract; a refusal without one does not compile. */
export const storyRefusals = {
  'words-needed': m.story_refusal_words_needed,
  'title-needed': m.story_refusal_title_needed,
  'chapter-has-changed': m.story_refusal_chapter_has_changed,
  'citizen-side-decides': m.story_refusal_citizen_side_decides,
  'chapter-is-empty': m.story_refusal_chapter_is_empty,
  'receiver-is-not-here': m.story_refusal_receiver_is_not_here,
  'room-is-closed': m.story_refusal_room_is_closed,
  'practitioner-needed': m.story_refusal_practitioner_needed,
  'not-yours-to-strike': m.story_refusal_not_yours_to_strike,
} satisfies Record<OwnRefusal<StoryContract>, () => string> & RefusalSentences;
