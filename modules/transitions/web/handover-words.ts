import { formatDayAndTime } from '../../../platform/web/format.ts';
import { getLanguage } from '../../../platform/web/language.ts';
import { m } from '../../../platform/web/words.ts';
import type { Handover } from '../contract.ts';
import type { PartOfDay } from '../domain/call-attempts.ts';
import type { MeetingPlan } from '../domain/handover.ts';
import type { HandoverStep } from '../domain/handover-action.ts';
import type { Month } from '../domain/months.ts';
import type { ObstacleReason } from '../domain/obstacle.ts';
import type { RecipeItem } from '../domain/recipe.ts';

/** What the bridge, or who receives, is called. */
export function nameIn({ people }: Handover, role: Handover['receiver']): string {
  return people.find(({ roleId }) => roleId === role)?.name ?? m.transitions_somebody();
}

/** Who did it, and in whose place. */
export function byInWords(name: string, forName: string | null): string {
  return forName === null ? name : m.transitions_for({ name, bridge: forName });
}

/** Where it stands, in one sentence to whoever reads it. */
export function statusInWords(handover: Handover): string {
  const { status, plan, receiver, organisationName, citizenName, iAm } = handover;
  const name = receiver === null ? organisationName : nameIn(handover, receiver);
  switch (status) {
    case 'opened':
      return m.transitions_status_opened({ bridge: nameIn(handover, handover.bridge), name });
    case 'offered':
      return iAm === 'citizen'
        ? m.transitions_status_offered_mine()
        : m.transitions_status_offered({ citizen: citizenName });
    case 'wished':
      return iAm === 'citizen'
        ? m.transitions_status_wished_mine()
        : m.transitions_status_wished({ citizen: citizenName });
    case 'planned':
      return plan === null ? '' : planInWords(plan);
    case 'held':
      return m.transitions_status_held();
    case 'stopped':
      return m.transitions_status_stopped();
    case 'handed-over':
      return m.transitions_status_handed_over({ name });
    case 'ended':
      return m.transitions_status_ended();
  }
}

export function planInWords({ at, how, where }: MeetingPlan): string {
  const when = formatDayAndTime(at);
  if (how === 'phone') return m.transitions_plan_phone({ when });
  if (how === 'video') return m.transitions_plan_video({ when });
  return where === '' ? m.transitions_plan_in_person({ when }) : m.transitions_plan_at({ when, where });
}

const steps = {
  offered: m.transitions_step_offered,
  wished: m.transitions_step_wished,
  planned: m.transitions_step_planned,
  cancelled: m.transitions_step_cancelled,
  stopped: m.transitions_step_stopped,
  'guide-read': m.transitions_step_guide_read,
  ticked: m.transitions_step_ticked,
  called: m.transitions_step_called,
  held: m.transitions_step_held,
  'summary-shared': m.transitions_step_summary_shared,
} satisfies Record<HandoverStep['kind'], () => string>;

/** What somebody does, as she says it; the citizen says it in her own words. */
export function stepInWords(kind: HandoverStep['kind'], { iAm, plan }: Handover): string {
  if (iAm === 'citizen' && kind === 'wished') return m.transitions_step_wished_mine();
  if (iAm === 'citizen' && kind === 'stopped') return m.transitions_step_stopped_mine();
  if (iAm === 'citizen' && kind === 'cancelled') return m.transitions_step_cancelled_mine();
  if (kind === 'planned' && plan !== null) return m.transitions_step_planned_anew();
  return steps[kind]();
}

const reasons = {
  'citizen-does-not-wish': m.transitions_reason_citizen_does_not_wish,
  'citizen-could-not': m.transitions_reason_citizen_could_not,
  'not-reached': m.transitions_reason_not_reached,
  'no-answer-from-receiver': m.transitions_reason_no_answer_from_receiver,
  'receiver-not-named': m.transitions_reason_receiver_not_named,
  'no-common-time': m.transitions_reason_no_common_time,
  'no-time-set-aside': m.transitions_reason_no_time_set_aside,
  'somebody-was-ill': m.transitions_reason_somebody_was_ill,
  'somebody-has-left': m.transitions_reason_somebody_has_left,
  'unclear-whose-task': m.transitions_reason_unclear_whose_task,
  'place-or-technology': m.transitions_reason_place_or_technology,
  'too-urgent': m.transitions_reason_too_urgent,
  other: m.transitions_reason_other,
} satisfies Record<ObstacleReason, () => string>;
export const reasonInWords = (reason: ObstacleReason): string => reasons[reason]();

