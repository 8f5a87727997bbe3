import { describe, expect, it } from 'vitest';
import { Day } from '../../../kernel/day.ts';
import { checkRule, keptUntil, retentionBounds } from './retention.ts';

describe('The last day on which something is kept', () => {
  it.each([
    ['2026-01-15', 1, '2026-02-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2023-02-28', 12, '2024-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-08-31', 120, '2036-08-31'],
    ['2026-12-31', 2, '2027-02-28'],
    // The nights on which the clocks change are days like others.
    ['2026-03-29', 12, '2027-03-29'],
    ['2026-10-25', 12, '2027-10-25'],
  ])('of what ended on %s, for %i months, is %s', (ended, months, last) => {
    expect(keptUntil(Day.parse(ended), months)).toBe(last);
  });
});

describe('A rule', () => {
  it.each(['closed-room', 'import-run'] as const)('for a %s keeps neither shorter nor longer than one may', (kind) => {
    const { least, most } = retentionBounds[kind];
    expect(checkRule({ kind, months: least })).toMatchObject({ ok: true });
    expect(checkRule({ kind, months: most })).toMatchObject({ ok: true });
    expect(checkRule({ kind, months: least - 1 })).toMatchObject({ reason: 'kept-too-short' });
    expect(checkRule({ kind, months: most + 1 })).toMatchObject({ reason: 'kept-too-long' });
  });
});
