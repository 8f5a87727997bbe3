import { type RefObject, useEffect, useRef } from 'react';
import { queryClient } from '../../../platform/web/query-client.ts';
import type { Message } from '../domain/message.ts';
import type { Room } from '../domain/room.ts';
import { myselfIn } from './people-here.ts';
import { roomsApi } from './rooms-api.ts';
import { useInView } from './use-in-view.ts';

type Reading = { room: Room; messages: readonly Message[]; end: RefObject<HTMLElement | null> };

/** Tells how far I have read, once the newest message of the others has been in view. */
export function useMarkRead({ room, messages, end }: Reading): void {
  const isInView = useInView(end);
  const told = useRef(0);
  const newest = messages.findLast((message) => !message.isMine)?.seq ?? 0;
  const read = myselfIn(room)?.readSeq ?? 0;
  const roomId = room.id;
  useEffect(() => {
    if (!isInView || newest <= Math.max(read, told.current)) return;
    told.current = newest;
    roomsApi.client
      .markRead({ roomId, seq: newest })
      .then(() => queryClient.invalidateQueries({ queryKey: roomsApi.query.listRooms.key() }))
      .catch(() => {
        // Told again with the next message, or the next time the room is opened.
        told.current = 0;
      });
  }, [isInView, newest, read, roomId]);
}
