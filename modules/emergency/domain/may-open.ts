import { ok, type Result, refuse } from '../../../kernel/result.ts';

/** Who keeps order for others and meets nobody in an emergency. */
const withoutEmergencies: readonly string[] = ['administrator', 'data-protection-officer'];

/** Whether somebody in this profession may look in an emergency; the screens ask the same. */
export function hasEmergencies(profession: string): boolean {
  return !withoutEmergencies.includes(profession);
}

export type OpenRefusal = 'other-role-needed' | 'profession-has-no-emergencies' | 'emergency-access-is-open';

/**
 * Whether an emergency access may be opened, before it is asked for whom: by somebody of whom an organisation says that she
 * works there, and one at a time. So no answer here tells anything of a citizen.
 */
export function mayOpen(role: { profession: string } | undefined, hasOneOpen: boolean): Result<true, OpenRefusal> {
  if (role === undefined) return refuse('other-role-needed');
  if (!hasEmergencies(role.profession)) return refuse('profession-has-no-emergencies');
  if (hasOneOpen) return refuse('emergency-access-is-open');
  return ok(true);
}
