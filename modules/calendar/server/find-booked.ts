import type { RoomId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { Db } from '../../../platform/server/database.ts';
import type { AppointmentKind, AppointmentState } from '../domain/appointment.ts';
import { listOfRoom } from './appointment-store.ts';
import { loadStates } from './present-appointment.ts';

export interface Booked {
  startsAt: Instant;
  place: AppointmentState['place'];
}

/** The next booked appointment of a kind in a room from a moment on, for a later module; nothing where there is none. */
export async function findNextBooked(
  db: Db,
  roomId: RoomId,
  kind: AppointmentKind,
  from: Instant,
): Promise<Booked | undefined> {
  const { states } = await loadStates(db, await listOfRoom(db, roomId));
  return states
    .flatMap(({ status, kind: of, startsAt, place }) =>
      status === 'booked' && of === kind && startsAt !== null && startsAt >= from ? [{ startsAt, place }] : [],
    )
    .toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1))[0];
}
