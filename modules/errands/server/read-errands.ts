import type { RoomId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { findStanding, listStandings, type Standing, traceOf, traceShown } from '../../rooms/server/public.ts';
import type { ErrandsOfRoom, ShownErrand } from '../contract.ts';
import { type Errand, isOpen } from '../domain/errand.ts';
import { foldErrand } from '../domain/fold-errand.ts';
import { contactOf, findAround, whoIs } from './around-errands.ts';
import { findHistories, findNoted, type Wanted } from './errand-store.ts';
import { findNamed, presentErrands } from './present-errands.ts';

const day = 86_400_000;

/** The errands of a room, and what one needs to ask, to pass on, and to note. */
export async function listOfRoom(
  unit: Unit,
  roomId: RoomId,
  errors: { 'not-found': () => Error },
): Promise<ErrandsOfRoom> {
  const { db, me, now } = unit;
  const standing = await findStanding(unit, roomId);
  if (standing === undefined) throw errors['not-found']();
  unit.trace(traceOf(unit, standing));
  const errands = await presentErrands(unit, await list(unit, { roomIds: [roomId] }), [standing]);
  const who = whoIs(unit, standing);
  const around = await findAround(unit, [roomId]);
  const people = await findNamed(
    unit,
    (around.get(roomId) ?? []).map(({ roleId }) => roleId),
  );
  const contact = contactOf(around, roomId);
  const noted = await findNoted(db, { roomId, me: me.personId, since: new Date(now.getTime() - day) });
  const isOpenRoom = !standing.isClosed;
  return {
    errands,
    iMayAsk: isOpenRoom && who === 'citizen-side',
    contactName: people.find(({ roleId }) => roleId === contact)?.name ?? '',
    people: isOpenRoom && who !== 'other' && who !== 'citizen-side' ? people : [],
    iMayNote: isOpenRoom && who !== 'other',
    noted: noted.map(({ id, at }) => ({ id, notedAt: instantOf(at) })),
  };
}

/** The citizen and who decides for a child: all that she asked. Who works: what she answers for now, or is asked to take. */
export async function listMine(unit: Unit): Promise<ShownErrand[]> {
  const { shown, standings } = await findMine(unit);
  traceShown(unit, standings, shown);
  return shown;
}

/** How many of them there are, which tells of nobody. */
export async function countMine(unit: Unit): Promise<{ count: number }> {
  const { shown } = await findMine(unit);
  return { count: shown.length };
}

async function findMine(unit: Unit): Promise<{ shown: ShownErrand[]; standings: Standing[] }> {
  const standings = await listStandings(unit);
  const isHers = new Set(standings.flatMap(({ kind, roomId }) => (kind === 'citizen' ? [roomId] : [])));
  const all = await presentErrands(unit, await list(unit), standings);
  const shown = all.filter(
    (one) => isHers.has(one.roomId) || (isOpen(one) && !one.roomIsClosed && (one.holderIsMe || one.waitsForMe)),
  );
  return { shown, standings };
}

async function list(unit: Unit, wanted: Wanted = {}): Promise<Errand[]> {
  return (await findHistories(unit.db, wanted)).flatMap((actions) => foldErrand(actions) ?? []);
}
