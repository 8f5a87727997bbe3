import { Button } from '@navikt/ds-react/Button';
import { useRef, useState } from 'react';
import type { ThreadId } from '../../../kernel/ids.ts';
import { daysBetween, formatDay, withCapital } from '../../../platform/web/format.ts';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Message } from '../domain/message.ts';
import type { Room } from '../domain/room.ts';
import { MessageBubble } from './MessageBubble.tsx';
import { type Entry, entriesOf } from './message-entries.ts';
import { useMessages } from './room-data.ts';
import { useMarkRead } from './use-mark-read.ts';
import { useNewestInView } from './use-newest-in-view.ts';
import { type WaitingMessage, WaitingMessages } from './WaitingMessages.tsx';

export type MessageLogProps = {
  room: Room;
  threadId: ThreadId;
  onCorrect: (message: Message) => void;
  /** What of mine lies in the outbox, shown after what the server has. */
  waiting: readonly WaitingMessage[];
  onTakeBack: (waiting: WaitingMessage) => void;
};

/** The messages of a thread, oldest first; new ones are read aloud politely. */
export function MessageLog({ room, threadId, onCorrect, waiting, onTakeBack }: MessageLogProps) {
  const [now] = useState(() => new Date());
  const end = useRef<HTMLDivElement>(null);
  const { messages, error, refetch, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useMessages(
    room.id,
    threadId,
  );
  const sent = new Set<string>(messages.map(({ id }) => id));
  const unsent = waiting.filter(({ message }) => !sent.has(message.id));
  const newestId = unsent.at(-1)?.message.id ?? messages.at(-1)?.id;
  useMarkRead({ room, threadId, messages, end });
  const { hasNewBelow, goToNewest } = useNewestInView(end, newestId, unsent.length > 0);
  const entries = entriesOf(messages);
  const mayCorrect = ({ message }: Entry) => message.isMine && room.rights.write && room.rulesAccepted;
  return (
    <div className="ti-log">
      {hasNextPage && (
        <Button variant="tertiary" size="small" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {m.rooms_older()}
        </Button>
      )}
      {isPending && <Loading />}
      {error !== null && messages.length === 0 && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      <div role="log" aria-label={m.rooms_log()}>
        <ol>
          {entries.map((entry, place) => (
            <li key={entry.message.id}>
              {beginsDay(entries, place) && (
                <p className="ti-log__day">{withCapital(formatDay(entry.message.sentAt, now))}</p>
              )}
              <MessageBubble entry={entry} room={room} now={now} {...(mayCorrect(entry) ? { onCorrect } : {})} />
            </li>
          ))}
          <WaitingMessages waiting={unsent} onTakeBack={onTakeBack} />
        </ol>
      </div>
      <div ref={end} className="ti-log__end" />
      {hasNewBelow && (
        <div className="ti-log__new">
          <Button size="small" onClick={goToNewest}>
            {m.rooms_new_below()} <span aria-hidden="true">↓</span>
          </Button>
        </div>
      )}
    </div>
  );
}

function beginsDay(entries: readonly Entry[], place: number): boolean {
  const entry = entries[place];
  const before = entries[place - 1];
  if (entry === undefined) return false;
  return before === undefined || daysBetween(before.message.sentAt, entry.message.sentAt) !== 0;
}
