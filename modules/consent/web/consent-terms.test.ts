import { expect, it } from 'vitest';
import { addMonths, dayOf, lastDayOf } from './consent-terms.ts';

it.each([
  ['2026-11-17', 6, '2027-05-17'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2026-12-31', 1, '2027-01-31'],
])('%s and %i months is %s', (day, months, later) => expect(addMonths(day, months)).toBe(later));

it('tells the day where the citizen lives, not in London', () => {
  expect(dayOf(new Date('2026-11-21T23:30:00Z'))).toBe('2026-11-22');
});

it('counts the last day in full', () => expect(lastDayOf('2027-05-17T22:00:00.000Z')).toBe('2027-05-17'));
