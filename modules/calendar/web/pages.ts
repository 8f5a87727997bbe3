// One chunk for all pages of the calendar, so that the first page has to know of one.
export { AppointmentByLinkPage } from './AppointmentByLinkPage.tsx';
export { AppointmentsPage } from './AppointmentsPage.tsx';
export { CalendarPage } from './CalendarPage.tsx';
