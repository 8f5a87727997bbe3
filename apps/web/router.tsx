import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { agreementRoutes } from '../../modules/agreements/web/public.tsx';
import { auditRoutes } from '../../modules/audit/web/public.tsx';
import { braveStepRoutes } from '../../modules/brave-steps/web/public.tsx';
import { calendarRoutes } from '../../modules/calendar/web/public.tsx';
import { careTeamRoutes } from '../../modules/care-team/web/public.tsx';
import { emergencyRoutes } from '../../modules/emergency/web/public.tsx';
import { encounterRoutes } from '../../modules/encounters/web/public.tsx';
import { errandRoutes } from '../../modules/errands/web/public.tsx';
import { pathwayRoutes } from '../../modules/pathways/web/public.tsx';
import { peopleRoutes } from '../../modules/people/web/public.tsx';
import { permissionRoutes } from '../../modules/permission-cards/web/public.tsx';
import { rectificationBeside, rightsRoutes } from '../../modules/rights/web/public.tsx';
import { BesideMessage, roomRoutes } from '../../modules/rooms/web/public.tsx';
import { storyRoutes } from '../../modules/story/web/public.tsx';
import { transitionRoutes } from '../../modules/transitions/web/public.tsx';
import { Frame } from './Frame.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';

const rootRoute = createRootRoute({
  component: () => (
    <Frame>
      <BesideMessage value={rectificationBeside}>
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
// The door of consent is opened when somebody comes: every page but these needs it later than the first one.
const blockRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/blocks',
    component: lazyRouteComponent(() => import('../../modules/consent/web/public.tsx'), 'BlocksPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/blocks/$personId',
    // Her name, from where she was chosen.
    validateSearch: ({ name }: Record<string, unknown>) => (typeof name === 'string' ? { name } : {}),
    component: lazyRouteComponent(() => import('../../modules/consent/web/public.tsx'), 'BlockPage'),
  }),
];

/** Every module's screens come in here, one line each. */
const routeTree = rootRoute.addChildren([
  homeRoute,
  roomsRoute,
  electronicIdRoute,
  ...peopleRoutes(rootRoute),
  ...pathwayRoutes(rootRoute),
  ...calendarRoutes(rootRoute),
  ...careTeamRoutes(rootRoute),
  ...permissionRoutes(rootRoute),
  ...agreementRoutes(rootRoute),
  ...braveStepRoutes(rootRoute),
  ...errandRoutes(rootRoute),
  ...transitionRoutes(rootRoute),
  ...encounterRoutes(rootRoute),
  ...auditRoutes(rootRoute),
  ...blockRoutes,
  ...roomRoutes(rootRoute),
  ...emergencyRoutes(rootRoute),
  ...rightsRoutes(rootRoute),
  ...storyRoutes(rootRoute),
]);

export const router = createRouter({
  routeTree,
  defaultNotFoundComponent: NotFoundPage,
  defaultPreload: 'intent',
  scrollRestoration: true,
});
