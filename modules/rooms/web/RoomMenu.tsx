import { Link } from '@tanstack/react-router';
import { type FocusEvent, type KeyboardEvent, useRef } from 'react';
import { m } from '../../../platform/web/words.ts';
import type { Room } from '../domain/room.ts';

/** At the end of the bar: what one needs more seldom. The browser's own disclosure, closed by Escape. */
export function RoomMenu({ room }: { room: Room }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => menu.current?.removeAttribute('open');
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape') return;
    close();
    menu.current?.querySelector('summary')?.focus();
  };
  const onBlur = ({ relatedTarget, currentTarget }: FocusEvent) => {
    if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) close();
  };
  return (
    <details ref={menu} className="ti-room-menu" onKeyDown={onKeyDown} onBlur={onBlur}>
      <summary aria-label={m.rooms_more()}>
        <span aria-hidden="true">⋯</span>
      </summary>
      <ul>
        <li>
          <Link to="/search" search={{ room: room.id }}>
            {m.rooms_menu_search()}
          </Link>
        </li>
        <li>
          <Link to={`/rooms/${room.id}/seen`}>{m.rooms_menu_seen()}</Link>
        </li>
        <li>
          <Link to={`/rooms/${room.id}/people`}>{m.rooms_menu_people()}</Link>
        </li>
      </ul>
    </details>
  );
}
