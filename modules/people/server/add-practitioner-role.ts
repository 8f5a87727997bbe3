import type { PractitionerRoleId } from '../../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Db } from '../../../platform/server/database.ts';
import { underTask } from '../../../platform/server/under-task.ts';
import { findOrInsertRole, type WantedRole } from './practitioner-store.ts';

/**
 * The role in which somebody joins for an organisation, added from today when she has none with that profession there.
 * A role that the organisation has ended stays ended.
 */
export async function addPractitionerRole(
  db: Db,
  wanted: WantedRole,
): Promise<Result<PractitionerRoleId, 'role-has-ended'>> {
  const role = await underTask(db, 'join', () => findOrInsertRole(db, wanted));
  return role.ended ? refuse('role-has-ended') : ok(role.id);
}
