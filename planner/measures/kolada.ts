import { daysAfter } from '../problem/days.ts';

/** What of a visit counts. Minutes are after midnight. */
export type CountedVisit = { date: string; start: number; kind: string; people: readonly string[] };

const DAYS = 14;
const FROM = 7 * 60;
const TO = 22 * 60;
const OLD = 65;

/**
 * Kolada's "personalkontinuitet" to the letter: how many different people somebody of 65 or more with at least two visits on every day meets in 14 days
 * between 07 and 22; alarms, meals and home nursing are left out, and so is who was away for a part of the period (has a day with fewer than two visits).
 *
 * @param first the first of the 14 days
 * @returns undefined for whom the measure is not meant
 */
export function koladaFaces(
  age: number | undefined,
  visits: readonly CountedVisit[],
  first: string,
): number | undefined {
  if (age === undefined || age < OLD) return undefined;
  const own = visits.filter(({ date, start, kind }) => {
    const day = daysAfter(first, date);
    return day >= 0 && day < DAYS && start >= FROM && start < TO && kind === 'care';
  });
  for (let day = 0; day < DAYS; day++) {
    if (own.filter(({ date }) => daysAfter(first, date) === day).length < 2) return undefined;
  }
  return new Set(own.flatMap(({ people }) => people)).size;
}
