import type { RoomId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { findRoleNames } from '../../pathways/server/public.ts';
import { findStanding, listStandings, type Standing, traceOf, traceShown } from '../../rooms/server/public.ts';
import type { Agreed, AgreementsOfRoom } from '../contract.ts';
import { isOpen } from '../domain/agreement.ts';
import { foldAgreement } from '../domain/fold-agreement.ts';
import { inOrder } from '../domain/in-order.ts';
import { findHistories, type Wanted } from './agreement-store.ts';
import { findAround, whoIs } from './around-agreements.ts';
import { presentAgreements } from './present-agreements.ts';

/** The agreements of a room, and of whom I may write there. */
export async function listOfRoom(
  unit: Unit,
  roomId: RoomId,
  errors: { 'not-found': () => Error },
): Promise<AgreementsOfRoom> {
  const standing = await findStanding(unit, roomId);
  if (standing === undefined) throw errors['not-found']();
  unit.trace(traceOf(unit, standing));
  const { acting } = unit.me;
  const myRoleId = acting.kind === 'practitioner' ? acting.roleId : null;
  const agreements = openFirst(await presentAgreements(unit, await list(unit, { roomIds: [roomId] }), [standing]));
  if (standing.isClosed || whoIs(unit, standing) === 'other')
    return { agreements, iMayWrite: false, people: [], myRoleId };
  const here = (await findAround(unit, [roomId])).get(roomId) ?? [];
  const people = await findRoleNames(unit.db, [...new Set(here.map(({ roleId }) => roleId))]);
  return { agreements, iMayWrite: true, people, myRoleId };
}

/**
 * The citizen and who decides for a child: all that is agreed with her. Who works: what she promised or is asked to, and what
 * stands with her, of what lies ahead. Nothing kept or not kept is counted of anybody.
 */
export async function listMine(unit: Unit): Promise<Agreed[]> {
  const { shown, standings } = await findMine(unit);
  traceShown(unit, standings, shown);
  return shown;
}

/** How many of mine lie ahead, told to myself alone, and of nobody whose they are. */
export async function countMine(unit: Unit): Promise<{ count: number }> {
  const { shown } = await findMine(unit);
  return { count: shown.length };
}

async function findMine(unit: Unit): Promise<{ shown: Agreed[]; standings: Standing[] }> {
  const standings = await listStandings(unit);
  const isHers = new Set(standings.flatMap(({ kind, roomId }) => (kind === 'citizen' ? [roomId] : [])));
  const all = await presentAgreements(unit, await list(unit, { isOpen: isHers.size === 0 }), standings);
  const shown = openFirst(
    all.filter(
      (one) =>
        isHers.has(one.roomId) || (isOpen(one) && !one.roomIsClosed && (one.isMine || one.iMay.includes('taken-over'))),
    ),
  );
  return { shown, standings };
}

/** What lies ahead in rooms, as far as I may see it, in its order; the caller traces that it was read. */
export async function findOpenAgreements(unit: Unit, roomIds: readonly RoomId[]): Promise<Agreed[]> {
  const standings = (await listStandings(unit)).filter(({ roomId, isClosed }) => !isClosed && roomIds.includes(roomId));
  const rooms = standings.map(({ roomId }) => roomId);
  return inOrder(await presentAgreements(unit, await list(unit, { roomIds: rooms, isOpen: true }), standings));
}

async function list(unit: Unit, wanted: Wanted = {}) {
  return (await findHistories(unit.db, wanted)).flatMap((actions) => foldAgreement(actions) ?? []);
}

/** What lies ahead in its order; then what does not any more, the latest first. */
function openFirst(agreements: readonly Agreed[]): Agreed[] {
  const ended = agreements.filter((one) => !isOpen(one));
  const latestFirst = ended.toSorted((one, other) => other.last.at.localeCompare(one.last.at));
  return [...inOrder(agreements.filter(isOpen)), ...latestFirst];
}
