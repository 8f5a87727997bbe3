import type { PractitionerRoleId } from '../../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { basisOf } from '../../audit/server/public.ts';
import { audienceOf } from '../../rooms/server/public.ts';
import type { MyCareTeam, TrustAnswer } from '../domain/care-team.ts';
import * as store from './care-team-store.ts';
import { presentCareTeam } from './read-care-team.ts';

/** Says that somebody who works around my citizen is one of hers, or takes that back, also of who has left. */
export async function sayMine(
  unit: Unit,
  wish: { roleId: PractitionerRoleId; isMine: boolean },
): Promise<Result<MyCareTeam, 'other-role-needed' | 'not-found'>> {
  const { db, me, now } = unit;
  const citizen = await store.findMyCitizen(db);
  if (citizen === undefined) return refuse('other-role-needed');
  unit.trace({ citizenId: citizen.id, ...basisOf(unit) });
  const team = await presentCareTeam(unit, citizen);
  const member = team.members.find(({ roleId }) => roleId === wish.roleId);
  const stands = (await store.findConfirmed(db, citizen.id)).has(wish.roleId);
  // Of who has left it can only be taken back.
  if (member === undefined && (wish.isMine || !stands)) return refuse('not-found');
  if (stands === wish.isMine) return ok(team);
  await store.storeMember(db, { citizenId: citizen.id, by: me.personId, at: now }, wish);
  for (const place of member?.rooms ?? [])
    unit.announce({ what: 'care-team.changed', place, audience: await audienceOf(unit, place), notify: false });
  return ok(await presentCareTeam(unit, citizen));
}

/** Whether my citizen has somebody whom she trusts, now; nobody else is told. */
export async function answerTrust(unit: Unit, answer: TrustAnswer): Promise<Result<MyCareTeam, 'other-role-needed'>> {
  const citizen = await store.findMyCitizen(unit.db);
  if (citizen === undefined) return refuse('other-role-needed');
  unit.trace({ citizenId: citizen.id, ...basisOf(unit) });
  await store.storeTrust(unit.db, { citizenId: citizen.id, by: unit.me.personId, at: unit.now }, answer);
  return ok(await presentCareTeam(unit, citizen));
}
