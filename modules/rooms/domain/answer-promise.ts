import { z } from 'zod';
import type { Country } from '../../../kernel/country.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { AnswerPromise, answerDue, END_OF_WORKING_DAY } from '../../../kernel/working-days.ts';
import { administrator } from '../../people/domain/may-import.ts';
import type { Urgency } from './room.ts';

/** What an organisation promises until it has said otherwise; a promise is made by the organisation, not by us. */
export const usualPromises: AllPromises = {
  'no-hurry': { within: 10, unit: 'working-days' },
  'this-week': { within: 5, unit: 'working-days' },
  'next-day': { within: 1, unit: 'working-days' },
  today: { within: 4, unit: 'hours' },
};

export type Promises = Partial<Record<Urgency, AnswerPromise>>;

/** The most that may be promised: two days in hours, six weeks in working days. */
export const longestPromise: Record<AnswerPromise['unit'], number> = { hours: 48, 'working-days': 30 };

const OrganisationPromise = AnswerPromise.refine(({ within, unit }) => within <= longestPromise[unit]);

/** What an organisation promises, each urgency once. */
export const AllPromises = z.object({
  'no-hurry': OrganisationPromise,
  'this-week': OrganisationPromise,
  'next-day': OrganisationPromise,
  today: OrganisationPromise,
});
export type AllPromises = z.infer<typeof AllPromises>;

export const mostUrgentFirst = ['today', 'next-day', 'this-week', 'no-hurry'] as const satisfies readonly Urgency[];

/** What an organisation promises in all, when it has said this. */
export function withUsual(said: Promises): AllPromises {
  return { ...usualPromises, ...said };
}

/** Whether somebody in this role says what her organisation promises; the screens ask the same. */
export function maySetPromises(role: { profession: string } | undefined): boolean {
  return role?.profession === administrator;
}

/** Promises may be made if, whenever it is asked, what is more urgent is due no later. */
export function checkPromises(promises: AllPromises): Result<AllPromises, 'promise-slower-when-more-urgent'> {
  return findTooSlow(promises) === undefined ? ok(promises) : refuse('promise-slower-when-more-urgent');
}

/** The most urgent step whose answer may be due later than that of the next one, if there is one. */
export function findTooSlow(promises: AllPromises): Urgency | undefined {
  return mostUrgentFirst.find((urgency, at) => {
    const lessUrgent = mostUrgentFirst[at + 1];
    return lessUrgent !== undefined && !isNeverLater(promises[urgency], promises[lessUrgent]);
  });
}

function isNeverLater(one: AnswerPromise, other: AnswerPromise): boolean {
  const longest = longestBefore(other, one.unit);
  return one.unit === longest.unit && one.within <= longest.within;
}

/** The longest promise, in this unit if there is one, that is never due later than another one. */
export function longestBefore(other: AnswerPromise, unit: AnswerPromise['unit']): AnswerPromise {
  // A working day over a weekend takes longer than any number of hours that may be promised.
  if (unit === other.unit || unit === 'working-days') return other;
  return { within: Math.min(fewestHours(other.within), longestPromise.hours), unit };
}

/** Asked in the last moment of a day, working days take fewest hours: whole days, and the last until offices close. */
function fewestHours(workingDays: number): number {
  return (workingDays - 1) * 24 + Number(END_OF_WORKING_DAY.slice(0, 2));
}

/** When an answer is due by what the organisation has promised, in working days of its country. */
export function promisedBy(asked: { at: Date; urgency: Urgency }, promises: Promises, country: Country): Date {
  return answerDue(asked.at, promises[asked.urgency] ?? usualPromises[asked.urgency], country);
}
