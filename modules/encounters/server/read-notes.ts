import type { RoomId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { findStanding, traceOf } from '../../rooms/server/public.ts';
import type { Encounter } from '../domain/encounter.ts';
import { listTalks } from './encounter-store.ts';
import { presentTalks } from './present-talks.ts';

/** The signed notes of a room, and the talks that did not take place; the latest talk first. */
export async function listNotes(
  unit: Unit,
  roomId: RoomId,
  errors: { 'not-found': () => Error },
): Promise<Encounter[]> {
  const standing = await findStanding(unit, roomId);
  if (standing === undefined) throw errors['not-found']();
  const talks = await presentTalks(unit, await listTalks(unit.db, { roomId }));
  const written = talks.filter(({ status }) => status !== 'open');
  // Where there is nothing to read, nothing was read.
  unit.trace(...(written.length === 0 ? [] : [traceOf(unit, standing)]));
  return written;
}
