import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { Country } from '../../../kernel/country.ts';
import { isWorkingDay } from '../../../kernel/working-days.ts';
import { dayInZone, zoneOf } from '../../../kernel/zone.ts';
import {
  AllPromises,
  checkPromises,
  findTooSlow,
  longestPromise,
  mostUrgentFirst,
  type Promises,
  promisedBy,
  usualPromises,
  withUsual,
} from './answer-promise.ts';
import { Urgency } from './room.ts';

/** Local times with their offset, so that summer and winter time are there to be read. */
const cases: readonly [name: string, asking: readonly [Country, Urgency], asked: string, due: string][] = [
  ['a Friday morning, by Monday afternoon', ['NO', 'next-day'], '2026-11-06T10:00+01:00', '2026-11-09T16:00+01:00'],
  ['a Saturday, by Monday afternoon', ['DK', 'next-day'], '2026-11-07T10:00+01:00', '2026-11-09T16:00+01:00'],
  ['today, in four hours of the clock', ['NO', 'today'], '2026-11-06T10:00+01:00', '2026-11-06T14:00+01:00'],
  ['this week, in five working days', ['NO', 'this-week'], '2026-11-06T10:00+01:00', '2026-11-13T16:00+01:00'],
  ['no hurry, in ten working days', ['DK', 'no-hurry'], '2026-11-06T10:00+01:00', '2026-11-20T16:00+01:00'],
  ['before Easter, after Easter Monday', ['NO', 'next-day'], '2027-03-24T10:00+01:00', '2027-03-30T16:00+02:00'],
  ['before Easter in Denmark, the same', ['DK', 'next-day'], '2027-03-24T10:00+01:00', '2027-03-30T16:00+02:00'],
  [
    'before the 17th of May, in Norway after it',
    ['NO', 'next-day'],
    '2027-05-14T10:00+02:00',
    '2027-05-18T16:00+02:00',
  ],
  ['before Whit Monday, in Denmark after it', ['DK', 'next-day'], '2027-05-14T10:00+02:00', '2027-05-18T16:00+02:00'],
  [
    'on the 17th of May, in Denmark a Monday like others in 2021',
    ['DK', 'next-day'],
    '2021-05-14T10:00+02:00',
    '2021-05-17T16:00+02:00',
  ],
  ['before the 1st of May, in Norway after it', ['NO', 'next-day'], '2025-04-30T10:00+02:00', '2025-05-02T16:00+02:00'],
  [
    'before Christmas, in Norway after Boxing Day',
    ['NO', 'next-day'],
    '2026-12-24T10:00+01:00',
    '2026-12-28T16:00+01:00',
  ],
  [
    'over the end of summer time, in hours of the clock',
    ['NO', 'today'],
    '2026-10-25T01:00+02:00',
    '2026-10-25T04:00+01:00',
  ],
  [
    'over the beginning of summer time, at four by the wall',
    ['DK', 'next-day'],
    '2026-03-27T10:00+01:00',
    '2026-03-30T16:00+02:00',
  ],
];

describe('An answer is promised', () => {
  test.each(cases)('%s: %j', (_name, [country, urgency], asked, due) => {
    expect(promisedBy({ at: new Date(asked), urgency }, {}, country).toISOString()).toBe(new Date(due).toISOString());
  });

  it('by what the organisation has said, before what is usual', () => {
    const at = new Date('2026-11-06T10:00+01:00');
    const said = promisedBy({ at, urgency: 'next-day' }, { 'next-day': { within: 3, unit: 'hours' } }, 'NO');
    expect(said.toISOString()).toBe(new Date('2026-11-06T13:00+01:00').toISOString());
    expect(promisedBy({ at, urgency: 'this-week' }, { 'next-day': { within: 3, unit: 'hours' } }, 'NO')).toEqual(
      promisedBy({ at, urgency: 'this-week' }, {}, 'NO'),
    );
  });
});

const anyMoment = fc.date({ min: new Date('2026-01-01'), max: new Date('2036-12-31'), noInvalidDate: true });
const anyAsking = fc.record({ at: anyMoment, country: fc.constantFrom(...Country.options) });
const properties = { numRuns: 500, seed: 4310 };

