import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';

/** What one may, over all rooms and in one. */
export const permissionRoutes = (root: AnyRoute) => [
  createRoute({
    getParentRoute: () => root,
    path: '/permissions',
    component: lazyRouteComponent(() => import('./PermissionsPage.tsx'), 'PermissionsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/rooms/$roomId/permissions',
    component: lazyRouteComponent(() => import('./RoomPermissionsPage.tsx'), 'RoomPermissionsPage'),
  }),
];

// For the homes, in chunks of their own: the first page waits for neither.
export const PermissionsAtHome = lazy(async () => ({
  default: (await import('./PermissionsAtHome.tsx')).PermissionsAtHome,
}));
export const PermissionsAtWork = lazy(async () => ({
  default: (await import('./PermissionsAtWork.tsx')).PermissionsAtWork,
}));

/** What a card says, for a later module’s page; in a chunk of its own. */
export const PermissionSentence = lazy(async () => ({
  default: (await import('./PermissionSentence.tsx')).PermissionSentence,
}));
