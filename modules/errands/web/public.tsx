import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';

/** What is asked on her behalf, over all rooms and in one; and how often citizens were couriers. */
export const errandRoutes = (root: AnyRoute) => [
  createRoute({
    getParentRoute: () => root,
    path: '/errands',
    component: lazyRouteComponent(() => import('./ErrandsPage.tsx'), 'ErrandsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/rooms/$roomId/errands',
    component: lazyRouteComponent(() => import('./RoomErrandsPage.tsx'), 'RoomErrandsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/couriers',
    component: lazyRouteComponent(() => import('./CouriersPage.tsx'), 'CouriersPage'),
  }),
];

// For the homes, in a chunk of their own: the first page waits for neither.
export const ErrandsAtHome = lazy(async () => ({ default: (await import('./ErrandsAtHome.tsx')).ErrandsAtHome }));
export const ErrandsAtWork = lazy(async () => ({ default: (await import('./ErrandsAtHome.tsx')).ErrandsAtWork }));
