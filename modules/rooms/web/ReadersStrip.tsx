import { Link } from '@tanstack/react-router';
import { AvatarStack } from '../../../platform/web/parts/AvatarStack.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Room } from '../domain/room.ts';
import { fullNameOf, readersOf } from './people-here.ts';

/** Who can read, always in sight before one writes. */
export function ReadersStrip({ room }: { room: Room }) {
  const readers = readersOf(room);
  const decides = room.rights.decide ? m.rooms_you_decide() : m.rooms_citizen_decides({ name: room.citizen.givenName });
  return (
    <div className="ti-readers">
      {readers.length > 0 && <AvatarStack names={readers.map(fullNameOf)} />}
      <p>
        {m.rooms_can_read({ count: readers.length })} {decides}
      </p>
      <Link
        to={`/rooms/${room.id}/people`}
        aria-label={room.rights.decide ? m.rooms_change_readers() : m.rooms_see_readers()}
      >
        {room.rights.decide ? m.rooms_change() : m.rooms_see_who()}
      </Link>
    </div>
  );
}
