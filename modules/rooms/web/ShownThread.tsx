import { m } from '../../../platform/web/words.ts';
import type { Message } from '../domain/message.ts';
import type { Room } from '../domain/room.ts';
import type { Chosen } from './choose-thread.ts';
import { MessageLog } from './MessageLog.tsx';
import { ThreadState } from './ThreadState.tsx';
import { subjectOf } from './ThreadSwitcher.tsx';
import type { WaitingMessage } from './WaitingMessages.tsx';

export type ShownThreadProps = {
  room: Room;
  chosen: Chosen;
  waiting: readonly WaitingMessage[];
  onCorrect: (message: Message) => void;
  onTakeBack: (waiting: WaitingMessage) => void;
};

/** One thread: on whom it waits, what was said, and what of mine is on its way. */
export function ShownThread({ room, chosen, waiting, onCorrect, onTakeBack }: ShownThreadProps) {
  if (chosen === 'new') {
    return <h2 className={room.threads.length > 0 ? 'ti-section__title' : 'aksel-sr-only'}>{m.rooms_thread_new()}</h2>;
  }
  const thread = room.threads.find(({ id }) => id === chosen);
  const here = waiting.filter(({ message }) => message.threadId === chosen);
  const subject = here.find(({ message }) => message.subject !== undefined)?.message.subject ?? null;
  return (
    <section aria-labelledby="ti-thread">
      <h2 id="ti-thread" className="aksel-sr-only">
        {subjectOf(thread ?? { subject })}
      </h2>
      {thread !== undefined && <ThreadState room={room} thread={thread} />}
      <MessageLog room={room} threadId={chosen} onCorrect={onCorrect} waiting={here} onTakeBack={onTakeBack} />
    </section>
  );
}
