import type { RoomId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { type Room, type RoomThread, rulesVersion } from '../domain/room.ts';
import { type Standing as RightsStanding, roomRights } from '../domain/room-rights.ts';
import { type ReadRoom, readRooms } from './list-rooms.ts';
import { isContactHere } from './overview-store.ts';
import type { RoomRow } from './room-store.ts';
import { getSmsChoice } from './text-store.ts';

/** One room with its threads and what I may do there. */
export async function getRoom(
  unit: Unit,
  input: { roomId: RoomId },
  errors: { 'not-found': () => Error },
): Promise<Room> {
  const [room] = await readRooms(unit, { roomId: input.roomId, onlyWaiting: false });
  if (room === undefined) throw errors['not-found']();
  unit.trace(room.trace);
  const { row, standing } = room;
  return {
    ...room.summary,
    presence: row.presence,
    bySms: await getSmsChoice(unit.db, row.id),
    newcomersSee: newcomersSeeOf(row),
    threads: room.threads.map((thread) => readByThoseHere(thread, room.summary.participants)),
    rights: roomRights(row.closed_at !== null, rightsStandingOf(room)),
    contactIsHere: await isContactHere(unit.db, row.id),
    myParticipantId: standing?.participantId ?? null,
    rulesAccepted: standing?.kind === 'citizen' || standing?.rulesVersion === rulesVersion,
    closing: closingOf(row),
  };
}

/** Of those who are not shown here, not even that they have read something. */
function readByThoseHere(thread: RoomThread, here: Room['participants']): RoomThread {
  const shown = new Set(here.map((participant) => participant.id));
  return { ...thread, readUpTo: thread.readUpTo.filter((mark) => shown.has(mark.participantId)) };
}

function rightsStandingOf({ standing, row }: ReadRoom): RightsStanding {
  if (standing === undefined) return { kind: 'practitioner', isContact: false, hasJoined: false };
  return { kind: standing.kind, isContact: row.contact_id === standing.participantId, hasJoined: true };
}

export function newcomersSeeOf(row: RoomRow): Room['newcomersSee'] {
  if (row.newcomers_see === 'date') return { kind: 'date', day: row.newcomers_see_from ?? '' };
  return { kind: row.newcomers_see };
}

function closingOf(row: RoomRow): Room['closing'] {
  if (row.readable_after === null) return null;
  return { words: row.closing_words ?? '', readableAfter: row.readable_after, readableUntil: row.readable_until };
}
