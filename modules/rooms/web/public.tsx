import { useQuery } from '@tanstack/react-query';
import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import { circleRoutes } from './circle/circle-routes.tsx';
import { promiseRoutes } from './promises/promise-routes.tsx';
import { roomsApi } from './rooms-api.ts';
import { useSendingFromOutbox } from './use-sending-from-outbox.ts';

export { isId, newId } from './address-id.ts';
export { BesideMessage, type BesideMessageProps } from './beside-message.ts';
export { keptDraft } from './kept-draft.ts';
export { namedPromise } from './waiting-sentence.ts';

/** On the home of whoever is asked to hold the overview of a room; loaded with the home alone. */
export const AskedForOverview = lazy(async () => ({
  default: (await import('./circle/AskedForOverview.tsx')).AskedForOverview,
}));

/** The conversation, and search through conversations. */
export const roomConversationRoutes = (root: AnyRoute) => [
  createRoute({
    getParentRoute: () => root,
    path: '/rooms/$roomId',
    // Which thread, and for whoever comes to write: that she does, and whom she asks.
    validateSearch: ({ thread, write, ask }: Record<string, unknown>) => ({
      ...(typeof thread === 'string' ? { thread } : {}),
      ...(typeof write === 'string' ? { write } : {}),
      ...(typeof ask === 'string' ? { ask } : {}),
    }),
    component: lazyRouteComponent(() => import('./RoomPage.tsx'), 'RoomPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/search',
    validateSearch: ({ room }: Record<string, unknown>) => (typeof room === 'string' ? { room } : {}),
    component: lazyRouteComponent(() => import('./SearchPage.tsx'), 'SearchPage'),
  }),
];

/** Every screen of the rooms: the conversation, the circle around it, search, what an organisation promises. */
export const roomRoutes = (root: AnyRoute) => [
  ...roomConversationRoutes(root),
  ...circleRoutes(root),
  ...promiseRoutes(root),
];

/** All my rooms, for the homes and the list of rooms. What was written on a bad line is sent from here on. */
export function useRooms() {
  useSendingFromOutbox();
  return useQuery(roomsApi.query.listRooms.queryOptions());
}
