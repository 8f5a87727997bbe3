import type { OwnRefusal } from '../../../platform/contract/endpoint.ts';
import type { RefusalSentences } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { PathwaysContract } from '../contract.ts';

/** A sentence for every refusal of the contract; a refusal without one does not compile. */
export const pathwayRefusals = {
  'step-does-not-fit': m.pathways_refusal_step_does_not_fit,
  'holder-needed': m.pathways_refusal_holder_needed,
  'receiver-needed': m.pathways_refusal_receiver_needed,
  'asked-needed': m.pathways_refusal_asked_needed,
  'other-organisation': m.pathways_refusal_other_organisation,
  'citizen-needed': m.pathways_refusal_citizen_needed,
  'colleague-needed': m.pathways_refusal_colleague_needed,
  'day-has-passed': m.pathways_refusal_day_has_passed,
  'day-is-too-far': m.pathways_refusal_day_is_too_far,
  'door-is-closed': m.pathways_refusal_door_is_closed,
  'door-was-promised': m.pathways_refusal_door_was_promised,
  'words-needed': m.pathways_refusal_words_needed,
  'meeting-needed': m.pathways_refusal_meeting_needed,
  'room-is-closed': m.pathways_refusal_room_is_closed,
  'organisation-unknown': m.pathways_refusal_organisation_unknown,
} satisfies Record<OwnRefusal<PathwaysContract>, () => string> & RefusalSentences;
