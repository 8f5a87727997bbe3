import type { RoomId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/server/database.ts';
import type { AppointmentId, AppointmentState } from '../domain/appointment.ts';
import { findAppointment, listByIds, listOfRoom } from './appointment-store.ts';
import { loadStates } from './present-appointment.ts';

/** One appointment as it is now, for a later module; nothing where whoever asks does not see it. */
export async function findAppointmentState(db: Db, id: AppointmentId): Promise<AppointmentState | undefined> {
  const found = await findAppointment(db, id);
  if (found === undefined) return undefined;
  const { states } = await loadStates(db, [found]);
  return states[0];
}

/** Those of a room, or those that are named, as they are now; two questions, however many. */
export async function findAppointmentStates(
  db: Db,
  wanted: { roomId: RoomId } | { ids: readonly AppointmentId[] },
): Promise<AppointmentState[]> {
  if ('ids' in wanted && wanted.ids.length === 0) return [];
  const found = await ('ids' in wanted ? listByIds(db, wanted.ids) : listOfRoom(db, wanted.roomId));
  return (await loadStates(db, found)).states;
}
