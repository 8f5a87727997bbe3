import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';

/** The first meetings of a room, and how they went. */
export const transitionRoutes = (root: AnyRoute) => [
  createRoute({
    getParentRoute: () => root,
    path: '/rooms/$roomId/handovers',
    component: lazyRouteComponent(() => import('./HandoversPage.tsx'), 'HandoversPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/handovers',
    component: lazyRouteComponent(() => import('./CountedPage.tsx'), 'CountedPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/handovers/months/$month',
    component: lazyRouteComponent(() => import('./ClosedMonthPage.tsx'), 'ClosedMonthPage'),
  }),
];

/** For a worker's home, in a chunk of its own. */
export const MeetingsOfMine = lazy(async () => ({ default: (await import('./MeetingsOfMine.tsx')).MeetingsOfMine }));
