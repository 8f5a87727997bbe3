import type { Day } from '../../../kernel/day.ts';
import type { PractitionerRoleId } from '../../../kernel/ids.ts';
import type { PathwayState } from './pathway.ts';

export interface AtWork {
  today: Day;
  isHere: (roleId: PractitionerRoleId) => boolean;
  /** Those of the holder's organisation who are here, besides her, who came first before the others. */
  colleagues: readonly PractitionerRoleId[];
}

/**
 * Whom the citizen reaches: exactly one person as long as the pathway or its door is open. The deputy in her days, else the
 * holder, and when she has left a colleague of hers: one who held it before, whom the citizen knows, else who has been here
 * longest. Undefined when the door is closed, and when nobody of the organisation is left.
 */
export function findOnDuty(state: PathwayState, atWork: AtWork): PractitionerRoleId | undefined {
  const { today, isHere, colleagues } = atWork;
  if (!isOpen(state, today)) return undefined;
  const { deputy, holder, contacts } = state;
  if (deputy !== null && deputy.from <= today && today <= deputy.until && isHere(deputy.roleId)) return deputy.roleId;
  if (isHere(holder)) return holder;
  return contacts.findLast(({ roleId }) => colleagues.includes(roleId))?.roleId ?? colleagues[0];
}

/** Whether somebody answers for it still: as long as it has not ended, and after that as long as its door is open. */
export function isOpen(state: PathwayState, today: Day): boolean {
  return state.status !== 'ended' || isDoorOpen(state, today);
}

/** Whether the citizen may come back in one step; on its last day the door is still open. */
export function isDoorOpen({ status, doorOpenUntil }: PathwayState, today: Day): boolean {
  return status === 'ended' && doorOpenUntil !== null && today <= doorOpenUntil;
}
