import type { PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { findRolesInRooms, type RoleHere } from '../../pathways/server/public.ts';
import type { Standing } from '../../rooms/server/public.ts';
import type { Agreement } from '../domain/agreement.ts';
import { type Doer, standsWith } from '../domain/whose-step.ts';

/** Who is now in the rooms of agreements. */
export type AroundAgreements = ReadonlyMap<RoomId, readonly RoleHere[]>;

/** One question, however many rooms. */
export const findAround = (unit: Unit, rooms: Iterable<RoomId>): Promise<AroundAgreements> =>
  findRolesInRooms(unit.db, [...new Set(rooms)]);

/** Whoever asks, as the rules know her. */
export function whoIs({ me: { acting } }: Unit, { kind }: Pick<Standing, 'kind'>): Doer['who'] {
  if (acting.kind === 'practitioner') return acting.roleId;
  return kind === 'citizen' ? 'citizen-side' : 'other';
}

/** Whoever asks, beside one agreement. */
export function doerOf(unit: Unit, room: Standing, agreement: Agreement, around: AroundAgreements): Doer {
  return { who: whoIs(unit, room), ...placeOf(agreement, around) };
}

/** With whom an open promise stands when whoever made it is not in the room any more. */
export const findStandingWith = (agreement: Agreement, around: AroundAgreements): PractitionerRoleId | undefined =>
  standsWith(agreement, placeOf(agreement, around));

export const isRoleHere = (around: AroundAgreements, roomId: RoomId, role: PractitionerRoleId): boolean =>
  (around.get(roomId) ?? []).some(({ roleId }) => roleId === role);

function placeOf({ roomId, owner }: Agreement, around: AroundAgreements): Omit<Doer, 'who'> {
  return {
    ownerIsHere: owner === null || isRoleHere(around, roomId, owner),
    contact: around.get(roomId)?.find(({ isContact }) => isContact)?.roleId,
  };
}
