import type { Day } from '../../../kernel/day.ts';
import type { PractitionerRoleId } from '../../../kernel/ids.ts';
import type { PathwayState } from '../../pathways/domain/pathway.ts';
import type { PermissionCard } from './permission-card.ts';

/** Somebody in the room, and what must be known of her and of who gave the card. */
export interface Taker {
  /** Her role; `citizen-side` for the citizen and who decides for a child; `other` for somebody close. */
  who: PractitionerRoleId | 'citizen-side' | 'other';
  today: Day;
  /** The pathway that the card is about. */
  pathway: Pick<PathwayState, 'holder' | 'deputy'> | undefined;
  giverIsHere: boolean;
  /** Who holds the overview of the room, if she is in it. */
  contact: PractitionerRoleId | undefined;
}

/**
 * Whether somebody may take a card back: who gave it, who holds the pathway that it is about, the citizen, who needs no
 * reason; and once the giver has left, who holds the overview of the room.
 */
export function mayTakeBack({ givenBy }: Pick<PermissionCard, 'givenBy'>, taker: Taker): boolean {
  const { who, today, pathway, giverIsHere, contact } = taker;
  if (who === 'citizen-side') return true;
  if (who === 'other') return false;
  if (who === givenBy || (pathway !== undefined && holdsPathway(who, pathway, today))) return true;
  return !giverIsHere && who === contact;
}

/** The holder of a pathway, or her deputy in the days for which she was named. */
export function holdsPathway(
  who: PractitionerRoleId,
  { holder, deputy }: Pick<PathwayState, 'holder' | 'deputy'>,
  today: Day,
): boolean {
  return who === holder || (deputy?.roleId === who && deputy.from <= today && today <= deputy.until);
}
