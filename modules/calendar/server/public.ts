import type { ServerModule } from '../../../platform/server/module.ts';
import { calendarContract } from '../contract.ts';
import type { AppointmentListener } from './appointment-news.ts';
import { sweepTaken } from './busy-store.ts';
import { calendarRoutes } from './routes.ts';
import { tellLapsed } from './tell-parties.ts';

export { calendarAboutMe } from './about-me-store.ts';
export type { AppointmentListener, AppointmentNews, Telling } from './appointment-news.ts';
export { findAppointmentState, findAppointmentStates } from './find-appointment-state.ts';
export { type Booked, findNextBooked } from './find-booked.ts';
export { listOfMine, type MyAppointment } from './read-appointments.ts';
export { endAppointmentsWithRoom } from './room-closing.ts';

/** The module, with whoever reacts in the same transaction when an appointment is booked, moved, held or cancelled. */
export const calendarModule = (listeners: readonly AppointmentListener[] = []): ServerModule => ({
  name: 'calendar',
  contract: calendarContract,
  routes: (parts) => calendarRoutes(parts, listeners),
  sweep: async ({ db, clock }) => {
    await tellLapsed(db, clock.now());
    await sweepTaken(db, clock.now());
  },
});
