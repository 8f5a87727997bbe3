import type { Country } from '../../../kernel/country.ts';
import type { Day } from '../../../kernel/day.ts';
import { dateOf, type Instant } from '../../../kernel/instant.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { addWorkingDays } from '../../../kernel/working-days.ts';
import { dayInZone, zoneOf } from '../../../kernel/zone.ts';
import { reviewWorkingDays } from './emergency.ts';

/** When an access is over: when she ended it, or when its time was up. */
export interface Ending {
  endsAt: Instant;
  endedAt: Instant | null;
}

export function endOf({ endsAt, endedAt }: Ending): Instant {
  return endedAt !== null && endedAt < endsAt ? endedAt : endsAt;
}

export function isOpen(access: Ending, now: Instant): boolean {
  return endOf(access) > now;
}

/** The day on which it has been reviewed at the latest, in working days of the organisation's country. */
export function reviewBy(access: Ending, country: Country): Day {
  return addWorkingDays(dayInZone(dateOf(endOf(access)), zoneOf(country)), reviewWorkingDays, country);
}

/** Whether whoever answers for it may say now what she thinks of it. Her own is hidden from her, so it is never this one. */
export function mayReview(access: Ending, now: Instant): Result<true, 'access-is-still-open'> {
  return isOpen(access, now) ? refuse('access-is-still-open') : ok(true);
}

/** Those that wait for a review first, the longest waiting first; then the others, the latest first. */
export function toReviewFirst<T extends { reviews: readonly unknown[]; openedAt: Instant }>(all: readonly T[]): T[] {
  const waits = ({ reviews }: T) => reviews.length === 0;
  return [
    ...all.filter(waits).sort((one, other) => (one.openedAt < other.openedAt ? -1 : 1)),
    ...all.filter((one) => !waits(one)).sort((one, other) => (one.openedAt > other.openedAt ? -1 : 1)),
  ];
}
