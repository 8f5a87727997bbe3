import type { CitizenId, PersonId, PractitionerRoleId } from '../../../kernel/ids.ts';
import type { AppointmentState } from './appointment.ts';
import type { AppointmentStep, ToldBy } from './appointment-action.ts';

/** Who acts: a practitioner of the room, the citizen's side, a related person, or whoever holds a link. */
export type Actor =
  | { as: 'practitioner'; personId: PersonId; roleId: PractitionerRoleId }
  | { as: 'citizen'; personId: PersonId }
  | { as: 'related-person'; personId: PersonId; relatedPersonId: string }
  | { as: 'outside'; partyId: string };

/** As which party somebody acts, whether she takes part or not. */
export function partyIdOf(actor: Actor, citizenId: CitizenId): string {
  switch (actor.as) {
    case 'practitioner':
      return actor.roleId;
    case 'citizen':
      return citizenId;
    case 'related-person':
      return actor.relatedPersonId;
    case 'outside':
      return actor.partyId;
  }
}

/** Whether it is hers: she arranges it, or takes part in it as a practitioner. */
export function isHers({ parties, owner }: AppointmentState, actor: Actor): boolean {
  if (actor.as !== 'practitioner') return false;
  return actor.roleId === owner || parties.some(({ kind, id }) => kind === 'practitioner' && id === actor.roleId);
}

/** Whether somebody may say a party's word: her own, or what one who has no account or didn't use it told a practitioner of it. */
export function speaksFor(
  state: AppointmentState,
  actor: Actor,
  { partyId, told }: { partyId: string; told: ToldBy },
): boolean {
  const party = state.parties.find(({ id }) => id === partyId);
  if (party === undefined) return false;
  if (told === 'self') return partyIdOf(actor, state.citizenId) === partyId;
  return party.kind !== 'practitioner' && isHers(state, actor);
}

export type WhoseRefusal = 'citizen-chooses-first' | 'not-your-word' | 'arranger-needed';

/** Whose step it is; undefined when it is the actor's. */
export function whoseStep(state: AppointmentState, actor: Actor, step: AppointmentStep): WhoseRefusal | undefined {
  switch (step.kind) {
    case 'proposed':
    case 'booked':
    case 'move-done':
      return undefined;
    // Where none of them suits her, the citizen says herself which times would; she still chooses first.
    case 'proposed-again':
      return isHers(state, actor) || actor.as === 'citizen' ? undefined : 'arranger-needed';
    case 'chosen':
      return step.partyId === state.citizenId && speaksFor(state, actor, step) ? undefined : 'citizen-chooses-first';
    case 'held':
      return isHers(state, actor) ? undefined : 'arranger-needed';
    case 'consequence-given':
      return isHers(state, actor) && speaksFor(state, actor, { ...step, told: 'self' }) ? undefined : 'arranger-needed';
    case 'cancelled':
      return isHers(state, actor) || actor.as === 'citizen' ? undefined : 'not-your-word';
    case 'move-asked':
      return actor.as === 'practitioner' || actor.as === 'citizen' ? undefined : 'not-your-word';
    case 'move-declined':
      if (step.partyId === state.move?.askedBy && partyIdOf(actor, state.citizenId) === step.partyId) return undefined;
      return speaksFor(state, actor, step) ? undefined : 'not-your-word';
    case 'answered':
    case 'move-confirmed':
      return speaksFor(state, actor, step) ? undefined : 'not-your-word';
  }
}
