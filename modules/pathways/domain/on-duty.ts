import type { Day } from '../../../kernel/day.ts';
import type { PractitionerRoleId } from '../../../kernel/ids.ts';
import type { PathwayState } from './pathway.ts';

export interface AtWork {
  today: Day;
  isHere: (roleId: PractitionerRoleId) => boolean;
  /** Who answers at the holder's organisation when she has left without a successor. */
  office: PractitionerRoleId;
}

/**
 * Whom the citizen reaches: exactly one person as long as the pathway or its door is open. The deputy in her days, else the
 * holder, and when she has left the one who answers for her organisation; undefined when the door is closed.
 */
export function findOnDuty(state: PathwayState, { today, isHere, office }: AtWork): PractitionerRoleId | undefined {
  if (!isOpen(state, today)) return undefined;
  const { deputy, holder } = state;
  if (deputy !== null && deputy.from <= today && today <= deputy.until && isHere(deputy.roleId)) return deputy.roleId;
  return isHere(holder) ? holder : office;
}

/** Whether somebody answers for it still: as long as it has not ended, and after that as long as its door is open. */
export function isOpen(state: PathwayState, today: Day): boolean {
  return state.status !== 'ended' || isDoorOpen(state, today);
}

/** Whether the citizen may come back in one step; on its last day the door is still open. */
export function isDoorOpen({ status, doorOpenUntil }: PathwayState, today: Day): boolean {
  return status === 'ended' && doorOpenUntil !== null && today <= doorOpenUntil;
}
