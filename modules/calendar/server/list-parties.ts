import type { RoomId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { findStanding, traceOf } from '../../rooms/server/public.ts';
import type { PossibleParty } from '../contract.ts';
import { findOtherNames, findRoleNames, findRolesHere, listRelatedHere } from './appointment-store.ts';

/** The citizen first, then those who work in the room, then those who are close to her. */
export async function listParties(
  unit: Unit,
  roomId: RoomId,
  errors: { 'not-found': () => Error },
): Promise<PossibleParty[]> {
  const standing = await findStanding(unit, roomId);
  if (standing === undefined) throw errors['not-found']();
  unit.trace(traceOf(unit, standing));
  const { citizenId } = standing;
  const here = [...(await findRolesHere(unit.db, [roomId]))].map((key) => key.slice(roomId.length + 1));
  const roles = (await findRoleNames(unit.db, here)).toSorted((a, b) => a.name.localeCompare(b.name, 'nb'));
  const related = await listRelatedHere(unit.db, roomId);
  const name = (await findOtherNames(unit.db, [roomId])).get(citizenId) ?? '';
  return [
    { kind: 'citizen', id: citizenId, name, organisation: '' },
    ...roles.map((role) => ({ kind: 'practitioner', ...role }) as const),
    ...related.map((one) => ({ kind: 'related-person', ...one, organisation: '' }) as const),
  ];
}
