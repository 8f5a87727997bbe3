import type { Day } from '../../../kernel/day.ts';
import type { PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import type { OnDuty, Pathway } from '../contract.ts';
import { dayAt } from '../domain/day-at.ts';
import { foldPathway } from '../domain/fold-pathway.ts';
import { findLostReason } from '../domain/nobody-lost.ts';
import { findOnDuty, isOpen } from '../domain/on-duty.ts';
import type { PathwayId, PathwayState } from '../domain/pathway.ts';
import {
  findHistories,
  findOrganisationNames,
  findRoleNames,
  findRolesInRooms,
  type RoleHere,
  type RoleName,
} from './pathway-store.ts';

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
  const inRoom = ({ roomId }: PathwayState) => here.get(roomId) ?? [];
  const people = await findRoleNames(
    db,
    states.flatMap((state) => [...rolesOf(state), ...inRoom(state).map(({ roleId }) => roleId)]),
  );
  return states.map((state) => {
    const { holder, receiver, organisationId } = state;
    const present = inRoom(state);
    const isHere = (roleId: PractitionerRoleId) => present.some((one) => one.roleId === roleId);
    const home = people.find(({ roleId }) => roleId === holder)?.organisationId;
    const colleagues = people.filter(
      (one) => one.roleId !== holder && one.organisationId === home && isHere(one.roleId),
    );
    return {
      ...state,
      organisationName: organisations.get(organisationId) ?? '',
      people: people.filter(({ roleId }) => rolesOf(state).includes(roleId)),
      colleagues,
      receiverIsHere: receiver !== null && isHere(receiver),
      onDuty: onDutyOf(state, { today, people, present, colleagues }),
      lost: findLostReason(state, today, isHere(holder)) ?? null,
    };
  });
}

interface InRoom {
  today: Day;
  people: readonly RoleName[];
  /** Who is in the room now, who came first before the others. */
  present: readonly RoleHere[];
  colleagues: readonly RoleName[];
}

/** Whom the citizen reaches; where nobody of the organisation is left, who holds the overview of the room. */
function onDutyOf(state: PathwayState, { today, people, present, colleagues }: InRoom): OnDuty | null {
  if (!isOpen(state, today)) return null;
  const onDuty = findOnDuty(state, {
    today,
    isHere: (roleId) => present.some((one) => one.roleId === roleId),
    colleagues: present.map(({ roleId }) => roleId).filter((id) => colleagues.some(({ roleId }) => roleId === id)),
  });
  const seat = present.find(({ roleId, isContact }) => (onDuty === undefined ? isContact : roleId === onDuty));
  const who = people.find(({ roleId }) => roleId === seat?.roleId);
  if (seat === undefined || who === undefined) return null;
  return { ...who, participantId: seat.participantId, isRoomContact: onDuty === undefined };
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

function rolesOf({ contacts, receiver, deputy, asked, intake, decision }: PathwayState): PractitionerRoleId[] {
  const others = [receiver, deputy?.roleId, asked?.to, asked?.byRoleId, intake?.byRoleId, decision?.byRoleId];
  return [...contacts.map(({ roleId }) => roleId), ...others.flatMap((roleId) => roleId ?? [])];
}
