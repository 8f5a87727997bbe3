import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';

/** The pathways of a room. */
export const pathwayRoutes = (root: AnyRoute) => [
  createRoute({
    getParentRoute: () => root,
    path: '/rooms/$roomId/pathways',
    component: lazyRouteComponent(() => import('./PathwaysPage.tsx'), 'PathwaysPage'),
  }),
];

/** For a worker's home, in a chunk of its own. */
export const ToThinkOf = lazy(async () => ({ default: (await import('./ToThinkOf.tsx')).ToThinkOf }));
