import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';

/** The appointments of a room, and a worker's own calendar. */
export const calendarRoutes = (root: AnyRoute) => [
  createRoute({
    getParentRoute: () => root,
    path: '/rooms/$roomId/appointments',
    component: lazyRouteComponent(() => import('./pages.ts'), 'AppointmentsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/calendar',
    component: lazyRouteComponent(() => import('./pages.ts'), 'CalendarPage'),
  }),
];

/** For a worker's home, in a chunk of its own. */
export const NextAppointments = lazy(async () => ({
  default: (await import('./NextAppointments.tsx')).NextAppointments,
}));

/** The page behind a link, for whoever has no account: shown without signing in. */
export const AppointmentByLink = lazy(async () => ({
  default: (await import('./pages.ts')).AppointmentByLinkPage,
}));

/** Whether the address is that of a link to one appointment. */
export const isAppointmentLink = ({ pathname }: Pick<Location, 'pathname'>): boolean => pathname === '/appointment';
