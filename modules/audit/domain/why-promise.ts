import { z } from 'zod';
import type { Country } from '../../../kernel/country.ts';
import { answerDue } from '../../../kernel/working-days.ts';
import { administrator } from '../../people/domain/may-import.ts';

/** In how many working days an organisation answers why somebody of it has looked. */
export const WhyPromise = z.object({ workingDays: z.int().min(1).max(20) });
export type WhyPromise = z.infer<typeof WhyPromise>;

/** The days that somebody has typed; nothing when it is no number of days that may be promised. */
export function readWorkingDays(typed: string): number | undefined {
  const days = /^\d{1,2}$/.test(typed.trim()) ? Number(typed) : 0;
  return days >= 1 && days <= 20 ? days : undefined;
}

/** What holds until an organisation has said otherwise. */
export const usualWhyPromise: WhyPromise = { workingDays: 10 };

/** Whether somebody in this role says in how many days her organisation answers; the screens ask the same. */
export function maySetWhyPromise(role: { profession: string } | undefined): boolean {
  return role?.profession === administrator;
}

/** When the answer is due: so many working days, and never later than a month, which is the law's (GDPR art. 12 (3)). */
export function whyDue(askedAt: Date, { workingDays }: WhyPromise, country: Country): Date {
  const month = monthAfter(askedAt);
  for (let within = workingDays; within > 1; within -= 1) {
    const due = answerDue(askedAt, { within, unit: 'working-days' }, country);
    if (due <= month) return due;
  }
  return answerDue(askedAt, { within: 1, unit: 'working-days' }, country);
}

/** The same day of the next month, or its last day. */
function monthAfter(at: Date): Date {
  const after = new Date(at);
  after.setUTCMonth(at.getUTCMonth() + 1);
  if (after.getUTCDate() !== at.getUTCDate()) after.setUTCDate(0);
  return after;
}
