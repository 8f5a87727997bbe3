import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { m } from '../../../platform/web/words.ts';
import type { Room } from '../domain/room.ts';
import { useClosingMenu } from './use-closing-menu.ts';

/** What lies around a room, by what one looks for: the way ahead, the person, the room itself. */
const groups = [
  {
    title: m.rooms_menu_ahead,
    entries: [
      ['appointments', m.rooms_menu_appointments],
      ['agreements', m.rooms_menu_agreements],
      ['brave-steps', m.rooms_menu_brave_steps],
      ['errands', m.rooms_menu_errands],
      ['pathways', m.rooms_menu_pathways],
      ['handovers', m.rooms_menu_handovers],
    ],
  },
  {
    title: m.rooms_menu_person,
    entries: [
      ['story', m.rooms_menu_story],
      ['notes', m.rooms_menu_notes],
      ['permissions', m.rooms_menu_permissions],
    ],
  },
  {
    title: m.rooms_menu_room,
    entries: [
      ['people', m.rooms_menu_people],
      ['seen', m.rooms_menu_seen],
    ],
  },
] as const;

/** At the end of the bar: what one needs more seldom. */
export function RoomMenu({ room }: { room: Room }) {
  const menu = useRef<HTMLDetailsElement>(null);
  useClosingMenu(menu);
  return (
    <details ref={menu} className="ti-room-menu">
      <summary aria-label={m.rooms_more()}>
        <span aria-hidden="true">⋯</span>
      </summary>
      <div className="ti-room-menu__groups">
        {groups.map(({ title, entries }) => (
          <section key={entries[0][0]} aria-label={title()}>
            <h2 aria-hidden="true">{title()}</h2>
            <ul>
              {entries.map(([path, words]) => (
                <li key={path}>
                  <Link to={`/rooms/${room.id}/${path}`}>{words()}</Link>
                </li>
              ))}
              {entries[0][0] === 'people' && (
                <li>
                  <Link to="/search" search={{ room: room.id }}>
                    {m.rooms_menu_search()}
                  </Link>
                </li>
              )}
            </ul>
          </section>
        ))}
      </div>
    </details>
  );
}
