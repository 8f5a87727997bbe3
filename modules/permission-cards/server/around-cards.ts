import type { PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import type { Pathway } from '../../pathways/contract.ts';
import { dayAt } from '../../pathways/domain/day-at.ts';
import type { PathwayId } from '../../pathways/domain/pathway.ts';
import { findRolesInRooms, presentPathways, type RoleHere } from '../../pathways/server/public.ts';
import type { Standing } from '../../rooms/server/public.ts';
import type { Taker } from '../domain/may-take-back.ts';
import type { PermissionCard } from '../domain/permission-card.ts';
import { type CardStanding, standingOfCard } from '../domain/standing-of-card.ts';

/** What cards must be read beside: who is in their rooms now, and the pathways that they are about. */
export interface AroundCards {
  here: ReadonlyMap<RoomId, readonly RoleHere[]>;
  pathways: ReadonlyMap<PathwayId, Pathway>;
}

/** Two questions, however many cards. */
export async function findAround(
  unit: Unit,
  cards: readonly Pick<PermissionCard, 'roomId' | 'pathwayId'>[],
): Promise<AroundCards> {
  const about = new Map(cards.flatMap(({ roomId, pathwayId: id }) => (id === null ? [] : [[id, { id, roomId }]])));
  const pathways = about.size === 0 ? [] : await presentPathways(unit, [...about.values()]);
  const rooms = [...new Set(cards.map(({ roomId }) => roomId))];
  return {
    here: await findRolesInRooms(unit.db, rooms),
    pathways: new Map(pathways.map((pathway) => [pathway.id, pathway])),
  };
}

/** How a card stands today, in its room and beside its pathway. */
export function standingOf(unit: Unit, card: PermissionCard, isClosed: boolean, around: AroundCards): CardStanding {
  return standingOfCard(card, {
    today: dayAt(unit.now),
    roomIsClosed: isClosed,
    pathwayHasEnded: pathwayOf(card, around)?.status === 'ended',
  });
}

/** Who I am to a card, and what its rule asks of the others. */
export function takerOf({ me, now }: Unit, { kind }: Standing, card: PermissionCard, around: AroundCards): Taker {
  const who = me.acting.kind === 'practitioner' ? me.acting.roleId : kind === 'citizen' ? 'citizen-side' : 'other';
  return {
    who,
    today: dayAt(now),
    pathway: pathwayOf(card, around),
    giverIsHere: isHere(card, around),
    contact: contactOf(card, around),
  };
}

/** Who answers for a card when whoever gave it is not in the room any more. */
export function findAnswering(card: PermissionCard, around: AroundCards): PractitionerRoleId | undefined {
  if (isHere(card, around)) return undefined;
  return pathwayOf(card, around)?.onDuty?.roleId ?? contactOf(card, around);
}

export function pathwayOf({ pathwayId }: PermissionCard, { pathways }: AroundCards): Pathway | undefined {
  return pathwayId === null ? undefined : pathways.get(pathwayId);
}

const isHere = ({ roomId, givenBy }: PermissionCard, { here }: AroundCards) =>
  (here.get(roomId) ?? []).some(({ roleId }) => roleId === givenBy);

const contactOf = ({ roomId }: PermissionCard, { here }: AroundCards) =>
  here.get(roomId)?.find(({ isContact }) => isContact)?.roleId;
