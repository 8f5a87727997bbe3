import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';

/** The citizen's story and its chapters; what one reads before one meets. */
export const storyRoutes = (root: AnyRoute) => [
  createRoute({
    getParentRoute: () => root,
    path: '/story',
    component: lazyRouteComponent(() => import('./StoryPage.tsx'), 'StoryPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    // A topic, the id of a chapter of her own, or 'own' for a new one.
    path: '/story/$chapter',
    component: lazyRouteComponent(() => import('./ChapterPage.tsx'), 'ChapterPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/rooms/$roomId/story',
    component: lazyRouteComponent(() => import('./BeforeWeMeetPage.tsx'), 'BeforeWeMeetPage'),
  }),
];

/** What a chapter is called, for a later module’s page; in a chunk of its own. */
export const ChapterTitle = lazy(async () => ({ default: (await import('./ChapterTitle.tsx')).ChapterTitle }));
