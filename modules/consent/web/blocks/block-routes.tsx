import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

/** Whom the citizen blocks, and the page on which she decides about one. */
export const blockRoutes = (root: AnyRoute) => [
  createRoute({
    getParentRoute: () => root,
    path: '/blocks',
    component: lazyRouteComponent(() => import('./BlocksPage.tsx'), 'BlocksPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/blocks/$personId',
    // Her name, from where she was chosen.
    validateSearch: ({ name }: Record<string, unknown>) => (typeof name === 'string' ? { name } : {}),
    component: lazyRouteComponent(() => import('./BlockPage.tsx'), 'BlockPage'),
  }),
];
