import type { Db } from '../../../platform/server/database.ts';
import type { AppointmentId, AppointmentState } from '../domain/appointment.ts';
import { findAppointment } from './appointment-store.ts';
import { loadStates } from './present-appointment.ts';

/** One appointment as it is now, for a later module; nothing where whoever asks does not see it. */
export async function findAppointmentState(db: Db, id: AppointmentId): Promise<AppointmentState | undefined> {
  const found = await findAppointment(db, id);
  if (found === undefined) return undefined;
  const { states } = await loadStates(db, [found]);
  return states[0];
}
