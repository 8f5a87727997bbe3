import type { RoomId } from '../../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { audienceOf, findStanding, type Standing, traceOf } from '../../rooms/server/public.ts';
import { decideLine, decideReaders, decideStriking, type LineId, type MemoryLine } from '../domain/memory-line.ts';
import { findMyCitizen } from './chapter-store.ts';
import * as store from './line-store.ts';
import { tellSide } from './tell.ts';

type Done = { done: true };
type Which = { roomId: RoomId; lineId: LineId };

/** Writes a line; the citizen reads it at once, and nobody else in the room until she says so. */
export async function writeLine(
  unit: Unit,
  { roomId, id, text }: { roomId: RoomId; id: LineId; text: string },
): Promise<Result<MemoryLine, 'not-found' | 'room-is-closed' | 'practitioner-needed'>> {
  const standing = await findStanding(unit, roomId);
  if (standing === undefined) return refuse('not-found');
  const decided = decideLine(standing);
  if (!decided.ok) return decided;
  unit.trace(traceOf(unit, standing));
  const { citizenId, participantId } = standing;
  await store.storeLine(unit.db, { roomId, id, citizenId, participantId, text, at: unit.now });
  const line = await findLine(unit, { roomId, lineId: id });
  // The id is another's, or one that was struck.
  if (line?.isMine !== true) return refuse('not-found');
  await tellSide(unit, citizenId, { place: roomId });
  return ok(shown(line));
}

/** Strikes a line, with its words. Who could read it is given a hint. */
export async function strikeLine(unit: Unit, which: Which): Promise<Result<Done, 'not-found' | 'not-yours-to-strike'>> {
  const standing = await findStanding(unit, which.roomId);
  if (standing === undefined) return refuse('not-found');
  const line = await findLine(unit, which);
  const decided = decideStriking(standing, line);
  if (!decided.ok) return decided;
  if (line === undefined) return refuse('not-found');
  unit.trace(traceOf(unit, standing));
  const readers = await readersOf(unit, line);
  await store.strikeLine(unit.db, stepOf(unit, standing, which));
  await tellSide(unit, standing.citizenId, { place: which.roomId, others: readers });
  return ok({ done: true });
}

/** The citizen says who keeps reading a line: whoever wrote it, or everybody in the room. */
export async function setReaders(
  unit: Unit,
  { readBy, ...which }: Which & { readBy: MemoryLine['readBy'] },
): Promise<Result<Done, 'not-found' | 'citizen-side-decides'>> {
  const standing = await findStanding(unit, which.roomId);
  if (standing === undefined) return refuse('not-found');
  const line = await findLine(unit, which);
  const decides = (await findMyCitizen(unit.db))?.decides ?? false;
  const decided = decideReaders(standing, { line, decides, readBy });
  if (!decided.ok) return decided;
  unit.trace(traceOf(unit, standing));
  if (decided.value === 'changes') {
    const step = stepOf(unit, standing, which);
    await (readBy === 'room' ? store.shareLine(unit.db, step) : store.endSharing(unit.db, step));
    await tellSide(unit, standing.citizenId, { place: which.roomId, others: await audienceOf(unit, which.roomId) });
  }
  return ok({ done: true });
}

async function findLine({ db }: Unit, { roomId, lineId }: Which): Promise<store.LineRow | undefined> {
  return (await store.listLines(db, { roomId })).find(({ id }) => id === lineId);
}

async function readersOf(unit: Unit, { readBy, roomId, writerId }: store.LineRow): Promise<string[]> {
  if (readBy === 'room') return audienceOf(unit, roomId);
  return writerId === null ? [] : [writerId];
}

const stepOf = (unit: Unit, { citizenId }: Standing, { roomId, lineId }: Which): store.LineStep => ({
  roomId,
  id: lineId,
  citizenId,
  by: unit.me.personId,
  at: unit.now,
});

/** A line as its screens show it. */
export function shown({ roomId: _room, writerId: _writer, ...line }: store.LineRow): MemoryLine {
  return line;
}
