import { z } from 'zod';

/** A moment as UTC text with milliseconds (`2026-11-22T09:12:00.000Z`): what travels and what rules compare; text order is time order. */
export const Instant = z.iso.datetime({ precision: 3 }).brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

export function instantOf(date: Date): Instant {
  return date.toISOString() as Instant;
}

export function dateOf(instant: Instant): Date {
  return new Date(instant);
}
