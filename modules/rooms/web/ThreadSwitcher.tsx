import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '../../../platform/web/words.ts';
import type { Room, Thread } from '../domain/room.ts';
import { type Chosen, splitThreads } from './choose-thread.ts';
import { waitingChipText } from './waiting-sentence.ts';

export type ThreadSwitcherProps = { room: Room; chosen: Chosen };

/** The threads of the room, each with what is new in it and whom it waits for. */
export function ThreadSwitcher({ room, chosen }: ThreadSwitcherProps) {
  const [showsSolved, showSolved] = useState(false);
  const { shown, solved } = splitThreads(room.threads, chosen);
  const threads = showsSolved ? [...shown, ...solved] : shown;
  return (
    <nav className="ti-threads" aria-label={m.rooms_threads()}>
      <ul>
        {threads.map((thread) => (
          <li key={thread.id}>
            <ThreadLink room={room} thread={thread} isChosen={thread.id === chosen} />
          </li>
        ))}
        {solved.length > 0 && !showsSolved && (
          <li>
            <button type="button" className="ti-threads__link" onClick={() => showSolved(true)}>
              {m.rooms_threads_solved({ count: solved.length })}
            </button>
          </li>
        )}
        {room.rights.write && room.threads.length > 0 && (
          <li>
            <Link
              to={`/rooms/${room.id}`}
              search={{ thread: 'new' }}
              resetScroll={false}
              className="ti-threads__link ti-threads__link--new"
              {...(chosen === 'new' ? { 'aria-current': 'page' } : {})}
            >
              <span aria-hidden="true">+ </span>
              {m.rooms_thread_new()}
            </Link>
          </li>
        )}
      </ul>
    </nav>
  );
}

function ThreadLink({ room, thread, isChosen }: { room: Room; thread: Thread; isChosen: boolean }) {
  return (
    <Link
      to={`/rooms/${room.id}`}
      search={{ thread: thread.id }}
      resetScroll={false}
      className="ti-threads__link"
      {...(isChosen ? { 'aria-current': 'page' } : {})}
    >
      <span>
        {subjectOf(thread)}
        {!isChosen && <Unread count={thread.unread} />}
      </span>
      {!isChosen && <small>{stateOf(thread, room)}</small>}
    </Link>
  );
}

/** A number for the eye, and the same as a sentence for the ear. */
function Unread({ count }: { count: number }) {
  if (count === 0) return undefined;
  return (
    <>
      <span className="ti-threads__unread" aria-hidden="true">
        {count}
      </span>
      <span className="aksel-sr-only">{m.rooms_thread_unread({ count })}</span>
    </>
  );
}

/** What a thread is called by somebody who came in after it was opened, too. */
export function subjectOf(thread: { subject: string | null }): string {
  return thread.subject ?? m.rooms_thread_earlier();
}

function stateOf(thread: Thread, room: Room): string | undefined {
  if (thread.resolvedAt !== null) return m.rooms_solved();
  return thread.waiting === null || room.closedAt !== null ? undefined : waitingChipText(thread.waiting, room);
}
