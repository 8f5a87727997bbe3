import type { Country } from './country.ts';
import { addDays, type Day, getDay, partsOf } from './day.ts';

export type HolidayName =
  | 'new-years-day'
  | 'maundy-thursday'
  | 'good-friday'
  | 'easter-sunday'
  | 'easter-monday'
  | 'great-prayer-day'
  | 'labour-day'
  | 'constitution-day'
  | 'ascension-day'
  | 'whit-sunday'
  | 'whit-monday'
  | 'christmas-eve'
  | 'christmas-day'
  | 'boxing-day'
  | 'new-years-eve';

/** A day on which public offices do not answer: by statute, or only because offices keep closed. */
export type Holiday = { readonly day: Day; readonly name: HolidayName; readonly kind: HolidayKind };
export type HolidayKind = 'public-holiday' | 'offices-closed';

/**
 * Easter Sunday of a year in the Gregorian calendar (from 1583).
 * Source: the anonymous Gregorian computus (Nature, 20 April 1876; Meeus, Astronomical Algorithms, ch. 8).
 */
export function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return getDay(year, Math.floor(sum / 31), (sum % 31) + 1);
}

/**
 * The days of a year on which public offices do not answer, in order.
 * Two may fall on the same day. Norway: 24 and 31 December are ordinary, if short, working days. Denmark: 5 June,
 * 24 and 31 December are no public holidays, but public offices keep closed; Great Prayer Day (the fourth Friday
 * after Easter) is listed to 2023, as it was abolished from 2024.
 */
export function holidaysIn(year: number, country: Country): readonly Holiday[] {
  const easter = easterSunday(year);
  const days = [...inBothCountries(year, easter), ...(country === 'DK' ? inDenmark(year, easter) : inNorway(year))];
  return days.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** The holiday on a day, if there is one; a public holiday goes before one where offices only keep closed. */
export function findHoliday(day: Day, country: Country): Holiday | undefined {
  const onThatDay = holidaysIn(partsOf(day).year, country).filter((holiday) => holiday.day === day);
  return onThatDay.find((holiday) => holiday.kind === 'public-holiday') ?? onThatDay[0];
}

function inBothCountries(year: number, easter: Day): Holiday[] {
  return [
    holiday('new-years-day', getDay(year, 1, 1)),
    holiday('maundy-thursday', addDays(easter, -3)),
    holiday('good-friday', addDays(easter, -2)),
    holiday('easter-sunday', easter),
    holiday('easter-monday', addDays(easter, 1)),
    holiday('ascension-day', addDays(easter, 39)),
    holiday('whit-sunday', addDays(easter, 49)),
    holiday('whit-monday', addDays(easter, 50)),
    holiday('christmas-day', getDay(year, 12, 25)),
    holiday('boxing-day', getDay(year, 12, 26)),
  ];
}

function inNorway(year: number): Holiday[] {
  return [holiday('labour-day', getDay(year, 5, 1)), holiday('constitution-day', getDay(year, 5, 17))];
}

function inDenmark(year: number, easter: Day): Holiday[] {
  const closed = [
    holiday('constitution-day', getDay(year, 6, 5), 'offices-closed'),
    holiday('christmas-eve', getDay(year, 12, 24), 'offices-closed'),
    holiday('new-years-eve', getDay(year, 12, 31), 'offices-closed'),
  ];
  return year <= 2023 ? [holiday('great-prayer-day', addDays(easter, 26)), ...closed] : closed;
}

function holiday(name: HolidayName, day: Day, kind: HolidayKind = 'public-holiday'): Holiday {
  return { day, name, kind };
}
