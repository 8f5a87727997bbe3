import type { RoomId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { audienceOf } from '../../rooms/server/public.ts';
import type { Appointment } from '../contract.ts';
import type { Found } from './appointment-store.ts';
import { loadStates, presentAppointments } from './present-appointment.ts';

/** One appointment of a room as it is now. */
export async function getAppointment(
  { db }: Unit,
  found: Found,
  roomId: RoomId,
  errors: { 'not-found': () => Error },
): Promise<Appointment> {
  const { states } = await loadStates(db, [found]);
  const [appointment] = await presentAppointments(db, states);
  if (appointment?.roomId !== roomId) throw errors['not-found']();
  return appointment;
}

/** That something about an appointment is new, to all who are in the room, without content. */
export async function tellRoom(unit: Unit, roomId: RoomId): Promise<void> {
  const audience = await audienceOf(unit, roomId);
  unit.announce({ what: 'calendar.appointment-changed', place: roomId, audience, notify: false });
}
