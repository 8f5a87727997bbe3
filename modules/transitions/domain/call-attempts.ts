import { dateOf } from '../../../kernel/instant.ts';
import { atTime } from '../../../kernel/zone.ts';
import { dayAt } from '../../pathways/domain/day-at.ts';
import type { CallAttempt } from './handover.ts';

export const partsOfDay = ['morning', 'midday', 'afternoon'] as const;
export type PartOfDay = (typeof partsOfDay)[number];

/** In which part of a working day a moment falls: before 11, before 14, after. */
export function partOfDay(at: Date): PartOfDay {
  const before = (time: string) => at < atTime(dayAt(at), time, 'Europe/Copenhagen');
  return before('11:00') ? 'morning' : before('14:00') ? 'midday' : 'afternoon';
}

/** When to try next: a part of the day that has been tried least since she was last reached; undefined when she was reached last. */
export function suggestNextCall(calls: readonly CallAttempt[]): PartOfDay | undefined {
  const since = calls.slice(calls.findLastIndex(({ reached }) => reached) + 1);
  if (since.length === 0) return undefined;
  const tries = (part: PartOfDay) => since.filter(({ at }) => partOfDay(dateOf(at)) === part).length;
  return partsOfDay.toSorted((one, other) => tries(one) - tries(other))[0];
}
