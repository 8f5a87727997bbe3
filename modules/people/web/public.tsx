import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

export { actingInWords } from './acting-words.ts';
export { myselfQuery, peopleApi } from './people-api.ts';
export { professionName } from './profession-name.ts';
export { rememberLanguage } from './remember-language.ts';

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
    validateSearch: ({ run }: Record<string, unknown>) => (typeof run === 'string' ? { run } : {}),
    component: lazyRouteComponent(() => import('./ImportPage.tsx'), 'ImportPage'),
  }),
];
