import type { PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { findRolesInRooms, type RoleHere } from '../../pathways/server/public.ts';
import type { Standing } from '../../rooms/server/public.ts';
import type { Errand } from '../domain/errand.ts';
import type { Doer } from '../domain/whose-errand.ts';

/** Who is now in the rooms of errands. */
export type AroundErrands = ReadonlyMap<RoomId, readonly RoleHere[]>;

/** One question, however many rooms. */
export const findAround = (unit: Unit, rooms: Iterable<RoomId>): Promise<AroundErrands> =>
  findRolesInRooms(unit.db, [...new Set(rooms)]);

/** Whoever asks, as the rules know her. */
export function whoIs({ me: { acting } }: Unit, { kind }: Pick<Standing, 'kind'>): Doer['who'] {
  if (acting.kind === 'practitioner') return acting.roleId;
  return kind === 'citizen' ? 'citizen-side' : 'other';
}

export const isRoleHere = (around: AroundErrands, roomId: RoomId, role: PractitionerRoleId): boolean =>
  (around.get(roomId) ?? []).some(({ roleId }) => roleId === role);

export const contactOf = (around: AroundErrands, roomId: RoomId): PractitionerRoleId | undefined =>
  around.get(roomId)?.find(({ isContact }) => isContact)?.roleId;

/** What must be known of whoever answers for an errand. */
export const placeOf = ({ roomId, responsible }: Errand, around: AroundErrands): Omit<Doer, 'who'> => ({
  responsibleIsHere: isRoleHere(around, roomId, responsible),
  contact: contactOf(around, roomId),
});
