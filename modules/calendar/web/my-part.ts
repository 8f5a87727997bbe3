import type { Instant } from '../../../kernel/instant.ts';
import type { Myself } from '../../people/domain/person.ts';
import type { Appointment } from '../contract.ts';
import { neededParties, pendingMove } from '../domain/fold-appointment.ts';
import { type Actor, isHers, partyIdOf } from '../domain/whose-word.ts';

/** As whom I act on an appointment, by the rule that the server asks. */
export function actorOf({ acting, person }: Myself, iAmCitizen: boolean): Actor {
  const personId = person.id;
  if (acting.kind === 'practitioner') return { as: 'practitioner', personId, roleId: acting.role.id };
  if (acting.kind === 'related-person' && !iAmCitizen)
    return { as: 'related-person', personId, relatedPersonId: acting.relatedPersonId };
  return { as: 'citizen', personId };
}

export interface MyPart {
  actor: Actor;
  partyId: string;
  isCitizen: boolean;
  /** It is mine as a practitioner: I arrange it or take part. */
  isMine: boolean;
  /** Whether a time waits for my yes, and whether a move does. */
  timeWaits: boolean;
  moveWaits: boolean;
}

/** What an appointment asks of me now. */
export function myPart(
  appointment: Appointment,
  myself: Myself,
  { iAmCitizen, now }: { iAmCitizen: boolean; now: Instant },
): MyPart {
  const actor = actorOf(myself, iAmCitizen);
  const partyId = partyIdOf(actor, appointment.citizenId);
  const isNeeded = neededParties(appointment).some(({ id }) => id === partyId);
  const isOpen = appointment.status === 'proposed' && (appointment.heldUntil ?? '') > now;
  const move = appointment.status === 'booked' ? pendingMove(appointment, now) : undefined;
  return {
    actor,
    partyId,
    isCitizen: actor.as === 'citizen',
    isMine: isHers(appointment, actor),
    timeWaits: isOpen && isNeeded && appointment.chosen !== null && !appointment.yes.includes(partyId),
    moveWaits: move !== undefined && isNeeded && !move.confirmed.includes(partyId),
  };
}
