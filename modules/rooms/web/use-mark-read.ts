import { type RefObject, useEffect, useRef } from 'react';
import type { ThreadId } from '../../../kernel/ids.ts';
import { askAnew } from '../../../platform/web/ask-anew.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import type { Message } from '../domain/message.ts';
import type { Room } from '../domain/room.ts';
import { roomsApi } from './rooms-api.ts';
import { useInView } from './use-in-view.ts';

type Reading = { room: Room; threadId: ThreadId; messages: readonly Message[]; end: RefObject<HTMLElement | null> };

/** Tells how far I have read in a thread, once the newest message of the others there has been in view. */
export function useMarkRead({ room, threadId, messages, end }: Reading): void {
  const isInView = useInView(end);
  const told = useRef(0);
  const newest = messages.findLast((message) => !message.isMine)?.seq ?? 0;
  const read = readByMe(room, threadId);
  const roomId = room.id;
  useEffect(() => {
    if (!isInView || newest <= Math.max(read, told.current)) return;
    told.current = newest;
    roomsApi.client
      .markRead({ roomId, threadId, seq: newest })
      .then(() => lookAgainAtUnread(roomId))
      .catch(() => {
        // Told again with the next message, or the next time the thread is opened.
        told.current = 0;
      });
  }, [isInView, newest, read, roomId, threadId]);
}

function readByMe({ threads, myParticipantId }: Room, threadId: ThreadId): number {
  const marks = threads.find(({ id }) => id === threadId)?.readUpTo ?? [];
  return marks.find(({ participantId }) => participantId === myParticipantId)?.seq ?? 0;
}

/** Nobody tells me of my own reading. */
async function lookAgainAtUnread(roomId: Room['id']): Promise<void> {
  const { getRoom, listRooms } = roomsApi.query;
  const keys = [getRoom.key({ input: { roomId } }), listRooms.key()];
  await Promise.all(keys.map((queryKey) => askAnew(queryClient, queryKey)));
}
