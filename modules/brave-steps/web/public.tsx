import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';

/** The citizen's next steps, over all rooms and in one. */
export const braveStepRoutes = (root: AnyRoute) => [
  createRoute({
    getParentRoute: () => root,
    path: '/brave-steps',
    component: lazyRouteComponent(() => import('./BraveStepsPage.tsx'), 'BraveStepsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/rooms/$roomId/brave-steps',
    component: lazyRouteComponent(() => import('./RoomBraveStepsPage.tsx'), 'RoomBraveStepsPage'),
  }),
];

// For the homes, in chunks of their own: the first page waits for neither.
export const BraveStepsAtHome = lazy(async () => ({
  default: (await import('./BraveStepsAtHome.tsx')).BraveStepsAtHome,
}));
export const BraveStepsAtWork = lazy(async () => ({
  default: (await import('./BraveStepsAtWork.tsx')).BraveStepsAtWork,
}));