/** `november 2026`. */
export function monthInWords(month: Month): string {
  const format = new Intl.DateTimeFormat(getLanguage(), { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${month}-15T12:00:00Z`));
}

const questions = {
  'citizen-does-not-wish': () => '',
  'citizen-could-not': () => '',
  'not-reached': m.transitions_ask_not_reached,
  'no-answer-from-receiver': m.transitions_ask_no_answer_from_receiver,
  'receiver-not-named': m.transitions_ask_receiver_not_named,
  'no-common-time': m.transitions_ask_no_common_time,
  'no-time-set-aside': m.transitions_ask_no_time_set_aside,
  'somebody-was-ill': m.transitions_ask_somebody_was_ill,
  'somebody-has-left': m.transitions_ask_somebody_has_left,
  'unclear-whose-task': m.transitions_ask_unclear_whose_task,
  'place-or-technology': m.transitions_ask_place_or_technology,
  'too-urgent': m.transitions_ask_too_urgent,
  other: m.transitions_ask_other,
} satisfies Record<ObstacleReason, () => string>;
/** What a leader asks about an obstacle. */
export const questionAbout = (reason: ObstacleReason): string => questions[reason]();

const items = {
  offered: m.transitions_item_offered,
  'trust-person-asked': m.transitions_item_trust_person_asked,
  'agenda-made': m.transitions_item_agenda_made,
  'asked-what-not-to-talk-about': m.transitions_item_asked_what_not,
  'time-agreed': m.transitions_item_time_agreed,
  'guide-read': m.transitions_item_guide_read,
  'called-before': m.transitions_item_called_before,
  held: m.transitions_item_held,
  'bridge-introduced': m.transitions_item_bridge_introduced,
  'citizen-spoke-first': m.transitions_item_citizen_spoke_first,
  'agenda-followed': m.transitions_item_agenda_followed,
  'next-step-agreed': m.transitions_item_next_step_agreed,
  'summary-shared': m.transitions_item_summary_shared,
  'responsibility-accepted': m.transitions_item_responsibility_accepted,
} satisfies Record<RecipeItem, () => string>;
export const itemInWords = (item: RecipeItem): string => items[item]();

const parts = {
  morning: m.transitions_part_morning,
  midday: m.transitions_part_midday,
  afternoon: m.transitions_part_afternoon,
} satisfies Record<PartOfDay, () => string>;
export const partInWords = (part: PartOfDay): string => parts[part]();

/** One page for each: why, your part, how it is done. */
export function guideOf(handover: Handover): readonly string[] {
  const { iAm, citizenName: citizen } = handover;
  const [bridge, name] = [nameIn(handover, handover.bridge), nameIn(handover, handover.receiver)];
  switch (iAm) {
    case 'bridge':
      return [
        m.transitions_guide_bridge_why({ citizen }),
        m.transitions_guide_bridge_part({ citizen }),
        m.transitions_guide_bridge_how(),
      ];
    case 'deputy':
      return [
        m.transitions_guide_deputy_why({ citizen, bridge }),
        m.transitions_guide_bridge_part({ citizen }),
        m.transitions_guide_bridge_how(),
      ];
    case 'receiver':
      return [
        m.transitions_guide_receiver_why({ citizen, bridge }),
        m.transitions_guide_receiver_part({ citizen }),
        m.transitions_guide_receiver_how({ citizen }),
      ];
    case 'related':
      return [m.transitions_guide_related_why({ citizen }), m.transitions_guide_related_part({ citizen })];
    case 'citizen':
      return [
        m.transitions_guide_citizen_why({ bridge, name }),
        m.transitions_guide_citizen_part(),
        m.transitions_guide_citizen_how(),
      ];
    case null:
      return [];
  }
}
