import type { QueryKey } from '@tanstack/react-query';
import type { RoomId } from '../../../kernel/ids.ts';
import { createApi } from '../../../platform/web/api.ts';
import { askAnew } from '../../../platform/web/ask-anew.ts';
import { type Hint, live } from '../../../platform/web/live.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import { myselfQuery } from '../../people/web/public.tsx';
import { roomsContract } from '../contract.ts';
import { isId } from './address-id.ts';

export const roomsApi = createApi(roomsContract, { name: 'rooms' });

/** All that is kept of one room, except what the person herself is writing there. */
export function keysOfRoom(roomId: RoomId): QueryKey[] {
  const { getRoom, listMessages, preview } = roomsApi.query;
  return [getRoom, listMessages, preview].map((one) => one.key({ input: { roomId } }));
}

/** Looks again at a room and at the list of rooms; settles when what is shown has come. */
export async function lookAgain(roomId: RoomId): Promise<void> {
  const keys = [...keysOfRoom(roomId), roomsApi.query.listRooms.key()];
  await Promise.all(keys.map((queryKey) => askAnew(queryClient, queryKey)));
}

/** Forgets a room at once, and asks again what there is to see: an open page is empty from now. */
export async function forgetRoom(roomId: RoomId): Promise<void> {
  await Promise.all(keysOfRoom(roomId).map((queryKey) => queryClient.resetQueries({ queryKey })));
  await askAnew(queryClient, roomsApi.query.listRooms.key());
}

function follow({ what, where }: Hint): void {
  if (!isId<RoomId>(where)) return;
  if (what !== 'rooms.access-ended') return void lookAgain(where);
  void forgetRoom(where);
  // What one acts as may have ended with it.
  void askAnew(queryClient, myselfQuery.queryKey);
}

live.onHint('rooms.', follow);
live.onHint('consent.', follow);
