import { useId } from 'react';
import { formatDate, formatDay } from '../../../platform/web/format.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Room } from '../domain/room.ts';

/** A room that has come to its end: the words it ended with, and who can still read. */
export function ClosedCard({ room, now }: { room: Room; now: Date }) {
  const id = useId();
  if (room.closedAt === null) return null;
  return (
    <section aria-labelledby={id}>
      <Card tone="sand">
        <h2 id={id}>{m.rooms_closed_title({ day: formatDay(room.closedAt, now) })}</h2>
        {room.closing !== null && <p className="ti-message__body">{room.closing.words}</p>}
        {room.closing !== null && <p className="ti-quiet">{whoReads(room, room.closing, now)}</p>}
      </Card>
    </section>
  );
}

function whoReads(room: Room, closing: NonNullable<Room['closing']>, now: Date): string {
  if (closing.readableAfter === 'citizen') {
    return room.iAmCitizen ? m.rooms_closed_you() : m.rooms_closed_citizen({ name: room.citizen.givenName });
  }
  const { readableUntil } = closing;
  return readableUntil === null
    ? m.rooms_closed_all()
    : m.rooms_closed_all_until({ day: formatDate(readableUntil, now) });
}
