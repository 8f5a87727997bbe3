import { useQuery } from '@tanstack/react-query';
import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { circleRoutes } from './circle/circle-routes.tsx';
import { roomsApi } from './rooms-api.ts';
import { useSendingFromOutbox } from './use-sending-from-outbox.ts';

export { WaitingList } from './WaitingList.tsx';

/** The conversation, and search through conversations. */
export const roomConversationRoutes = (root: AnyRoute) => [
  createRoute({
    getParentRoute: () => root,
    path: '/rooms/$roomId',
    validateSearch: (search) => textOf(search, 'thread'),
    component: lazyRouteComponent(() => import('./RoomPage.tsx'), 'RoomPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/search',
    validateSearch: (search) => textOf(search, 'room'),
    component: lazyRouteComponent(() => import('./SearchPage.tsx'), 'SearchPage'),
  }),
];

/** Every screen of the rooms: the conversation, the circle around it, search. */
export const roomRoutes = (root: AnyRoute) => [...roomConversationRoutes(root), ...circleRoutes(root)];

/** All my rooms, for the homes and the list of rooms. What was written on a bad line is sent from here on. */
export function useRooms() {
  useSendingFromOutbox();
  return useQuery(roomsApi.query.listRooms.queryOptions());
}

function textOf<Name extends string>(search: Record<string, unknown>, name: Name): { [K in Name]?: string } {
  const value = search[name];
  return typeof value === 'string' ? { [name]: value } : {};
}
