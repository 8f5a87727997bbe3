import type { OwnRefusal } from '../../../platform/contract/endpoint.ts';
import type { RefusalSentences } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { TransitionsContract } from '../contract.ts';

/** A sentence for every refusal of the contract; a refusal without one does not compile. */
export const transitionsRefusals = {
  'step-does-not-fit': m.transitions_refusal_step_does_not_fit,
  'bridge-needed': m.transitions_refusal_bridge_needed,
  'receiver-needed': m.transitions_refusal_receiver_needed,
  'one-who-meets-needed': m.transitions_refusal_one_who_meets_needed,
  'citizen-needed': m.transitions_refusal_citizen_needed,
  'summary-needed': m.transitions_refusal_summary_needed,
  'summary-is-anothers': m.transitions_refusal_summary_is_anothers,
  'nobody-receives-yet': m.transitions_refusal_nobody_receives_yet,
  'meeting-is-ahead': m.transitions_refusal_meeting_is_ahead,
  'time-has-passed': m.transitions_refusal_time_has_passed,
  'time-is-too-far': m.transitions_refusal_time_is_too_far,
  'words-needed': m.transitions_refusal_words_needed,
  'reason-needed': m.transitions_refusal_reason_needed,
  'agenda-is-full': m.transitions_refusal_agenda_is_full,
  'leader-needed': m.transitions_refusal_leader_needed,
  'room-is-closed': m.transitions_refusal_room_is_closed,
} satisfies Record<OwnRefusal<TransitionsContract>, () => string> & RefusalSentences;
