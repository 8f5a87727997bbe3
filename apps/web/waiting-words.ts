import { daysBetween, formatDay } from '../../platform/web/format.ts';
import { m } from '../../platform/web/words.ts';
import type { WaitingLine } from './present-home.ts';

/** The promise on a waiting thread, in a sentence with a name: “Vera svarer innen torsdag”. */
export function promiseInWords({ due, promisedByName, on }: WaitingLine, now: Date): string {
  const name = on?.givenName;
  if (due === null) return name === undefined ? m.app_waits_no_promise() : m.app_waits_with({ name });
  const day = formatDay(due, now);
  if (name === undefined) return m.app_promised_within({ day });
  if (daysBetween(now, due) < 0) return m.app_promise_passed({ name, day });
  return promisedByName ? m.app_answers_by({ name, day }) : m.app_waits_with_until({ name, day });
}

/** Today, and what has passed, stand out a little; never in red. */
export function toneOfDue(due: string, now: Date): 'sand' | 'amber' {
  return daysBetween(now, due) <= 0 ? 'amber' : 'sand';
}

/** A small number as one says it: “tre”. */
export function countInWords(count: number): string {
  return m.app_numbers().split(' ')[count] ?? String(count);
}
