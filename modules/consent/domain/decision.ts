import type { Country } from '../../../kernel/country.ts';
import type { Day } from '../../../kernel/day.ts';
import type { PersonId, PractitionerRoleId } from '../../../kernel/ids.ts';
import type { Sees, ToldBy } from './consent-action.ts';

/** What somebody wants to have recorded. */
export interface Decision {
  id: string;
  decision: 'give' | 'decline' | 'change' | 'withdraw';
  /** Needed to give; a change without it leaves it as it is. */
  sees?: Sees | undefined;
  /** The last day on which it holds; null is without end. Left out, a yes has no end and a change leaves it as it is. */
  holdsUntil?: string | null | undefined;
  toldBy: ToldBy;
}

/** Who wants to record it; `other` is whoever may look but not decide. */
export type Decider =
  | { as: 'citizen' | 'guardian' | 'other'; personId: PersonId }
  | { as: 'practitioner'; personId: PersonId; roleId: PractitionerRoleId };

/** The citizen's side of a decision. */
export interface Citizen {
  id: PersonId;
  /** Unknown of few; they count as grown up. */
  birthDay: Day | null;
  country: Country;
  /** The age in full years from which her country lets her decide alone. */
  decidesAloneFrom: number;
  guardians: readonly PersonId[];
}
