import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { Country } from '../../../kernel/country.ts';
import { dayInZone, zoneOf } from '../../../kernel/zone.ts';
import { isWorkingDay } from '../../../kernel/working-days.ts';
import { promisedBy, usualPromises } from './answer-promise.ts';
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
