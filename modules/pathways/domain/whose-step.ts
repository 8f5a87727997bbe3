import type { Day } from '../../../kernel/day.ts';
import type { OrganisationId, PersonId, PractitionerRoleId } from '../../../kernel/ids.ts';
import { findAsked } from './fold-pathway.ts';
import type { PathwayState } from './pathway.ts';
import type { PathwayStep } from './pathway-action.ts';

/** Somebody who takes a step: a practitioner in a role, the citizen's side, or somebody else who is in the room. */
export type Actor =
  | { as: 'practitioner'; personId: PersonId; roleId: PractitionerRoleId; organisationId: OrganisationId }
  | { as: 'citizen-side' | 'other'; personId: PersonId };

export interface Place {
  organisationId: OrganisationId;
  worksNow: boolean;
}

/** Whoever asks to take a step, and what must be known of her and of the holder. */
export interface Who {
  actor: Actor;
  today: Day;
  /** Of a role: where it is, and whether it works now; undefined of one that is unknown. */
  placeOf: (roleId: PractitionerRoleId) => Place | undefined;
}

export type WhoseRefusal =
  | 'step-does-not-fit'
  | 'holder-needed'
  | 'receiver-needed'
  | 'asked-needed'
  | 'other-organisation'
  | 'citizen-needed';

/** A step, or a kind of step before it is known to whom a contact should move. */
export type StepAsked = Pick<PathwayStep, 'kind'> & { to?: PractitionerRoleId };

/** Who may take a step: whoever holds it or stands in for her, whoever receives, the organisation that was asked, the citizen. */
export function whoseStep(who: Who, state: PathwayState, step: StepAsked): WhoseRefusal | undefined {
  const { actor } = who;
  const isHolder = holdsNow(who, state);
  const isReceiver = actor.as === 'practitioner' && state.receiver === actor.roleId;
  switch (step.kind) {
    case 'came-back':
    case 'closed-with-room':
    case 'ending-answered':
      return actor.as === 'citizen-side' ? undefined : 'citizen-needed';
    case 'intake-answered':
    case 'resumed':
      return isHolder || actor.as === 'citizen-side' ? undefined : 'holder-needed';
    case 'asked-for-more':
      return isOfOrganisation(actor, state.organisationId) ? undefined : 'other-organisation';
    case 'accepted':
      if (!isOfOrganisation(actor, state.organisationId)) return 'other-organisation';
      return state.receiver !== null && who.placeOf(state.receiver)?.worksNow === true
        ? 'step-does-not-fit'
        : undefined;
    case 'not-accepted':
      if (state.receiver !== null) return isReceiver ? undefined : 'receiver-needed';
      return isOfOrganisation(actor, state.organisationId) ? undefined : 'other-organisation';
    case 'responsibility-accepted':
      return isReceiver ? undefined : 'receiver-needed';
    case 'contact-moved':
      // Nobody is given a responsibility that she has not said yes to.
      return isAsked(who, state, step.to) || takesUp(who, state, step.to) ? undefined : 'asked-needed';
    case 'contact-declined':
      return isAsked(who, state, undefined) ? undefined : 'asked-needed';
    case 'started':
    case 'next-contact-agreed':
    case 'contact-held':
    case 'contact-missed':
      return isHolder || isReceiver ? undefined : 'holder-needed';
    case 'referred':
    case 'contact-asked':
    case 'contact-ask-withdrawn':
    case 'deputy-named':
    case 'deputy-ended':
    case 'paused':
    case 'ending-offered':
    case 'ending-talked':
    case 'ended':
      return isHolder ? undefined : 'holder-needed';
  }
}

/** The holder, or her deputy in the days for which she was named. */
function holdsNow({ actor, today }: Who, { holder, deputy }: PathwayState): boolean {
  if (actor.as !== 'practitioner') return false;
  if (actor.roleId === holder) return true;
  return deputy?.roleId === actor.roleId && deputy.from <= today && today <= deputy.until;
}

/** Who is asked to take over says so for herself. */
function isAsked({ actor }: Who, state: PathwayState, to: PractitionerRoleId | undefined): boolean {
  return actor.as === 'practitioner' && actor.roleId === findAsked(state) && (to === undefined || actor.roleId === to);
}

/** When the holder has left without handing over, a colleague may take it up herself. */
function takesUp({ actor, placeOf }: Who, { holder }: PathwayState, to: PractitionerRoleId | undefined): boolean {
  return actor.as === 'practitioner' && (to === undefined || actor.roleId === to) && placeOf(holder)?.worksNow !== true;
}

function isOfOrganisation(actor: Actor, organisationId: OrganisationId): boolean {
  return actor.as === 'practitioner' && actor.organisationId === organisationId;
}
