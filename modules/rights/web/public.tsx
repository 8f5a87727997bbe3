import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { BesideMessageProps } from '../../rooms/web/public.tsx';

const Line = lazy(async () => ({ default: (await import('./RectificationLine.tsx')).RectificationLine }));

/** Under a message: what the citizen says is not right. Comes after the message, which does not wait for it. */
export function rectificationBeside(message: BesideMessageProps) {
  return (
    <Suspense fallback={null}>
      <Line {...message} />
    </Suspense>
  );
}

/** Everything about me as one file; saying that something is not right, and what came of it; how long an organisation keeps things. */
export const rightsRoutes = (root: AnyRoute) => [
  createRoute({
    getParentRoute: () => root,
    path: '/everything',
    component: lazyRouteComponent(() => import('./EverythingPage.tsx'), 'EverythingPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/rectify',
    validateSearch: ({ room, message, entry }: Record<string, unknown>) => ({
      ...(typeof room === 'string' ? { room } : {}),
      ...(typeof message === 'string' ? { message } : {}),
      ...(typeof entry === 'string' || typeof entry === 'number' ? { entry: String(entry) } : {}),
    }),
    component: lazyRouteComponent(() => import('./RectifyPage.tsx'), 'RectifyPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/rectifications',
    component: lazyRouteComponent(() => import('./RectificationsPage.tsx'), 'RectificationsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/retention',
    component: lazyRouteComponent(() => import('./RetentionPage.tsx'), 'RetentionPage'),
  }),
];
