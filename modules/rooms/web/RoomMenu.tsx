import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { m } from '../../../platform/web/words.ts';
import type { Room } from '../domain/room.ts';
import { useClosingMenu } from './use-closing-menu.ts';

/** At the end of the bar: what one needs more seldom. */
export function RoomMenu({ room }: { room: Room }) {
  const menu = useRef<HTMLDetailsElement>(null);
  useClosingMenu(menu);
  return (
    <details ref={menu} className="ti-room-menu">
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
          <Link to={`/rooms/${room.id}/story`}>{m.rooms_menu_story()}</Link>
        </li>
        <li>
          <Link to={`/rooms/${room.id}/pathways`}>{m.rooms_menu_pathways()}</Link>
        </li>
        <li>
          <Link to={`/rooms/${room.id}/permissions`}>{m.rooms_menu_permissions()}</Link>
        </li>
        <li>
          <Link to={`/rooms/${room.id}/agreements`}>{m.rooms_menu_agreements()}</Link>
        </li>
        <li>
          <Link to={`/rooms/${room.id}/handovers`}>{m.rooms_menu_handovers()}</Link>
        </li>
        <li>
          <Link to={`/rooms/${room.id}/appointments`}>{m.rooms_menu_appointments()}</Link>
        </li>
        <li>
          <Link to={`/rooms/${room.id}/notes`}>{m.rooms_menu_notes()}</Link>
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
