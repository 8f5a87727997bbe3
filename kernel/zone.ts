import type { Country } from './country.ts';
import { Day } from './day.ts';

/** The time zones of the countries, by their IANA names. */
export type Zone = 'Europe/Copenhagen' | 'Europe/Oslo';

/** The zone of public offices in a country. */
export function zoneOf(country: Country): Zone {
  return country === 'DK' ? 'Europe/Copenhagen' : 'Europe/Oslo';
}

/** The calendar day that people in the zone live in at this instant. */
export function dayInZone(instant: Date, zone: Zone): Day {
  return Day.parse(localIso(instant.getTime(), zone).slice(0, 10));
}

/** The instant at which a day begins in the zone. */
export function startOfDay(day: Day, zone: Zone): Date {
  return atTime(day, '00:00', zone);
}

/**
 * The instant at which clocks in the zone show `HH:mm` on the day.
 * A time skipped when summer time begins moves forward by the skipped hour (02:30 becomes 03:30);
 * a time shown twice when summer time ends means the first. Throws a RangeError if the time is not HH:mm.
 */
export function atTime(day: Day, time: string, zone: Zone): Date {
  if (!/^([01][0-9]|2[0-3]):[0-5][0-9]$/.test(time)) throw new RangeError(`not a time of day: ${time}`);
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const offsetBefore = offsetAt(wanted - MS_PER_DAY, zone);
  const offsetAfter = offsetAt(wanted + MS_PER_DAY, zone);
  const shown = [wanted - offsetBefore, wanted - offsetAfter].filter((ms) => ms + offsetAt(ms, zone) === wanted);
  return new Date(shown.length > 0 ? Math.min(...shown) : wanted - offsetBefore);
}

const MS_PER_DAY = 86_400_000;

const CLOCKS: Readonly<Record<Zone, Intl.DateTimeFormat>> = {
  'Europe/Copenhagen': clockIn('Europe/Copenhagen'),
  'Europe/Oslo': clockIn('Europe/Oslo'),
};

function clockIn(zone: Zone): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
}

/** What clock and calendar on the wall show, as YYYY-MM-DDTHH:mm:ss. */
function localIso(ms: number, zone: Zone): string {
  const parts = new Map(CLOCKS[zone].formatToParts(ms).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes, width = 2) => (parts.get(type) ?? '').padStart(width, '0');
  return `${part('year', 4)}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
}

const MS_PER_HOUR = 3_600_000;
const OFFSETS = new Map<string, number>();

/** Milliseconds by which the clocks of the zone are ahead of UTC; the same for all of an hour, so it is asked once for each. */
function offsetAt(ms: number, zone: Zone): number {
  const hour = Math.floor(ms / MS_PER_HOUR) * MS_PER_HOUR;
  const key = `${zone} ${hour}`;
  const known = OFFSETS.get(key);
  if (known !== undefined) return known;
  const offset = Date.parse(`${localIso(hour, zone)}Z`) - hour;
  if (OFFSETS.size >= 10_000) OFFSETS.clear();
  OFFSETS.set(key, offset);
  return offset;
}
