import { describe, expect, test } from 'vitest';
import { findQuietEnd } from './quiet-hours.ts';

const night = { from: '21:00', until: '07:00' };
const end = (now: string, quiet = night) => findQuietEnd(new Date(now), quiet, 'Europe/Oslo')?.toISOString();

describe('Quiet hours', () => {
  test('last over midnight, from the first minute to the last', () => {
    expect(end('2026-11-06T19:59:59Z')).toBeUndefined();
    expect(end('2026-11-06T20:00:00Z')).toBe('2026-11-07T06:00:00.000Z');
    expect(end('2026-11-06T23:30:00Z')).toBe('2026-11-07T06:00:00.000Z');
    expect(end('2026-11-07T05:59:59Z')).toBe('2026-11-07T06:00:00.000Z');
    expect(end('2026-11-07T06:00:00Z')).toBeUndefined();
  });

  test('end at seven on the wall in the nights when the clocks change', () => {
    expect(end('2026-10-24T20:00:00Z')).toBe('2026-10-25T06:00:00.000Z');
    expect(end('2027-03-27T21:00:00Z')).toBe('2027-03-28T05:00:00.000Z');
    // In the evening of the longest day of the year, which has 25 hours.
    expect(end('2026-10-25T21:00:00Z')).toBe('2026-10-26T06:00:00.000Z');
  });

  test('may lie within a day, and may be none', () => {
    const shift = { from: '08:00', until: '15:30' };
    expect(end('2026-11-06T10:00:00Z', shift)).toBe('2026-11-06T14:30:00.000Z');
    expect(end('2026-11-06T20:00:00Z', shift)).toBeUndefined();
    expect(end('2026-11-06T23:00:00Z', { from: '07:00', until: '07:00' })).toBeUndefined();
  });
});
