import type { PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { basisOf } from '../../audit/server/public.ts';
import { dayAt } from '../../pathways/domain/day-at.ts';
import {
  findRoleNames,
  findRolesInRooms,
  listPathways,
  presentPathways,
  type RoleHere,
} from '../../pathways/server/public.ts';
import { listStandings } from '../../rooms/server/public.ts';
import { inOrder, type Member, type MyCareTeam, type Part } from '../domain/care-team.ts';
import * as store from './care-team-store.ts';

/** Who works around my citizen; nobody's but hers and theirs who act for her. */
export async function readCareTeam(unit: Unit): Promise<Result<MyCareTeam, 'other-role-needed'>> {
  const citizen = await store.findMyCitizen(unit.db);
  if (citizen === undefined) return refuse('other-role-needed');
  unit.trace({ citizenId: citizen.id, ...basisOf(unit) });
  return ok(await presentCareTeam(unit, citizen));
}

export async function presentCareTeam(unit: Unit, citizen: store.MyCitizen): Promise<MyCareTeam> {
  const { db, me } = unit;
  const roomIds = (await listStandings(unit)).flatMap(({ roomId, kind, isClosed, citizenId }) =>
    kind === 'citizen' && !isClosed && citizenId === citizen.id ? [roomId] : [],
  );
  const here = [...(await findRolesInRooms(db, roomIds)).values()].flat();
  const confirmed = await store.findConfirmed(db, citizen.id);
  const parts = await findParts(unit, roomIds, here);
  const names = await findRoleNames(db, [...new Set(here.map(({ roleId }) => roleId))]);
  const members = names.map(
    ({ roleId, name, profession, organisation }): Member => ({
      roleId,
      name,
      profession,
      organisation,
      parts: [...(parts.get(roleId) ?? [])],
      rooms: here.filter((one) => one.roleId === roleId).map(({ roomId }) => roomId),
      confirmedAt: confirmed.get(roleId) ?? null,
    }),
  );
  return {
    citizen: { ...citizen, isMe: citizen.id === me.personId },
    members: inOrder(members),
    trust: (await store.findTrust(db, citizen.id)) ?? null,
  };
}

/** Who holds the overview of a room, who a pathway, and who stands in today. */
async function findParts(
  unit: Unit,
  roomIds: readonly RoomId[],
  here: readonly RoleHere[],
): Promise<ReadonlyMap<PractitionerRoleId, ReadonlySet<Part>>> {
  const parts = new Map<PractitionerRoleId, Set<Part>>();
  const add = (roleId: PractitionerRoleId, part: Part) =>
    parts.set(roleId, new Set([...(parts.get(roleId) ?? []), part]));
  for (const { roleId, isContact } of here) if (isContact) add(roleId, 'overview');
  const today = dayAt(unit.now);
  for (const { status, holder, deputy } of await presentPathways(unit, await listPathways(unit.db, { roomIds }))) {
    if (status === 'ended') continue;
    add(holder, 'pathway');
    if (deputy !== null && deputy.from <= today && today <= deputy.until) add(deputy.roleId, 'deputy');
  }
  return parts;
}
