import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';

/** The pathways of a room, those of mine that may be ready to end, and my organisation week by week. */
export const pathwayRoutes = (root: AnyRoute) => [
  createRoute({
    getParentRoute: () => root,
    path: '/rooms/$roomId/pathways',
    component: lazyRouteComponent(() => import('./PathwaysPage.tsx'), 'PathwaysPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/pathways/hanging',
    component: lazyRouteComponent(() => import('./hanging/HangingPage.tsx'), 'HangingPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/pathways/weeks',
    component: lazyRouteComponent(() => import('./weeks/WeeksPage.tsx'), 'WeeksPage'),
  }),
];

/** For a worker's home, in a chunk of its own. */
export const ToThinkOf = lazy(async () => ({ default: (await import('./ToThinkOf.tsx')).ToThinkOf }));
