import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';

// Each its own chunk: the first page waits for neither.
export const EmergencyCard = lazy(async () => ({ default: (await import('./EmergencyCard.tsx')).EmergencyCard }));
export const EmergencyWay = lazy(async () => ({ default: (await import('./EmergencyWay.tsx')).EmergencyWay }));

/** For whoever must look, for the citizen who reads that somebody did, and for who answers for it. */
export const emergencyRoutes = (root: AnyRoute) => [
  createRoute({
    getParentRoute: () => root,
    path: '/emergency',
    component: lazyRouteComponent(() => import('./EmergencyPage.tsx'), 'EmergencyPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/emergencies',
    component: lazyRouteComponent(() => import('./EmergenciesPage.tsx'), 'EmergenciesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/emergencies/review',
    component: lazyRouteComponent(() => import('./ReviewPage.tsx'), 'ReviewPage'),
  }),
];
