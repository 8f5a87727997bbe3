import { describe, expect, it } from 'vitest';
import { Instant } from '../../../kernel/instant.ts';
import { opensMore } from './opens-more.ts';

const at = (day: string) => Instant.parse(`${day}T00:00:00.000Z`);
const before = { seesFrom: at('2026-11-01'), holdsUntil: at('2027-05-01') };

describe('What opens more than before', () => {
  it.each([
    ['a yes', { kind: 'given', ...before }, true],
    ['a no', { kind: 'declined', seesFrom: null, holdsUntil: null }, false],
    ['taking back', { kind: 'withdrawn', seesFrom: null, holdsUntil: null }, false],
    ['asking', { kind: 'asked', seesFrom: null, holdsUntil: null }, false],
    ['the same once more', { kind: 'changed', ...before }, false],
    ['seeing from an earlier day', { kind: 'changed', ...before, seesFrom: at('2026-10-31') }, true],
    ['seeing all', { kind: 'changed', ...before, seesFrom: null }, true],
    ['seeing from a later day', { kind: 'changed', ...before, seesFrom: at('2026-11-02') }, false],
    ['holding longer', { kind: 'changed', ...before, holdsUntil: at('2027-05-02') }, true],
    ['holding without end', { kind: 'changed', ...before, holdsUntil: null }, true],
    ['holding shorter', { kind: 'changed', ...before, holdsUntil: at('2027-04-30') }, false],
    ['holding shorter and seeing more', { kind: 'changed', seesFrom: null, holdsUntil: at('2026-12-01') }, true],
  ] as const)('%s', (_what, action, opens) => {
    expect(opensMore(before, action)).toBe(opens);
  });

  it('is nothing where all was open without end', () => {
    const open = { seesFrom: null, holdsUntil: null };
    expect(opensMore(open, { kind: 'changed', ...before })).toBe(false);
  });
});
