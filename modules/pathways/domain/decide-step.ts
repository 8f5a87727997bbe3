import { addDays, type Day } from '../../../kernel/day.ts';
import type { PractitionerRoleId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { findAsked, fits, foldPathway } from './fold-pathway.ts';
import { isDoorOpen } from './on-duty.ts';
import type { PathwayId, PathwayState } from './pathway.ts';
import type { PathwayAction, PathwayStep } from './pathway-action.ts';
import { type Who, whoseStep, type WhoseRefusal } from './whose-step.ts';

export interface Situation extends Who {
  pathwayId: PathwayId;
  /** What has happened so far, oldest first. */
  history: readonly PathwayAction[];
  now: Instant;
}

export type StepRefusal =
  | WhoseRefusal
  | 'colleague-needed'
  | 'day-has-passed'
  | 'day-is-too-far'
  | 'door-is-closed'
  | 'door-was-promised'
  | 'words-needed';

/** The action that a step becomes, or why not: whether it fits where the pathway stands, whose step it is, and its days. */
export function decideStep(situation: Situation, id: string, step: PathwayStep): Result<PathwayAction, StepRefusal> {
  const { history, actor, pathwayId, now } = situation;
  const state = foldPathway(history);
  const reason = fits(step.kind, state) ? whyNot(situation, state, step) : 'step-does-not-fit';
  if (reason !== undefined) return refuse(reason);
  const byRoleId = actor.as === 'practitioner' ? actor.roleId : null;
  return ok({ id, pathwayId, position: history.length + 1, step, by: actor.personId, byRoleId, at: now });
}

type Why = StepRefusal | undefined;

function whyNot(situation: Situation, state: PathwayState | undefined, step: PathwayStep): Why {
  const { actor, today } = situation;
  if (state === undefined) return actor.as === 'practitioner' ? undefined : 'holder-needed';
  const whose = whoseStep(situation, state, step);
  if (whose !== undefined) return whose;
  switch (step.kind) {
    case 'deputy-named':
      if (step.until < step.from) return 'day-has-passed';
      return whyNotColleague(situation, state, step.deputy) ?? whyNotDay(step.until, today, 366);
    case 'contact-asked':
      return step.words === '' ? 'words-needed' : whyNotColleague(situation, state, step.to);
    case 'contact-moved':
      // Whoever asked has said why; what a colleague left is taken up with a word.
      if (step.words === '' && findAsked(state) !== step.to) return 'words-needed';
      return whyNotColleague(situation, state, step.to);
    case 'asked-for-more':
    case 'not-accepted':
      return step.words === '' ? 'words-needed' : undefined;
    case 'next-contact-agreed':
      if (step.next.what === '') return 'words-needed';
      return whyNotDay(step.next.day, today, 366);
    case 'paused':
      if (step.reason === 'other' && step.words === '') return 'words-needed';
      return whyNotDay(step.until, today, 366);
    case 'ended':
      return whyNotDoor(step.doorOpenUntil, today) ?? whyNotAsPromised(state, step.doorOpenUntil, today);
    case 'ending-talked':
      if (step.reached === '' || step.call === '') return 'words-needed';
      if (step.followUpOn !== null && step.followUp === '') return 'words-needed';
      return (
        (step.followUpOn === null ? undefined : whyNotDay(step.followUpOn, today, 366)) ??
        whyNotDoor(step.doorOpenUntil, today)
      );
    case 'came-back':
      return isDoorOpen(state, today) ? undefined : 'door-is-closed';
    case 'referred':
    case 'intake-answered':
    case 'accepted':
    case 'started':
    case 'responsibility-accepted':
    case 'contact-ask-withdrawn':
    case 'contact-declined':
    case 'deputy-ended':
    case 'contact-held':
    case 'contact-missed':
    case 'resumed':
    case 'ending-offered':
    case 'ending-answered':
    case 'closed-with-room':
      return undefined;
  }
}

/** Another person who works now where the holder does, or did: from one organisation to the next only a receiver takes it. */
function whyNotColleague({ placeOf }: Situation, { holder }: PathwayState, next: PractitionerRoleId): Why {
  const place = placeOf(next);
  const isColleague = place?.worksNow === true && place.organisationId === placeOf(holder)?.organisationId;
  return next !== holder && isColleague ? undefined : 'colleague-needed';
}

const whyNotDoor = (until: Day | null, today: Day): Why =>
  until === null ? undefined : whyNotDay(until, today, 2 * 366);

/** What they agreed about the door in the talk is kept: it may stay open longer, not shorter. */
function whyNotAsPromised({ ending }: PathwayState, until: Day | null, today: Day): Why {
  const promised = ending?.talk?.doorOpenUntil ?? null;
  if (promised === null || promised < today) return undefined;
  return until === null || until < promised ? 'door-was-promised' : undefined;
}

function whyNotDay(day: Day, today: Day, atMost: number): Why {
  if (day < today) return 'day-has-passed';
  return day > addDays(today, atMost) ? 'day-is-too-far' : undefined;
}
