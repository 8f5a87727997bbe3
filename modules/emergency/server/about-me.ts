import { instantOf } from '../../../kernel/instant.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { basisOf } from '../../audit/server/public.ts';
import type { EmergencyAccess, EmergencyId } from '../domain/emergency.ts';
import { endOf, isOpen, reviewBy } from '../domain/review.ts';
import { type EmergencyRow, findMyCitizen, listAboutCitizen, storeRead } from './emergency-store.ts';

/** An access as it is read afterwards, by the citizen's side and by the officer alike. */
export function presentAccess(row: EmergencyRow, now: Date): EmergencyAccess {
  const { id, givenName, familyName, profession, organisation, reason, words, openedAt, looks, reviews } = row;
  return {
    id,
    who: { givenName, familyName, profession, organisation },
    reason,
    words,
    openedAt,
    endsAt: endOf(row),
    isOpen: isOpen(row, instantOf(now)),
    looks,
    reviewBy: reviewBy(row, row.country),
    reviews,
  };
}

/** Each to the citizen whose side I stand on; whoever stands on nobody's is refused, since nothing would say that nobody looked. */
export async function listAboutMe(
  unit: Unit,
  errors: { 'other-role-needed': () => Error },
): Promise<(EmergencyAccess & { isRead: boolean })[]> {
  const citizenId = await findMyCitizen(unit.db);
  if (citizenId === undefined) throw errors['other-role-needed']();
  const rows = await listAboutCitizen(unit.db);
  unit.trace(...(rows.length > 0 ? [{ citizenId, ...basisOf(unit) }] : []));
  return rows.map((row) => ({ ...presentAccess(row, unit.now), isRead: row.isRead }));
}

/** Each on the citizen's side reads for herself: a guardian's reading is not the child's. */
export async function markRead(
  unit: Unit,
  id: EmergencyId,
  errors: { 'not-found': () => Error },
): Promise<{ done: true }> {
  const row = (await listAboutCitizen(unit.db)).find((one) => one.id === id);
  if (row === undefined) throw errors['not-found']();
  await storeRead(unit.db, { id, citizenId: row.citizenId, personId: unit.me.personId, at: unit.now });
  unit.trace({ citizenId: row.citizenId, ...basisOf(unit) });
  return { done: true };
}