describe('Whenever it is asked', () => {
  it('the answer is due later, and in working days at four on a working day', () => {
    fc.assert(
      fc.property(anyAsking, fc.constantFrom(...Urgency.options), ({ at, country }, urgency) => {
        const due = promisedBy({ at, urgency }, {}, country);
        expect(due.getTime()).toBeGreaterThan(at.getTime());
        if (usualPromises[urgency].unit === 'hours') return;
        const day = dayInZone(due, zoneOf(country));
        expect(isWorkingDay(day, country)).toBe(true);
        expect(due.toLocaleTimeString('en-GB', { timeZone: zoneOf(country) })).toBe('16:00:00');
      }),
      properties,
    );
  });

  it('what is more urgent is due no later', () => {
    fc.assert(
      fc.property(anyAsking, ({ at, country }) => {
        const dues = (['next-day', 'this-week', 'no-hurry'] as const).map((urgency) =>
          promisedBy({ at, urgency }, {}, country).getTime(),
        );
        expect(dues).toEqual(dues.toSorted((a, b) => a - b));
      }),
      properties,
    );
  });

  it('whoever asks later is promised no sooner', () => {
    fc.assert(
      fc.property(
        anyAsking,
        fc.integer({ min: 0, max: 10 * 24 * 60 }),
        fc.constantFrom(...Urgency.options),
        ({ at, country }, later, urgency) => {
          const then = new Date(at.getTime() + later * 60_000);
          expect(promisedBy({ at: then, urgency }, {}, country).getTime()).toBeGreaterThanOrEqual(
            promisedBy({ at, urgency }, {}, country).getTime(),
          );
        },
      ),
      properties,
    );
  });
});

const hours = (within: number) => ({ within, unit: 'hours' as const });
const days = (within: number) => ({ within, unit: 'working-days' as const });

describe('What an organisation may promise', () => {
  it('is what is usual, where it has said nothing', () => {
    expect(checkPromises(withUsual({}))).toEqual({ ok: true, value: usualPromises });
    expect(withUsual({ today: hours(2) })).toEqual({ ...usualPromises, today: hours(2) });
  });

  test.each<[string, Promises, Urgency | undefined]>([
    ['the same for all', { 'next-day': days(5), 'this-week': days(5), today: hours(16) }, undefined],
    ['today in more hours than to the next day', { today: hours(17) }, 'today'],
    ['today in days, the next day in hours', { today: days(1), 'next-day': hours(48) }, 'today'],
    ['two days for the next day, and a day and a half for today', { 'next-day': days(2), today: hours(36) }, undefined],
    ['the next day later than this week', { 'next-day': days(6) }, 'next-day'],
    ['this week later than what does not hurry', { 'this-week': days(11) }, 'this-week'],
  ])('%s', (_name, said, slow) => {
    expect(findTooSlow(withUsual(said))).toBe(slow);
    expect(checkPromises(withUsual(said)).ok).toBe(slow === undefined);
  });

  test.each([
    ['no hours', hours(0)],
    ['half an hour', hours(0.5)],
    ['more than two days in hours', hours(49)],
    ['more than six weeks', days(31)],
    ['weeks', { within: 2, unit: 'weeks' }],
  ])('is not %s', (_name, promise) => {
    expect(AllPromises.safeParse({ ...usualPromises, 'no-hurry': promise }).success).toBe(false);
  });

  it('is every urgency, none left out', () => {
    expect(AllPromises.safeParse({ ...usualPromises, today: undefined }).success).toBe(false);
  });
});

const anyPromise = fc.oneof(
  fc.integer({ min: 1, max: longestPromise.hours }).map(hours),
  fc.integer({ min: 1, max: longestPromise['working-days'] }).map(days),
);
const anyPromises = fc.record({
  'no-hurry': anyPromise,
  'this-week': anyPromise,
  'next-day': anyPromise,
  today: anyPromise,
});
const duesOf = (promises: AllPromises, at: Date, country: Country) =>
  mostUrgentFirst.map((urgency) => promisedBy({ at, urgency }, promises, country).getTime());

describe('Whatever an organisation promises', () => {
  it('what is more urgent is due no later, whenever it is asked', () => {
    // Near to what is allowed, so that most are; the rest is left to the next test.
    const allowed = anyPromises.filter((promises) => checkPromises(promises).ok);
    fc.assert(
      fc.property(allowed, anyAsking, (promises, { at, country }) => {
        const dues = duesOf(promises, at, country);
        expect(dues).toEqual(dues.toSorted((a, b) => a - b));
      }),
      properties,
    );
  });

  it('it is refused only if there is a moment at which what is more urgent is due later', () => {
    // The last minute of a working day before a working day, and a Friday in the evening.
    const moments = ['2026-11-10T23:59:59+01:00', '2026-11-06T23:59:59+01:00'].map((at) => new Date(at));
    fc.assert(
      fc.property(anyPromises, (promises) => {
        if (checkPromises(promises).ok) return;
        const slower = moments.some((at) => {
          const dues = duesOf(promises, at, 'NO');
          return dues.some((due, i) => i > 0 && due < (dues[i - 1] ?? 0));
        });
        expect(slower).toBe(true);
      }),
      properties,
    );
  });
});
