import type { Unit } from '../../../platform/server/unit.ts';
import { findNames, findRoleNames } from '../../pathways/server/public.ts';
import type { Standing } from '../../rooms/server/public.ts';
import type { Permission } from '../contract.ts';
import { mayTakeBack } from '../domain/may-take-back.ts';
import type { PermissionCard } from '../domain/permission-card.ts';
import { isStanding } from '../domain/standing-of-card.ts';
import { findAnswering, findAround, pathwayOf, standingOf, takerOf } from './around-cards.ts';

/** Cards as their screens show them, those that hold first; of rooms that I am not in, none. */
export async function presentCards(
  unit: Unit,
  cards: readonly PermissionCard[],
  standings: readonly Standing[],
): Promise<Permission[]> {
  const around = await findAround(unit, cards);
  const answering = cards.flatMap((card) => findAnswering(card, around) ?? []);
  const people = await findRoleNames(unit.db, [...new Set([...cards.map(({ givenBy }) => givenBy), ...answering])]);
  const names = await findNames(unit.db, [...new Set(cards.map(({ citizenId }) => citizenId))]);
  const nameOf = (role: PermissionCard['givenBy'] | undefined) => people.find(({ roleId }) => roleId === role) ?? null;
  const presented = cards.flatMap((card) => {
    const room = standings.find(({ roomId }) => roomId === card.roomId);
    if (room === undefined) return [];
    const standing = standingOf(unit, card, room.isClosed, around);
    return {
      ...card,
      standing,
      citizenName: names.get(card.citizenId) ?? '',
      giver: nameOf(card.givenBy),
      answers: isStanding(standing) ? nameOf(findAnswering(card, around)) : null,
      organisationName: pathwayOf(card, around)?.organisationName ?? null,
      iMayTakeBack: isStanding(standing) && mayTakeBack(card, takerOf(unit, room, card, around)),
    };
  });
  return presented.toSorted((one, other) => rank(one) - rank(other));
}

/** What holds, then what will, then what did; each the latest first, as they came. */
function rank({ standing }: Permission): number {
  if (standing === 'holds') return 0;
  return standing === 'ahead' ? 1 : 2;
}
