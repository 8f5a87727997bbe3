import type { AnswerPromise } from '../../../../kernel/working-days.ts';
import { m } from '../../../../platform/web/words.ts';
import {
  type AllPromises,
  findTooSlow,
  longestBefore,
  longestPromise,
  mostUrgentFirst,
} from '../../domain/answer-promise.ts';
import type { Urgency } from '../../domain/room.ts';
import { urgencyName } from './promise-words.ts';

/** What stands in the fields, also while it can't be a promise. */
export type TypedPromise = { within: string; unit: AnswerPromise['unit'] };
export type TypedPromises = Record<Urgency, TypedPromise>;
export type Trouble = { urgency: Urgency; sentence: string };

export function typedFrom(promises: AllPromises): TypedPromises {
  const typed = (urgency: Urgency) => ({
    within: String(promises[urgency].within),
    unit: promises[urgency].unit,
  });
  return {
    'no-hurry': typed('no-hurry'),
    'this-week': typed('this-week'),
    'next-day': typed('next-day'),
    today: typed('today'),
  };
}

/** The promise that stands in a field, if it is one. */
export function readTyped({ within, unit }: TypedPromise): AnswerPromise | undefined {
  const digits = within.trim();
  const count = /^\d{1,4}$/.test(digits) ? Number(digits) : 0;
  return count < 1 || count > longestPromise[unit] ? undefined : { within: count, unit };
}

/** What can be promised, or the first field in which something is wrong, the most urgent first. */
export function readAllTyped(typed: TypedPromises): { promises: AllPromises } | { trouble: Trouble } {
  const [noHurry, thisWeek, nextDay, today] = (['no-hurry', 'this-week', 'next-day', 'today'] as const).map((urgency) =>
    readTyped(typed[urgency]),
  );
  if (noHurry === undefined || thisWeek === undefined || nextDay === undefined || today === undefined) {
    return { trouble: wrongNumber(typed) };
  }
  const promises: AllPromises = { 'no-hurry': noHurry, 'this-week': thisWeek, 'next-day': nextDay, today };
  const slow = findTooSlow(promises);
  return slow === undefined ? { promises } : { trouble: tooSlow(slow, promises) };
}

function wrongNumber(typed: TypedPromises): Trouble {
  const urgency = mostUrgentFirst.find((one) => readTyped(typed[one]) === undefined) ?? 'today';
  return { urgency, sentence: m.rooms_promises_wrong_number({ most: longestPromise[typed[urgency].unit] }) };
}

function tooSlow(urgency: Urgency, promises: AllPromises): Trouble {
  const other = mostUrgentFirst[mostUrgentFirst.findIndex((one) => one === urgency) + 1] ?? 'no-hurry';
  const { within: count, unit } = longestBefore(promises[other], promises[urgency].unit);
  const most = unit === 'hours' ? m.rooms_promises_count_hours({ count }) : m.rooms_promises_count_days({ count });
  return { urgency, sentence: m.rooms_promises_too_slow({ other: urgencyName(other), most }) };
}
