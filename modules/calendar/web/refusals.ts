import type { OwnRefusal } from '../../../platform/contract/endpoint.ts';
import type { RefusalSentences } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { CalendarContract } from '../contract.ts';

/** A sentence for every refusal of the contract; a refusal without one does not compile. */
export const calendarRefusals = {
  'appointments-have-changed': m.calendar_refusal_appointments_have_changed,
  'arranger-needed': m.calendar_refusal_arranger_needed,
  'citizen-chooses-first': m.calendar_refusal_citizen_chooses_first,
  'ends-before-it-starts': m.calendar_refusal_ends_before_it_starts,
  'move-is-pending': m.calendar_refusal_move_is_pending,
  'not-your-word': m.calendar_refusal_not_your_word,
  'party-unknown': m.calendar_refusal_party_unknown,
  'room-is-closed': m.calendar_refusal_room_is_closed,
  'step-does-not-fit': m.calendar_refusal_step_does_not_fit,
  'time-has-passed': m.calendar_refusal_time_has_passed,
  'time-is-taken': m.calendar_refusal_time_is_taken,
  'time-is-too-far': m.calendar_refusal_time_is_too_far,
  'window-is-too-long': m.calendar_refusal_window_is_too_long,
  'words-needed': m.calendar_refusal_words_needed,
} satisfies Record<OwnRefusal<CalendarContract>, () => string> & RefusalSentences;
