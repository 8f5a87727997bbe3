import type { Person } from '../problem/caseload-file.ts';

/** Minutes a day kept free for what nobody foresaw; contact persons said 10–30. */
export const FLEXIBILITY_A_DAY = 20;
/** Minutes a day to unburden oneself, alone or with colleagues; contact persons said 15–60. */
export const DEBRIEFING_A_DAY = 30;
export const WORKDAYS = 5;

/** Contract minutes less all that is no contact with citizens; whole, rounded down, never below 0. */
export function netMinutes(person: Person): number {
  const days = person.workdays ?? WORKDAYS;
  const taken =
    (person.teaching ?? 0) +
    (person.projects ?? 0) +
    (person.registrationDebt ?? 0) +
    (person.meetings ?? 0) +
    (person.courses ?? 0) +
    (person.administration ?? 0) +
    (person.absence ?? 0) +
    days * ((person.flexibilityADay ?? FLEXIBILITY_A_DAY) + (person.debriefingADay ?? DEBRIEFING_A_DAY));
  return Math.max(0, Math.floor(person.contract - taken + 1e-9));
}
