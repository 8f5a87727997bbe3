import { instantOf } from '../../../kernel/instant.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { findStanding, type Standing, traceOf } from '../../rooms/server/public.ts';
import type { Appointment } from '../contract.ts';
import type { AppointmentId } from '../domain/appointment.ts';
import type { AppointmentWish } from '../domain/appointment-action.ts';
import { planSteps, type StepRefusal } from '../domain/plan-steps.ts';
import type { Actor } from '../domain/whose-word.ts';
import type { AppointmentListener } from './appointment-news.ts';
import { findAppointment, listOfRoom, lockRoom } from './appointment-store.ts';
import { getAppointment, tellRoom } from './get-appointment.ts';
import { loadStates } from './present-appointment.ts';
import { recordSteps } from './record-steps.ts';

type Errors = { [K in StepRefusal | 'not-found' | 'room-is-closed' | 'time-is-taken']: () => Error };

/**
 * Load the room's appointments with the room locked, decide, store, trace, announce. All that one wish leads to, on
 * whichever appointments, is written in this one transaction. A wish that came before is answered with what is so now.
 */
export async function takeStep(
  unit: Unit,
  { appointmentId, id, wish }: { appointmentId: AppointmentId; id: string; wish: AppointmentWish },
  errors: Errors,
  listeners: readonly AppointmentListener[],
): Promise<Appointment> {
  const { db, me } = unit;
  const found = await findAppointment(db, appointmentId);
  const standing = found && (await findStanding(unit, found.roomId));
  if (standing === undefined) throw errors['not-found']();
  if (standing.isClosed) throw errors['room-is-closed']();
  unit.trace(traceOf(unit, standing, { step: wish.kind }));
  await lockRoom(db, standing.roomId);
  const { states, histories } = await loadStates(db, await listOfRoom(db, standing.roomId));
  const target = states.find((state) => state.id === appointmentId);
  if (target === undefined) throw errors['not-found']();
  const wasTaken = histories.get(appointmentId)?.some((action) => action.id === id);
  if (wasTaken !== true) {
    const at = instantOf(unit.now);
    const actor = actorOf(unit, standing);
    const planned = planSteps({ target, all: states, actor, now: at }, wish);
    if (!planned.ok) throw errors[planned.reason]();
    const byRoleId = actor.as === 'practitioner' ? actor.roleId : null;
    const refused = await recordSteps(
      {
        telling: unit,
        listeners,
        by: { by: me.personId, byRoleId, byPartyId: null },
        at,
        histories,
        states: new Map(states.map((state) => [state.id, state])),
      },
      id,
      planned.value,
    );
    if (refused !== undefined) throw errors[refused]();
    await tellRoom(unit, standing.roomId);
  }
  return getAppointment(unit, { id: appointmentId, roomId: standing.roomId }, standing.roomId, errors);
}

/** As whom somebody acts in a room. */
export function actorOf({ me: { personId, acting } }: Unit, { kind }: Standing): Actor {
  if (acting.kind === 'practitioner') return { as: 'practitioner', personId, roleId: acting.roleId };
  if (acting.kind === 'related-person' && kind !== 'citizen')
    return { as: 'related-person', personId, relatedPersonId: acting.relatedPersonId };
  return { as: 'citizen', personId };
}
