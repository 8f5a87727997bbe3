import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';

/** Before and after a talk, in a room; and a worker's own talks. */
export const encounterRoutes = (root: AnyRoute) => [
  createRoute({
    getParentRoute: () => root,
    path: '/rooms/$roomId/before',
    validateSearch: ({ appointment }: Record<string, unknown>) =>
      typeof appointment === 'string' ? { appointment } : {},
    component: lazyRouteComponent(() => import('./pages.ts'), 'BeforeTalkPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/rooms/$roomId/notes',
    component: lazyRouteComponent(() => import('./pages.ts'), 'NotesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/rooms/$roomId/notes/$encounterId',
    component: lazyRouteComponent(() => import('./pages.ts'), 'WriteNotePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/notes',
    component: lazyRouteComponent(() => import('./pages.ts'), 'MyNotesPage'),
  }),
];

/** For a worker's home, in a chunk of its own. */
export const TalksOfMine = lazy(async () => ({ default: (await import('./TalksOfMine.tsx')).TalksOfMine }));
