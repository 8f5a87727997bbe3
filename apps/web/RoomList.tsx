import { Link } from '@tanstack/react-router';
import type { RoomSummary } from '../../modules/rooms/domain/room.ts';
import { formatDate, formatSince } from '../../platform/web/format.ts';
import { Card } from '../../platform/web/parts/Card.tsx';
import { m } from '../../platform/web/words.ts';
import { countInWords } from './count-in-words.ts';
import { fullName } from './present-home.ts';
import './home.css';

/** Rooms as a list: whose or with whom, what is new there, and when something was last written. */
export function RoomList({ rooms, now }: { rooms: readonly RoomSummary[]; now: Date }) {
  return (
    <ul className="app-room-list">
      {rooms.map((room) => (
        <Card key={room.id} as="li">
          <Link {...placeOf(room)}>
            {room.iAmCitizen ? room.purpose : m.app_room_of({ name: fullName(room.citizen) })}
          </Link>
          {room.iAmCitizen ? <p className="ti-quiet">{namesIn(room)}</p> : <p className="ti-quiet">{room.purpose}</p>}
          <p>{newsOf(room, now)}</p>
        </Card>
      ))}
    </ul>
  );
}

/** A room that waits for the citizen's yes has its circle to look at, and no conversation yet. */
function placeOf({ id, standing }: RoomSummary) {
  const to = standing === 'in' ? '/rooms/$roomId' : '/rooms/$roomId/people';
  return { to, params: { roomId: id } };
}

function namesIn(room: RoomSummary): string {
  const others = room.participants.filter(
    (one) => !one.isMe && one.kind !== 'citizen' && one.consent?.state === 'given',
  );
  return others.map(fullName).join(', ');
}

function newsOf(room: RoomSummary, now: Date): string {
  if (room.closedAt !== null) return m.app_room_closed({ day: formatDate(room.closedAt, now) });
  if (room.standing === 'prepared') return m.app_room_waits_for_yes({ name: room.citizen.givenName });
  if (room.unread > 0) return m.app_unread({ count: room.unread, number: countInWords(room.unread) });
  if (room.lastMessageAt === null) return m.app_nothing_written();
  return m.app_last_written({ when: formatSince(room.lastMessageAt, now) });
}
