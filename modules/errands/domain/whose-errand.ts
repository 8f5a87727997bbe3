import type { PractitionerRoleId } from '../../../kernel/ids.ts';
import type { Errand, StepKind } from './errand.ts';

/** Somebody in the room, and what must be known of whoever answers for an errand. */
export interface Doer {
  /** Her role; `citizen-side` for the citizen and who decides for a child; `other` for somebody close. */
  who: PractitionerRoleId | 'citizen-side' | 'other';
  responsibleIsHere: boolean;
  /** Who holds the overview of the room, if she is in it. */
  contact: PractitionerRoleId | undefined;
}

/** Who answers for it now: who took it, or who holds the overview where she has left. */
export const answersForIt = (
  { responsible }: Pick<Errand, 'responsible'>,
  { responsibleIsHere, contact }: Omit<Doer, 'who'>,
): PractitionerRoleId | undefined => (responsibleIsHere ? responsible : contact);

/** Whether a step follows on how the errand stands. */
export function follows({ status, passedTo }: Errand, kind: StepKind): boolean {
  switch (kind) {
    case 'passed':
    case 'solved':
    case 'withdrawn':
      return status === 'open';
    case 'taken':
    case 'not-taken':
      return status === 'open' && passedTo !== null;
    case 'asked-again':
      return status === 'solved';
  }
}

/** Whether a step is somebody's to take: nobody gets an errand without having taken it. */
export function mayTake(errand: Errand, kind: StepKind, doer: Doer): boolean {
  const { who } = doer;
  switch (kind) {
    case 'passed':
    case 'solved':
      return who === answersForIt(errand, doer);
    case 'taken':
    case 'not-taken':
      return who === errand.passedTo;
    case 'asked-again':
    case 'withdrawn':
      return who === 'citizen-side';
  }
}
