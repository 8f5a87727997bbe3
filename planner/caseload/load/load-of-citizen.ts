import type { CaseloadFile, Citizen, Contacts } from '../problem/caseload-file.ts';
import type { Times } from '../problem/settings.ts';
import { loadFactor } from './load-factor.ts';

/**
 * Minutes a week for what is due: each talk with its preparation and registration, agreements, endings and calls.
 * The terms are those of the contact persons themselves (docs/caseload.md).
 */
export function minutesOfContacts(contacts: Contacts, times: Times): number {
  const { intake = 0, followUp = 0, adHoc = 0, agreements = 0, endings = 0, callAttempts = 0 } = contacts;
  return (
    intake * (times.preparation + times.intakeTalk + times.intakeRegistration) +
    followUp * (times.preparation + times.followUpTalk + times.followUpRegistration) +
    adHoc * (times.preparation + times.adHocTalk + times.adHocRegistration) +
    agreements * times.agreement +
    endings * times.ending +
    callAttempts * times.callAttempt
  );
}

/** The factor of each rating that stands in the file. */
export function factorsOf(file: CaseloadFile): ReadonlyMap<string, number> {
  const registered = file.registered ?? [];
  const ratings = new Set(registered.map(({ rating }) => rating));
  return new Map([...ratings].map((r) => [r, loadFactor(r, registered, file.settings.credibility).factor]));
}

/** Whole minutes a week, rounded up: what was estimated, times the calibrated factor of its rating. */
export function loadOfCitizen(citizen: Citizen, times: Times, factors: ReadonlyMap<string, number>): number {
  const estimated = citizen.minutes ?? minutesOfContacts(citizen.contacts ?? {}, times);
  const factor = citizen.rating === undefined ? 1 : (factors.get(citizen.rating) ?? 1);
  return Math.ceil(estimated * factor - 1e-9);
}
