import type { CitizenId, RoomId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/server/database.ts';
import type { Hint } from '../../../platform/server/unit.ts';
import type { AppointmentId } from '../domain/appointment.ts';

/** What a later module may listen to. */
export interface AppointmentNews {
  what: 'booked' | 'moved' | 'held' | 'cancelled';
  appointmentId: AppointmentId;
  roomId: RoomId;
  citizenId: CitizenId;
}

/** Where the news is told: in the transaction in which it happens, which a listener that throws undoes. */
export interface Telling {
  db: Db;
  now: Date;
  announce: (...hints: Hint[]) => void;
}

/** Whoever reacts to an appointment that is booked, moved, held or cancelled. */
export type AppointmentListener = (telling: Telling, news: AppointmentNews) => Promise<void>;
