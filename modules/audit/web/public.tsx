import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';

export { basisInWords } from './basis-in-words.ts';
export { eventInWords, hasSentence } from './event-sentences.ts';

/** Who has seen something about me: in all, in one room, and one entry; what my organisation is asked about it. */
export const auditRoutes = (root: AnyRoute) => [
  ...['/seen', '/rooms/$roomId/seen'].map((path) =>
    createRoute({
      getParentRoute: () => root,
      path,
      component: lazyRouteComponent(() => import('./SeenPage.tsx'), 'SeenPage'),
    }),
  ),
  createRoute({
    getParentRoute: () => root,
    path: '/seen/$entryId',
    component: lazyRouteComponent(() => import('./EntryPage.tsx'), 'EntryPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/questions',
    component: lazyRouteComponent(() => import('./QuestionsPage.tsx'), 'QuestionsPage'),
  }),
];

/** For the home of whoever may read the log; each of these in a chunk of its own, in a `Suspense`. */
export const SinceYouLooked = lazy(async () => ({ default: (await import('./SinceYouLooked.tsx')).SinceYouLooked }));

/** For the home of those who may answer. */
export const QuestionsWaiting = lazy(async () => ({
  default: (await import('./QuestionsWaiting.tsx')).QuestionsWaiting,
}));

/** For the page of what an organisation promises. */
export const WhyPromiseForm = lazy(async () => ({ default: (await import('./WhyPromiseForm.tsx')).WhyPromiseForm }));
