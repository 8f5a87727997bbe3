import { describe, expect, it } from 'vitest';
import { seesMore } from './sees-more.ts';

const now = { kind: 'now' } as const;
const all = { kind: 'all' } as const;
const from = (day: string) => ({ kind: 'date', day }) as const;

describe('Newcomers see more than before', () => {
  it.each([
    ['all instead of from now on', now, all, true],
    ['all instead of from a day', from('2026-11-01'), all, true],
    ['from a day instead of from now on', now, from('2026-11-01'), true],
    ['from an earlier day', from('2026-11-02'), from('2026-11-01'), true],
    ['from a later day', from('2026-11-01'), from('2026-11-02'), false],
    ['from now on instead of all', all, now, false],
    ['the same', from('2026-11-01'), from('2026-11-01'), false],
  ] as const)('%s: %s', (_what, before, after, more) => {
    expect(seesMore(before, after)).toBe(more);
  });
});
