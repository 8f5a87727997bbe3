import type { RoomId } from '../../../kernel/ids.ts';
import { useWaiting } from '../../../platform/web/outbox/person-outbox.ts';
import { isSending } from './use-sending-from-outbox.ts';
import type { WaitingMessage } from './WaitingMessages.tsx';

/** What I have written in this room that the server does not have yet, in order. */
export function useWaitingMessages(roomId: RoomId): WaitingMessage[] {
  const items = useWaiting(roomId);
  const stop = items.findIndex(({ refusal }) => refusal !== undefined);
  return items.flatMap((item, place) =>
    isSending(item.input)
      ? [
          {
            item,
            message: item.input.message,
            files: item.input.files ?? [],
            isBehind: stop >= 0 && place > stop,
          },
        ]
      : [],
  );
}
