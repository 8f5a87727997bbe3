import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { auditRoutes } from '../../modules/audit/web/public.tsx';
import { blockRoutes } from '../../modules/consent/web/public.tsx';
import { emergencyRoutes } from '../../modules/emergency/web/public.tsx';
import { peopleRoutes } from '../../modules/people/web/public.tsx';
import { RectificationBeside, rightsRoutes } from '../../modules/rights/web/public.tsx';
import { BesideMessage, roomRoutes } from '../../modules/rooms/web/public.tsx';
import { Frame } from './Frame.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';

const rootRoute = createRootRoute({
  component: () => (
    <Frame>
      <BesideMessage value={RectificationBeside}>
        <Outlet />
      </BesideMessage>
    </Frame>
  ),
});

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./HomePage.tsx'), 'HomePage'),
});

const roomsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rooms',
  component: lazyRouteComponent(() => import('./RoomsPage.tsx'), 'RoomsPage'),
});

const electronicIdRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/electronic-id',
  component: lazyRouteComponent(() => import('./ElectronicIdPage.tsx'), 'ElectronicIdPage'),
});

/** Every module's screens come in here, one line each. */
const routeTree = rootRoute.addChildren([
  homeRoute,
  roomsRoute,
  electronicIdRoute,
  ...peopleRoutes(rootRoute),
  ...auditRoutes(rootRoute),
  ...blockRoutes(rootRoute),
  ...roomRoutes(rootRoute),
  ...emergencyRoutes(rootRoute),
  ...rightsRoutes(rootRoute),
]);

export const router = createRouter({
  routeTree,
  defaultNotFoundComponent: NotFoundPage,
  defaultPreload: 'intent',
  scrollRestoration: true,
});
