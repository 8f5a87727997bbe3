import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Instant, instantOf } from '../../../kernel/instant.ts';
import { type Busy, findTimes, type Wanted } from './find-times.ts';

const zone = 'Europe/Oslo';
const at = (text: string) => Instant.parse(`${text}:00.000Z`);
const find = (more: Partial<Wanted>) =>
  findTimes({ from: at('2026-11-09T00:00'), until: at('2026-11-10T00:00'), minutes: 60, zone, busy: [], ...more });

/** Every fifth minute of the window is tried by itself, and asks the clock on the wall. */
function naive({ from, until, minutes, busy }: Wanted): Instant[] {
  const wall = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const shown = (ms: number) => Object.fromEntries(wall.formatToParts(ms).map(({ type, value }) => [type, value]));
  const found: Instant[] = [];
  for (let ms = Date.parse(from); ms + minutes * 60_000 <= Date.parse(until); ms += 5 * 60_000) {
    const end = ms + minutes * 60_000;
    const [start, last] = [shown(ms), shown(end)];
    if (
      ['Sat', 'Sun'].includes(start['weekday'] ?? '') ||
      Number(start['minute']) % 15 !== 0 ||
      start['weekday'] !== last['weekday']
    )
      continue;
    if (Number(start['hour']) < 8 || Number(last['hour']) * 60 + Number(last['minute']) > 16 * 60) continue;
    if (busy.some(({ startsAt, endsAt }) => Date.parse(startsAt) < end && Date.parse(endsAt) > ms)) continue;
    found.push(instantOf(new Date(ms)));
  }
  return found;
}

describe('Times that suit everybody', () => {
  it('lie between eight and four in the country’s own time, on each quarter', () => {
    const times = find({});
    expect([times[0], times[1], times.at(-1)]).toEqual([
      at('2026-11-09T07:00'),
      at('2026-11-09T07:15'),
      at('2026-11-09T14:00'),
    ]);
    expect(find({ from: at('2026-07-06T00:00'), until: at('2026-07-07T00:00') })[0]).toBe(at('2026-07-06T06:00'));
  });

  it('are on no weekend, and nowhere that somebody is taken', () => {
    expect(find({ from: at('2026-11-07T00:00'), until: at('2026-11-08T22:00') })).toEqual([]);
    const busy = [{ startsAt: at('2026-11-09T07:30'), endsAt: at('2026-11-09T13:30') }];
    expect(find({ busy, minutes: 30 })).toEqual(
      ['07:00', '13:30', '13:45', '14:00', '14:15', '14:30'].map((time) => at(`2026-11-09T${time}`)),
    );
    expect(find({ busy })).toEqual([at('2026-11-09T13:30'), at('2026-11-09T13:45'), at('2026-11-09T14:00')]);
  });

  it('are those that one finds who tries every fifth minute by itself, also over the days on which the clock changes', () => {
    const hour = 3_600_000;
    const begin = fc
      .constantFrom('2026-11-06', '2026-03-27', '2026-10-23')
      .map((day) => Date.parse(`${day}T00:00:00Z`));
    const wanted = fc
      .tuple(
        begin,
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 1, max: 90 }),
        fc.constantFrom(15, 20, 45, 60, 90),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 8000 }), fc.integer({ min: 1, max: 600 })), { maxLength: 12 }),
      )
      .map(([start, later, long, minutes, taken]): Wanted => {
        const moment = (ms: number) => instantOf(new Date(ms));
        const busy = taken.map(
          ([from, lasts]): Busy => ({
            startsAt: moment(start + from * 60_000),
            endsAt: moment(start + (from + lasts) * 60_000),
          }),
        );
        return {
          from: moment(start + later * hour),
          until: moment(start + (later + long) * hour),
          minutes,
          zone,
          busy,
        };
      });
    fc.assert(
      fc.property(wanted, (one) => {
        expect(findTimes(one)).toEqual(naive(one));
      }),
      { numRuns: 40 },
    );
  });
});
