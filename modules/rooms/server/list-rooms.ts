import type { RoomId } from '../../../kernel/ids.ts';
import type { Trace, Unit } from '../../../platform/server/unit.ts';
import type { RoomSummary, RoomThread } from '../domain/room.ts';
import { countUnread, type Unread } from './message-store.ts';
import { listParticipants, type StoredParticipant } from './participant-store.ts';
import { groupByRoom, presentRoom } from './present-room.ts';
import { findRoomRow, listRoomRows, type RoomRow } from './room-store.ts';
import { listStandings, type Standing, traceOf } from './standing-store.ts';
import { listThreads, type StoredThread, type Waiter } from './thread-store.ts';

/** The rooms I am in, am invited to or prepare, with what waits in them; or one of them. */
export async function listRooms(unit: Unit): Promise<RoomSummary[]> {
  const rooms = await readRooms(unit, { onlyWaiting: true });
  unit.trace(...rooms.map((room) => room.trace));
  return rooms.map((room) => room.summary);
}

export interface ReadRoom {
  row: RoomRow;
  standing: Standing | undefined;
  threads: RoomThread[];
  summary: RoomSummary;
  trace: Trace;
}

export async function readRooms(unit: Unit, what: { roomId?: RoomId; onlyWaiting: boolean }): Promise<ReadRoom[]> {
  const rows = await readRows(unit, what.roomId);
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const participants = groupByRoom(await listParticipants(unit.db, ids, unit.me.personId));
  const standings = new Map((await listStandings(unit, what.roomId)).map((standing) => [standing.roomId, standing]));
  const mine = new Map([...standings].map(([id, standing]) => [id, standing.participantId]));
  const unread = await countUnread(unit.db, mine);
  const threads = groupByRoom(await listThreads(unit.db, waitersOf(standings), what.onlyWaiting));
  return rows.map((row) => {
    const here = {
      participants: participants.get(row.id) ?? [],
      threads: threads.get(row.id) ?? [],
      unread: unread.get(row.id) ?? nothingUnread,
    };
    return assemble(unit, row, standings.get(row.id), here);
  });
}

async function readRows(unit: Unit, roomId: RoomId | undefined): Promise<RoomRow[]> {
  if (roomId === undefined) return listRoomRows(unit.db);
  const row = await findRoomRow(unit.db, roomId);
  return row === undefined ? [] : [row];
}

type Here = { participants: StoredParticipant[]; threads: StoredThread[]; unread: Unread };
const nothingUnread: Unread = new Map();

function assemble(unit: Unit, row: RoomRow, standing: Standing | undefined, here: Here): ReadRoom {
  const threads = here.threads.map(({ roomId: _room, ...thread }) => ({
    ...thread,
    unread: here.unread.get(thread.id) ?? 0,
  }));
  const summary = presentRoom({
    row,
    participants: here.participants,
    waiting: threads.filter((thread) => thread.waiting !== null),
    unread: [...here.unread.values()].reduce((sum, unread) => sum + unread, 0),
    iAmCitizen: standing?.kind === 'citizen',
    seesFrom: standing?.seesFrom ?? null,
    standing:
      standing !== undefined
        ? 'in'
        : here.participants.some((p) => p.isMe && p.joinedAt !== null)
          ? 'prepared'
          : 'invited',
  });
  return { row, standing, threads, summary, trace: traceOfRoom(unit, row, standing, here.participants) };
}

/** Whoever is not in yet looks on the ground of having opened the room or of being invited to it. */
function traceOfRoom(
  unit: Unit,
  row: RoomRow,
  standing: Standing | undefined,
  participants: readonly StoredParticipant[],
): Trace {
  if (standing !== undefined) return traceOf(unit, standing);
  const me = participants.find((participant) => participant.isMe);
  const basis = row.opened_by === unit.me.personId ? 'opened' : 'invitation';
  return { citizenId: row.citizen_id, placeId: row.id, basis, basisId: me?.id };
}

function waitersOf(standings: ReadonlyMap<RoomId, Standing>): ReadonlyMap<RoomId, Waiter> {
  return new Map(
    [...standings].map(([id, { participantId, kind, contactId }]) => [id, { participantId, kind, contactId }]),
  );
}
