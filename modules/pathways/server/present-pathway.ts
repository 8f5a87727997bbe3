import type { Day } from '../../../kernel/day.ts';
import type { PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/server/database.ts';
import type { Pathway } from '../contract.ts';
import { foldPathway } from '../domain/fold-pathway.ts';
import { findLostReason } from '../domain/nobody-lost.ts';
import type { PathwayId, PathwayState } from '../domain/pathway.ts';
import { findHistories, findOrganisationNames, findRoleNames, findRolesInRooms, getToday } from './pathway-store.ts';

/** What is known of pathways that I may see, in the order in which they are asked for. */
export async function presentPathways(db: Db, asked: readonly { id: PathwayId; roomId: RoomId }[]): Promise<Pathway[]> {
  const histories = Map.groupBy(
    await findHistories(
      db,
      asked.map(({ id }) => id),
    ),
    ({ pathwayId }) => pathwayId,
  );
  const states = asked.flatMap(({ id }) => foldPathway(histories.get(id) ?? []) ?? []);
  const [today, here, organisations, people] = [
    await getToday(db),
    await findRolesInRooms(
      db,
      states.map(({ roomId }) => roomId),
    ),
    await findOrganisationNames(
      db,
      states.map(({ organisationId }) => organisationId),
    ),
    await findRoleNames(db, states.flatMap(rolesOf)),
  ];
  const shown: Pathway[] = [];
  for (const state of states) {
    const isHere = here.get(state.roomId)?.has(state.holder) === true;
    shown.push({
      ...state,
      organisationName: organisations.get(state.organisationId) ?? '',
      people: people.filter(({ roleId }) => rolesOf(state).includes(roleId)),
      lost: findLostReason(state, today, isHere) ?? null,
    });
  }
  return shown;
}

/** Those that must be thought of first, then by the day of what comes next. */
export function firstThoughtOf(one: Pathway, other: Pathway): number {
  const [a, b] = [dayOf(one), dayOf(other)];
  if ((one.lost === null) !== (other.lost === null)) return one.lost === null ? 1 : -1;
  return a === b ? 0 : a < b ? -1 : 1;
}

function dayOf({ nextContact, pause }: PathwayState): Day | '9999' {
  return pause?.until ?? nextContact?.day ?? '9999';
}

function rolesOf({ contacts, receiver, deputy }: PathwayState): PractitionerRoleId[] {
  return [...contacts.map(({ roleId }) => roleId), ...(receiver ? [receiver] : []), ...(deputy ? [deputy.roleId] : [])];
}
