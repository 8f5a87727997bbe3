import { describe, expect, it } from 'vitest';
import { addMonths, Month, spanOf } from './months.ts';

const month = (text: string) => Month.parse(text);
const span = (text: string, months: number) => Object.values(spanOf(month(text), months)).map((at) => at.toISOString());

describe('Months', () => {
  it('last from the first day by the clocks of the countries until the next one', () => {
    expect(span('2026-11', 1)).toEqual(['2026-10-31T23:00:00.000Z', '2026-11-30T23:00:00.000Z']);
    expect(span('2026-12', 12)).toEqual(['2025-12-31T23:00:00.000Z', '2026-12-31T23:00:00.000Z']);
    expect(span('2026-01', 12)).toEqual(['2025-01-31T23:00:00.000Z', '2026-01-31T23:00:00.000Z']);
  });

  it('go on over the turn of a year', () => {
    expect(addMonths(month('2026-12'), 1)).toBe('2027-01');
    expect(addMonths(month('2026-01'), -1)).toBe('2025-12');
  });
});
