import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

/** Everything about me as one file. */
export const rightsRoutes = (root: AnyRoute) => [
  createRoute({
    getParentRoute: () => root,
    path: '/everything',
    component: lazyRouteComponent(() => import('./EverythingPage.tsx'), 'EverythingPage'),
  }),
];
