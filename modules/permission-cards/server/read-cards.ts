import type { RoomId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { dayAt } from '../../pathways/domain/day-at.ts';
import { isOpen } from '../../pathways/domain/on-duty.ts';
import { listPathways, presentPathways } from '../../pathways/server/public.ts';
import { findStanding, listStandings, traceOf, traceShown } from '../../rooms/server/public.ts';
import type { Permission, PermissionsOfRoom } from '../contract.ts';
import { holdsPathway } from '../domain/may-take-back.ts';
import { isStanding } from '../domain/standing-of-card.ts';
import { listCards } from './card-store.ts';
import { presentCards } from './present-cards.ts';

/** The cards of a room, and what I may give there. */
export async function listOfRoom(
  unit: Unit,
  roomId: RoomId,
  errors: { 'not-found': () => Error },
): Promise<PermissionsOfRoom> {
  const standing = await findStanding(unit, roomId);
  if (standing === undefined) throw errors['not-found']();
  unit.trace(traceOf(unit, standing));
  const cards = await presentCards(unit, await listCards(unit.db, roomId), [standing]);
  const { acting } = unit.me;
  if (acting.kind !== 'practitioner' || standing.isClosed) return { cards, iMayGive: false, pathways: [] };
  const today = dayAt(unit.now);
  const pathways = await presentPathways(unit, await listPathways(unit.db, { roomId }));
  return {
    cards,
    iMayGive: true,
    pathways: pathways
      .filter((pathway) => isOpen(pathway, today) && holdsPathway(acting.roleId, pathway, today))
      .map(({ id, organisationName, status }) => ({ id, organisationName, hasEnded: status === 'ended' })),
  };
}

/** What holds over all my rooms, or will; the citizen and who decides for a child read also what has held. */
export async function listMine(unit: Unit): Promise<Permission[]> {
  const standings = await listStandings(unit);
  const all = await presentCards(unit, await listCards(unit.db), standings);
  const mine = new Set(standings.flatMap(({ kind, roomId }) => (kind === 'citizen' ? [roomId] : [])));
  const shown = all.filter(({ roomId, standing }) => isStanding(standing) || mine.has(roomId));
  traceShown(unit, standings, shown);
  return shown;
}
