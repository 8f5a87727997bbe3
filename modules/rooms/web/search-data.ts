import { skipToken, useQuery } from '@tanstack/react-query';
import type { RoomId } from '../../../kernel/ids.ts';
import { roomsApi } from './rooms-api.ts';

/** Asked again each time: what I may see can have changed since. */
export function useFound(text: string | undefined, roomId: RoomId | undefined) {
  const input = text === undefined ? skipToken : { text, ...(roomId === undefined ? {} : { roomId }) };
  return useQuery(roomsApi.query.search.queryOptions({ input, staleTime: 0, gcTime: 0 }));
}
