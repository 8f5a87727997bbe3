import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';

/** For the citizen who her people are; for who works how many have somebody. */
export const careTeamRoutes = (root: AnyRoute) => [
  createRoute({
    getParentRoute: () => root,
    path: '/my-people',
    component: lazyRouteComponent(() => import('./MyPeoplePage.tsx'), 'MyPeoplePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/coverage',
    component: lazyRouteComponent(() => import('./CoveragePage.tsx'), 'CoveragePage'),
  }),
];

// For the homes, in chunks of their own: the first page waits for neither.
export const ToMyPeople = lazy(async () => ({ default: (await import('./Ways.tsx')).ToMyPeople }));
export const ToCoverage = lazy(async () => ({ default: (await import('./Ways.tsx')).ToCoverage }));
