import type { RoomId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import type { CloseOne } from '../domain/invitation.ts';
import { listCloseTo } from './invitee-store.ts';
import { findStanding, rightsOf, traceOf } from './standing-store.ts';

/** Whom the citizen of a room has close to her, for whoever may invite there and chooses among them. */
export async function listCloseOnes(
  unit: Unit,
  input: { roomId: RoomId },
  errors: { 'not-found': () => Error },
): Promise<CloseOne[]> {
  const standing = await findStanding(unit, input.roomId);
  if (standing === undefined || !rightsOf(standing).invite) throw errors['not-found']();
  const found = await listCloseTo(unit.db, standing.citizenId);
  if (found.length > 0) unit.trace(traceOf(unit, standing, { people: found.length }));
  else unit.trace();
  return found;
}
