import { dateOf, type Instant, instantOf } from '../../../kernel/instant.ts';

const msPerMinute = 60_000;

/** How long what is proposed stays in everybody's calendar. */
export const heldHours = 48;

export function minutesAfter(moment: Instant, minutes: number): Instant {
  return instantOf(new Date(dateOf(moment).getTime() + minutes * msPerMinute));
}

export function minutesBetween(from: Instant, to: Instant): number {
  return (dateOf(to).getTime() - dateOf(from).getTime()) / msPerMinute;
}
