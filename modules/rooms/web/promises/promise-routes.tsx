import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

/** What an organisation promises, for its administrator. */
export const promiseRoutes = (root: AnyRoute) => [
  createRoute({
    getParentRoute: () => root,
    path: '/promises',
    component: lazyRouteComponent(() => import('./PromisesPage.tsx'), 'PromisesPage'),
  }),
];
