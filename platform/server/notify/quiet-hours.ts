import { atTime, dayInZone, startOfDay, type Zone } from '../../../kernel/zone.ts';

/** Times of day as `HH:mm`; equal ones mean that no hour is quiet. */
export interface QuietHours {
  from: string;
  until: string;
}

/** When the quiet hours that are on at this instant end, as people in the zone live them; nothing outside of them. */
export function findQuietEnd(now: Date, quiet: QuietHours, zone: Zone): Date | undefined {
  if (quiet.from === quiet.until) return undefined;
  const today = dayInZone(now, zone);
  const from = atTime(today, quiet.from, zone);
  const until = atTime(today, quiet.until, zone);
  if (quiet.from < quiet.until) return now >= from && now < until ? until : undefined;
  if (now < until) return until;
  if (now < from) return undefined;
  // No day is longer than 25 hours, and 26 hours after its start the next one has begun.
  const tomorrow = dayInZone(new Date(startOfDay(today, zone).getTime() + 26 * 3_600_000), zone);
  return atTime(tomorrow, quiet.until, zone);
}
