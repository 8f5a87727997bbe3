import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { keepLinkToken } from './link-token.ts';

/** Opening a room, its people and what the citizen decides about them, and the page behind a link. */
export const circleRoutes = (root: AnyRoute) => {
  // Also before signing in, which would lose what stands after the # of a link.
  keepLinkToken();
  const getParentRoute = () => root;
  return [
    createRoute({
      getParentRoute,
      path: '/rooms/new',
      component: lazyRouteComponent(() => import('./NewRoomPage.tsx'), 'NewRoomPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/rooms/$roomId/people',
      component: lazyRouteComponent(() => import('./PeoplePage.tsx'), 'PeoplePage'),
    }),
    createRoute({
      getParentRoute,
      path: '/rooms/$roomId/people/$participantId',
      component: lazyRouteComponent(() => import('./DecisionPage.tsx'), 'DecisionPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/rooms/$roomId/invite',
      component: lazyRouteComponent(() => import('./InvitePage.tsx'), 'InvitePage'),
    }),
    createRoute({
      getParentRoute,
      path: '/rooms/$roomId/next',
      component: lazyRouteComponent(() => import('./NextStepPage.tsx'), 'NextStepPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/people-i-trust',
      component: lazyRouteComponent(() => import('./PeopleITrustPage.tsx'), 'PeopleITrustPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/join',
      component: lazyRouteComponent(() => import('./JoinPage.tsx'), 'JoinPage'),
    }),
  ];
};
