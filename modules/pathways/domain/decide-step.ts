import { addDays, type Day } from '../../../kernel/day.ts';
import type { OrganisationId, PersonId, PractitionerRoleId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { fits, foldPathway } from './fold-pathway.ts';
import { isDoorOpen } from './on-duty.ts';
import type { PathwayId, PathwayState } from './pathway.ts';
import type { PathwayAction, PathwayStep } from './pathway-action.ts';

/** Somebody who takes a step: a practitioner in a role, the citizen's side, or somebody else who is in the room. */
export type Actor =
  | { as: 'practitioner'; personId: PersonId; roleId: PractitionerRoleId; organisationId: OrganisationId }
  | { as: 'citizen-side' | 'other'; personId: PersonId };

export interface Place {
  organisationId: OrganisationId;
  worksNow: boolean;
}

export interface Situation {
  pathwayId: PathwayId;
  /** What has happened so far, oldest first. */
  history: readonly PathwayAction[];
  actor: Actor;
  now: Instant;
  today: Day;
  /** Of a role: where it is, and whether it works now; undefined of one that is unknown. */
  placeOf: (roleId: PractitionerRoleId) => Place | undefined;
}

export type StepRefusal =
  | 'step-does-not-fit'
  | 'holder-needed'
  | 'receiver-needed'
  | 'other-organisation'
  | 'citizen-needed'
  | 'colleague-needed'
  | 'day-has-passed'
  | 'day-is-too-far'
  | 'door-is-closed'
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
    case 'contact-moved':
      return step.words === '' ? 'words-needed' : whyNotColleague(situation, state, step.to);
    case 'not-accepted':
      return step.words === '' ? 'words-needed' : undefined;
    case 'next-contact-agreed':
      if (step.next.what === '') return 'words-needed';
      return whyNotDay(step.next.day, today, 366);
    case 'paused':
      if (step.reason === 'other' && step.words === '') return 'words-needed';
      return whyNotDay(step.until, today, 366);
    case 'ended':
      return step.doorOpenUntil === null ? undefined : whyNotDay(step.doorOpenUntil, today, 2 * 366);
    case 'came-back':
      return isDoorOpen(state, today) ? undefined : 'door-is-closed';
    case 'referred':
    case 'accepted':
    case 'started':
    case 'responsibility-accepted':
    case 'deputy-ended':
    case 'contact-held':
    case 'contact-missed':
    case 'resumed':
    case 'ending-offered':
      return undefined;
  }
}

/** Who may take a step: whoever holds it or stands in for her, whoever receives, the organisation that was asked, the citizen. */
function whoseStep(situation: Situation, state: PathwayState, step: PathwayStep): Why {
  const { actor } = situation;
  const isHolder = holdsNow(situation, state);
  const isReceiver = actor.as === 'practitioner' && state.receiver === actor.roleId;
  switch (step.kind) {
    case 'came-back':
      return actor.as === 'citizen-side' ? undefined : 'citizen-needed';
    case 'accepted':
      if (!isOfOrganisation(actor, state.organisationId)) return 'other-organisation';
      return state.receiver !== null && situation.placeOf(state.receiver)?.worksNow ? 'step-does-not-fit' : undefined;
    case 'not-accepted':
      if (state.receiver !== null) return isReceiver ? undefined : 'receiver-needed';
      return isOfOrganisation(actor, state.organisationId) ? undefined : 'other-organisation';
    case 'responsibility-accepted':
      return isReceiver ? undefined : 'receiver-needed';
    case 'contact-moved':
      return isHolder || takesUp(situation, state, step.to) ? undefined : 'holder-needed';
    case 'started':
    case 'next-contact-agreed':
    case 'contact-held':
    case 'contact-missed':
      return isHolder || isReceiver ? undefined : 'holder-needed';
    case 'resumed':
      return isHolder || actor.as === 'citizen-side' ? undefined : 'holder-needed';
    case 'referred':
    case 'deputy-named':
    case 'deputy-ended':
    case 'paused':
    case 'ending-offered':
    case 'ended':
      return isHolder ? undefined : 'holder-needed';
  }
}

/** The holder, or her deputy in the days for which she was named. */
function holdsNow({ actor, today }: Situation, { holder, deputy }: PathwayState): boolean {
  if (actor.as !== 'practitioner') return false;
  if (actor.roleId === holder) return true;
  return deputy?.roleId === actor.roleId && deputy.from <= today && today <= deputy.until;
}

/** When the holder has left without handing over, a colleague may take it up herself. */
function takesUp({ actor, placeOf }: Situation, { holder }: PathwayState, to: PractitionerRoleId): boolean {
  return actor.as === 'practitioner' && actor.roleId === to && placeOf(holder)?.worksNow !== true;
}

/** Another person who works now where the holder does, or did: from one organisation to the next only a receiver takes it. */
function whyNotColleague({ placeOf }: Situation, { holder }: PathwayState, next: PractitionerRoleId): Why {
  const place = placeOf(next);
  const isColleague = place?.worksNow === true && place.organisationId === placeOf(holder)?.organisationId;
  return next !== holder && isColleague ? undefined : 'colleague-needed';
}

function whyNotDay(day: Day, today: Day, atMost: number): Why {
  if (day < today) return 'day-has-passed';
  return day > addDays(today, atMost) ? 'day-is-too-far' : undefined;
}

function isOfOrganisation(actor: Actor, organisationId: OrganisationId): boolean {
  return actor.as === 'practitioner' && actor.organisationId === organisationId;
}
