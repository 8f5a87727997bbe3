import { dataProtectionOfficer } from '../../people/domain/data-protection-officer.ts';
import { administrator } from '../../people/domain/may-import.ts';

/** Whether somebody in this role may have questions to answer; an administrator has where there is no officer. */
export function mayAnswerWhy(role: { profession: string }): boolean {
  return [dataProtectionOfficer, administrator].includes(role.profession);
}
