import { type DateWords, dateWords } from './date-words.ts';
import { getLanguage } from './language.ts';

/** A moment (Date or ISO text with a time) or a plain day (`2026-11-17`). */
export type Moment = Date | string;

/** Norway and Denmark keep the same time; a phone abroad shows the time of the appointment's place. */
const inPlace = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  hourCycle: 'h23',
});

type Wall = { year: number; month: number; day: number; hour: number; minute: number };

/** `09.12`, in English `09:12`. */
export function formatTime(moment: Moment): string {
  const { hour, minute } = wallOf(moment);
  return [hour, minute].map((part) => String(part).padStart(2, '0')).join(words().clock);
}

/** `17. november`; with the year when it is not this one. */
export function formatDate(moment: Moment, now: Date = new Date()): string {
  const { year, month, day } = wallOf(moment);
  const thisYear = wallOf(now).year === year;
  return `${day}${words().afterDay} ${words().months[month - 1]}${thisYear ? '' : ` ${year}`}`;
}

/** `tirsdag 17. november`. */
export function formatLongDay(moment: Moment, now: Date = new Date()): string {
  return `${weekdayOf(moment)} ${formatDate(moment, now)}`;
}

/** `tirsdag 17. november kl. 10.00`. */
export function formatDayAndTime(moment: Moment, now: Date = new Date()): string {
  return `${formatLongDay(moment, now)} ${words().at} ${formatTime(moment)}`;
}

/** A day as one says it: `i dag`, `i går`, `i morgen`, `torsdag` within six days, else `tirsdag 17. november`. */
export function formatDay(moment: Moment, now: Date = new Date()): string {
  const away = daysBetween(now, moment);
  if (away === 0) return words().today;
  if (away === -1) return words().yesterday;
  if (away === 1) return words().tomorrow;
  return Math.abs(away) <= 6 ? weekdayOf(moment) : formatLongDay(moment, now);
}

/** How long ago, for lists: `i dag 09.12`, `i går`, `torsdag`, else `3. november`. */
export function formatSince(moment: Moment, now: Date = new Date()): string {
  const away = daysBetween(now, moment);
  if (away === 0) return isPlainDay(moment) ? words().today : `${words().today} ${formatTime(moment)}`;
  return Math.abs(away) <= 6 ? formatDay(moment, now) : formatDate(moment, now);
}

/** The first letter large: for a heading or the start of a line. */
export function withCapital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whole calendar days from one moment's day to the other's; negative when the other lies before. */
export function daysBetween(from: Moment, to: Moment): number {
  return Math.round((dayNumber(to) - dayNumber(from)) / 86_400_000);
}

function words(): DateWords {
  return dateWords[getLanguage()];
}

function weekdayOf(moment: Moment): string {
  return words().weekdays[new Date(dayNumber(moment)).getUTCDay()] ?? '';
}

function dayNumber(moment: Moment): number {
  const { year, month, day } = wallOf(moment);
  return Date.UTC(year, month - 1, day);
}

function isPlainDay(moment: Moment): moment is string {
  return typeof moment === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(moment);
}

function wallOf(moment: Moment): Wall {
  // A plain day has no time and no place; noon in UTC is that same day here.
  const date = isPlainDay(moment) ? new Date(`${moment}T12:00:00Z`) : new Date(moment);
  const parts = new Map(inPlace.formatToParts(date).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') };
}
