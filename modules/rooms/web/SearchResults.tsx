import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatSince } from '../../../platform/web/format.ts';
import { m } from '../../../platform/web/words.ts';
import type { Message } from '../domain/message.ts';
import { subjectOf } from './ThreadSwitcher.tsx';

export type Found = Message & { citizenName: string; threadSubject: string | null };

/** Each hit with its room, its thread, who wrote it and when; the whole leads to the thread. */
export function SearchResults({ found }: { found: readonly Found[] }) {
  const [now] = useState(() => new Date());
  return (
    <ul className="ti-search__results" aria-label={m.rooms_search_results()}>
      {found.map((message) => (
        <li key={message.id}>
          <Link to={`/rooms/${message.roomId}`} search={{ thread: message.threadId }}>
            <span className="ti-search__where">
              <strong>{subjectOf({ subject: message.threadSubject })}</strong> · {message.citizenName}
            </span>
            <span className="ti-search__body">{message.body}</span>
            <span className="ti-quiet">
              {message.senderName}, {formatSince(message.sentAt, now)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
