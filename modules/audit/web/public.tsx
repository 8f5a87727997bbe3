import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

export { basisInWords } from './basis-in-words.ts';
export { eventInWords, hasSentence } from './event-sentences.ts';

/** Who has seen something about me: in all, and in one room. */
export const auditRoutes = (root: AnyRoute) =>
  ['/seen', '/rooms/$roomId/seen'].map((path) =>
    createRoute({
      getParentRoute: () => root,
      path,
      component: lazyRouteComponent(() => import('./SeenPage.tsx'), 'SeenPage'),
    }),
  );
