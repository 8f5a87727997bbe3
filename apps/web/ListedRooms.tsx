import type { RoomSummary } from '../../modules/rooms/domain/room.ts';
import { Section } from '../../platform/web/parts/Section.tsx';
import { RoomList } from './RoomList.tsx';

/** Rooms of one kind under their heading; nothing at all when there are none. */
export function ListedRooms({ title, rooms, now }: { title: string; rooms: readonly RoomSummary[]; now: Date }) {
  if (rooms.length === 0) return null;
  return (
    <Section title={title}>
      <RoomList rooms={rooms} now={now} />
    </Section>
  );
}
