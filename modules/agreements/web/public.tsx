import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';

/** What is agreed, over all rooms and in one. */
export const agreementRoutes = (root: AnyRoute) => [
  createRoute({
    getParentRoute: () => root,
    path: '/agreements',
    component: lazyRouteComponent(() => import('./AgreementsPage.tsx'), 'AgreementsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/rooms/$roomId/agreements',
    component: lazyRouteComponent(() => import('./RoomAgreementsPage.tsx'), 'RoomAgreementsPage'),
  }),
];

// For the homes, in chunks of their own: the first page waits for neither.
export const AgreementsAtHome = lazy(async () => ({
  default: (await import('./AgreementsAtHome.tsx')).AgreementsAtHome,
}));
export const AgreementsAtWork = lazy(async () => ({
  default: (await import('./AgreementsAtWork.tsx')).AgreementsAtWork,
}));
