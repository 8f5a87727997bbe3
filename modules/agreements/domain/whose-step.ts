import type { PractitionerRoleId } from '../../../kernel/ids.ts';
import { type Agreement, type AgreementStatus, isOpen, type StepKind } from './agreement.ts';

/** Somebody in the room, and what must be known of her and of whoever promised. */
export interface Doer {
  /** Her role; `citizen-side` for the citizen and who decides for a child; `other` for somebody close. */
  who: PractitionerRoleId | 'citizen-side' | 'other';
  /** Whether whoever promised is in the room; the citizen always is. */
  ownerIsHere: boolean;
  /** Who holds the overview of the room, if she is in it. */
  contact: PractitionerRoleId | undefined;
}

const fits = {
  agreed: ['proposed'],
  'not-now': ['proposed'],
  kept: ['agreed'],
  'not-yet': ['kept'],
  moved: ['agreed'],
  'let-go': ['proposed', 'agreed'],
  'taken-over': ['proposed', 'agreed'],
} as const satisfies Record<StepKind, readonly AgreementStatus[]>;

/** Whether a step follows on how the agreement stands. */
export const follows = ({ status }: Pick<Agreement, 'status'>, kind: StepKind): boolean =>
  fits[kind].some((one) => one === status);

/** Whether a step is somebody's to take: nobody promises, moves or lets go in the name of another. */
export function mayTake(agreement: Agreement, kind: StepKind, { who, ownerIsHere, contact }: Doer): boolean {
  if (who === 'other') return false;
  const me = who === 'citizen-side' ? null : who;
  const iPromised = agreement.owner === me;
  const itWasPromisedToMe = (agreement.to === 'citizen') === (me === null);
  switch (kind) {
    case 'agreed':
    case 'not-now':
    case 'moved':
      return iPromised;
    case 'kept':
    case 'not-yet':
      return iPromised || itWasPromisedToMe;
    case 'let-go':
      // A proposal is taken away by whoever made it; the citizen needs what was promised to her, or does not.
      if (agreement.status === 'proposed') return agreement.writtenBy === me;
      return iPromised || (me === null && itWasPromisedToMe);
    case 'taken-over':
      return me !== null && !ownerIsHere && me === contact;
  }
}

/** With whom an open promise stands when whoever made it is not in the room any more. */
export function standsWith(
  agreement: Agreement,
  { ownerIsHere, contact }: Omit<Doer, 'who'>,
): PractitionerRoleId | undefined {
  return isOpen(agreement) && !ownerIsHere ? contact : undefined;
}
