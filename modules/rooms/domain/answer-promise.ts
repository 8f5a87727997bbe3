import type { Country } from '../../../kernel/country.ts';
import { type AnswerPromise, answerDue } from '../../../kernel/working-days.ts';
import type { Urgency } from './room.ts';

/** What an organisation promises until it has said otherwise; a promise is made by the organisation, not by us. */
export const usualPromises: Record<Urgency, AnswerPromise> = {
  'no-hurry': { within: 10, unit: 'working-days' },
  'this-week': { within: 5, unit: 'working-days' },
  'next-day': { within: 1, unit: 'working-days' },
  today: { within: 4, unit: 'hours' },
};

export type Promises = Partial<Record<Urgency, AnswerPromise>>;

/** When an answer is due by what the organisation has promised, in working days of its country. */
export function promisedBy(asked: { at: Date; urgency: Urgency }, promises: Promises, country: Country): Date {
  return answerDue(asked.at, promises[asked.urgency] ?? usualPromises[asked.urgency], country);
}
