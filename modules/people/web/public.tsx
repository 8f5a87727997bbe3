import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

export { professionName } from './profession-name.ts';

/** One's own page, and the import of people and organisations. */
export const peopleRoutes = (root: AnyRoute) => [
  createRoute({
    getParentRoute: () => root,
    path: '/about-me',
    component: lazyRouteComponent(() => import('./AboutMePage.tsx'), 'AboutMePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/import',
    component: lazyRouteComponent(() => import('./ImportPage.tsx'), 'ImportPage'),
  }),
];
