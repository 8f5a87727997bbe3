import type { Day } from '../../../kernel/day.ts';
import type { PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import type { Pathway } from '../contract.ts';
import { dayAt } from '../domain/day-at.ts';
import { foldPathway } from '../domain/fold-pathway.ts';
import { findLostReason } from '../domain/nobody-lost.ts';
import type { PathwayId, PathwayState } from '../domain/pathway.ts';
import { findHistories, findOrganisationNames, findRoleNames, findRolesInRooms } from './pathway-store.ts';

/** What is known of pathways that I may see, in the order in which they are asked for. */
export async function presentPathways(
  { db, now }: Unit,
  asked: readonly { id: PathwayId; roomId: RoomId }[],
): Promise<Pathway[]> {
  const histories = Map.groupBy(
    await findHistories(
      db,
      asked.map(({ id }) => id),
    ),
    ({ pathwayId }) => pathwayId,
  );
  const states = asked.flatMap(({ id }) => foldPathway(histories.get(id) ?? []) ?? []);
  const today = dayAt(now);
  const here = await findRolesInRooms(
    db,
    states.map(({ roomId }) => roomId),
  );
  const organisations = await findOrganisationNames(
    db,
    states.map(({ organisationId }) => organisationId),
  );
  const inRoom = ({ roomId }: PathwayState) => here.get(roomId) ?? new Set();
  const people = await findRoleNames(
    db,
    states.flatMap((state) => [...rolesOf(state), ...inRoom(state)]),
  );
  return states.map((state) => {
    const { holder, receiver, organisationId } = state;
    const isHere = (roleId: PractitionerRoleId) => inRoom(state).has(roleId);
    const home = people.find(({ roleId }) => roleId === holder)?.organisationId;
    return {
      ...state,
      organisationName: organisations.get(organisationId) ?? '',
      people: people.filter(({ roleId }) => rolesOf(state).includes(roleId)),
      colleagues: people.filter((one) => one.roleId !== holder && one.organisationId === home && isHere(one.roleId)),
      receiverIsHere: receiver !== null && isHere(receiver),
      lost: findLostReason(state, today, isHere(holder)) ?? null,
    };
  });
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
