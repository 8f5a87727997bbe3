import { addDays, type Day, daysBetween, weekday } from '../../../kernel/day.ts';
import { type Instant, instantOf } from '../../../kernel/instant.ts';
import { atTime, dayInZone, type Zone } from '../../../kernel/zone.ts';
import { minutesAfter } from './moments.ts';

/** When somebody is taken: times and nothing else. */
export interface Busy {
  startsAt: Instant;
  endsAt: Instant;
}

export interface Wanted {
  from: Instant;
  until: Instant;
  minutes: number;
  zone: Zone;
  /** Of everybody whose calendar is known; in any order, also overlapping. */
  busy: readonly Busy[];
}

/** The longest stretch of somebody's calendar that may be asked for at once. */
export const longestWindowDays = 28;
const opens = '08:00';
const closes = '16:00';
const everyMinutes = 15;

/** The beginnings of all times on weekdays between eight and four, on each quarter, at which nobody is taken. */
export function findTimes(wanted: Wanted): Instant[] {
  const { from, until, minutes, zone } = wanted;
  const taken = wanted.busy.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  const [first, last] = [dayInZone(new Date(from), zone), dayInZone(new Date(until), zone)];
  const days = Array.from({ length: daysBetween(first, last) + 1 }, (_, count) => addDays(first, count));
  return days
    .filter((day) => weekday(day) <= 5)
    .flatMap((day) => startsOn(day, minutes, zone))
    .filter((start) => {
      const end = minutesAfter(start, minutes);
      return start >= from && end <= until && !isTaken(taken, start, end);
    });
}

function startsOn(day: Day, minutes: number, zone: Zone): Instant[] {
  const [start, end] = [opens, closes].map((time) => atTime(day, time, zone).getTime());
  const starts: Instant[] = [];
  for (let at = start ?? 0; at + minutes * 60_000 <= (end ?? 0); at += everyMinutes * 60_000)
    starts.push(instantOf(new Date(at)));
  return starts;
}

function isTaken(sorted: readonly Busy[], start: Instant, end: Instant): boolean {
  for (const { startsAt, endsAt } of sorted) {
    if (startsAt >= end) return false;
    if (endsAt > start) return true;
  }
  return false;
}
