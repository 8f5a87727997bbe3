import type { RoomId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { findStanding, listStandings, traceOf, traceShown } from '../../rooms/server/public.ts';
import type { Pathway } from '../contract.ts';
import { LostReason } from '../domain/nobody-lost.ts';
import type { PathwayId } from '../domain/pathway.ts';
import type { PathwayAction } from '../domain/pathway-action.ts';
import * as store from './pathway-store.ts';
import { firstThoughtOf, presentPathways } from './present-pathway.ts';

type NotFound = { 'not-found': () => Error };

/** The pathways of a room, the latest first. */
export async function listOfRoom(unit: Unit, roomId: RoomId, errors: NotFound): Promise<Pathway[]> {
  const standing = await findStanding(unit, roomId);
  if (standing === undefined) throw errors['not-found']();
  unit.trace(traceOf(unit, standing));
  return presentPathways(unit, await store.listPathways(unit.db, { roomId }));
}

/** What has happened, as far as it was said since I see. */
export async function getHistory(
  unit: Unit,
  pathwayId: PathwayId,
  errors: NotFound,
): Promise<(PathwayAction & { byName: string })[]> {
  const [found] = await store.listPathways(unit.db, { pathwayId });
  const standing = found && (await findStanding(unit, found.roomId));
  if (standing === undefined) throw errors['not-found']();
  unit.trace(traceOf(unit, standing));
  const history = await store.findHistories(unit.db, [pathwayId]);
  const names = await store.findNames(
    unit.db,
    history.map(({ by }) => by),
  );
  return history.map((action) => ({ ...action, byName: names.get(action.by) ?? '' }));
}

/** Those I hold, receive or stand in for; those that must be thought of first. */
export async function listMine(unit: Unit): Promise<(Pathway & { citizenName: string })[]> {
  const pathways = await presentPathways(unit, await store.listPathways(unit.db, 'mine'));
  const names = await store.findNames(
    unit.db,
    pathways.map(({ citizenId }) => citizenId),
  );
  traceShown(unit, pathways.length === 0 ? [] : await listStandings(unit), pathways);
  return pathways
    .map((pathway) => ({ ...pathway, citizenName: names.get(pathway.citizenId) ?? '' }))
    .toSorted(firstThoughtOf);
}

/** The number on the wall: how many are open, and how many must be thought of now. */
export async function countLost(
  unit: Unit,
): Promise<{ open: number; lost: { reason: LostReason; pathways: number }[] }> {
  const counted = await store.countHeld(unit.db);
  return {
    open: counted.reduce((sum, { pathways }) => sum + pathways, 0),
    lost: counted.flatMap(({ reason, pathways }) => {
      const known = LostReason.safeParse(reason);
      return known.success ? [{ reason: known.data, pathways }] : [];
    }),
  };
}
