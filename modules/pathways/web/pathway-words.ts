import type { PractitionerRoleId } from '../../../kernel/ids.ts';
import { formatDate } from '../../../platform/web/format.ts';
import { m } from '../../../platform/web/words.ts';
import type { Pathway } from '../contract.ts';
import type { LostReason } from '../domain/nobody-lost.ts';
import type { NotNowReason, PauseReason } from '../domain/pathway.ts';
import type { LaterStep, PathwayStep } from '../domain/pathway-action.ts';

/** What somebody on a pathway is called. */
export function nameIn({ people }: Pathway, role: PractitionerRoleId | null): string {
  return people.find(({ roleId }) => roleId === role)?.name ?? m.pathways_somebody();
}

/** Where it stands, in one sentence. */
export function statusInWords(pathway: Pathway): string {
  const { status, receiver, holder, pause, doorOpenUntil } = pathway;
  switch (status) {
    case 'referred':
      return m.pathways_status_referred();
    case 'accepted':
      return m.pathways_status_accepted({ name: nameIn(pathway, receiver) });
    case 'started':
      return m.pathways_status_started();
    case 'paused':
      return pause === null
        ? ''
        : m.pathways_status_paused({ day: formatDate(pause.until), reason: reasonInWords(pause.reason) });
    case 'not-accepted':
      return m.pathways_status_not_accepted({ name: nameIn(pathway, holder) });
    case 'ended':
      return doorOpenUntil === null
        ? m.pathways_status_ended()
        : m.pathways_status_ended_door({ day: formatDate(doorOpenUntil) });
  }
}

const reasons = {
  'citizen-wishes': m.pathways_reason_citizen_wishes,
  ill: m.pathways_reason_ill,
  away: m.pathways_reason_away,
  'waits-for-other-service': m.pathways_reason_waits_for_other_service,
  'waits-for-answer': m.pathways_reason_waits_for_answer,
  other: m.pathways_reason_other,
} satisfies Record<PauseReason, () => string>;
export const reasonInWords = (reason: PauseReason): string => reasons[reason]();

const notNow = {
  'no-time-now': m.pathways_not_now_no_time_now,
  'away-soon': m.pathways_not_now_away_soon,
  'somebody-else-fits': m.pathways_not_now_somebody_else_fits,
  other: m.pathways_not_now_other,
} satisfies Record<NotNowReason, () => string>;
export const notNowInWords = (reason: NotNowReason): string => notNow[reason]();

const lost = {
  'holder-has-left': m.pathways_lost_holder_has_left,
  'pause-has-passed': m.pathways_lost_pause_has_passed,
  'no-next-contact': m.pathways_lost_no_next_contact,
  'next-contact-has-passed': m.pathways_lost_next_contact_has_passed,
} satisfies Record<LostReason, () => string>;
export const lostInWords = (reason: LostReason): string => lost[reason]();

const steps = {
  'intake-answered': m.pathways_step_intake_answered,
  'asked-for-more': m.pathways_step_asked_for_more,
  accepted: m.pathways_step_accepted,
  'not-accepted': m.pathways_step_not_accepted,
  started: m.pathways_step_started,
  'responsibility-accepted': m.pathways_step_responsibility_accepted,
  'contact-asked': m.pathways_step_contact_asked,
  'contact-ask-withdrawn': m.pathways_step_contact_ask_withdrawn,
  'contact-declined': m.pathways_step_contact_declined,
  'contact-moved': m.pathways_step_contact_moved,
  'deputy-named': m.pathways_step_deputy_named,
  'deputy-ended': m.pathways_step_deputy_ended,
  'next-contact-agreed': m.pathways_step_next_contact_agreed,
  'contact-held': m.pathways_step_contact_held,
  'contact-missed': m.pathways_step_contact_missed,
  paused: m.pathways_step_paused,
  resumed: m.pathways_step_resumed,
  'ending-offered': m.pathways_step_ending_offered,
  'ending-answered': m.pathways_step_ending_answered,
  'ending-talked': m.pathways_step_ending_talked,
  ended: m.pathways_step_ended,
  'came-back': m.pathways_step_came_back,
} satisfies Record<LaterStep['kind'], () => string>;
export const stepInWords = (kind: LaterStep['kind']): string => steps[kind]();

const did = {
  referred: m.pathways_did_referred,
  'intake-answered': m.pathways_did_intake_answered,
  'asked-for-more': m.pathways_did_asked_for_more,
  accepted: m.pathways_did_accepted,
  'not-accepted': m.pathways_did_not_accepted,
  started: m.pathways_did_started,
  'responsibility-accepted': m.pathways_did_responsibility_accepted,
  'contact-asked': m.pathways_did_contact_asked,
  'contact-ask-withdrawn': m.pathways_did_contact_ask_withdrawn,
  'contact-declined': m.pathways_did_contact_declined,
  'contact-moved': m.pathways_did_contact_moved,
  'deputy-named': m.pathways_did_deputy_named,
  'deputy-ended': m.pathways_did_deputy_ended,
  'next-contact-agreed': m.pathways_did_next_contact_agreed,
  'contact-held': m.pathways_did_contact_held,
  'contact-missed': m.pathways_did_contact_missed,
  paused: m.pathways_did_paused,
  resumed: m.pathways_did_resumed,
  'ending-offered': m.pathways_did_ending_offered,
  'ending-answered': m.pathways_did_ending_answered,
  'ending-talked': m.pathways_did_ending_talked,
  ended: m.pathways_did_ended,
  'came-back': m.pathways_did_came_back,
  'closed-with-room': m.pathways_did_closed_with_room,
} satisfies Record<PathwayStep['kind'], (of: { name: string }) => string>;
export const didInWords = (kind: PathwayStep['kind'], name: string): string =>
  did[kind]({ name: name === '' ? m.pathways_somebody() : name });
