import { describe, expect, expectTypeOf, it } from 'vitest';
import { isOk, ok, type Result, refuse } from './result.ts';

function halve(n: number): Result<number, 'odd'> {
  return n % 2 === 0 ? ok(n / 2) : refuse('odd');
}

describe('a result', () => {
  it('carries the value of a rule that allows', () => {
    expect(halve(4)).toEqual({ ok: true, value: 2 });
  });

  it('names the reason of a rule that refuses', () => {
    expect(halve(3)).toEqual({ ok: false, reason: 'odd' });
    expectTypeOf(refuse('odd').reason).toEqualTypeOf<'odd'>();
  });

  it('can be filtered down to the allowed values', () => {
    const allowed = [halve(1), halve(2), halve(4)].filter(isOk).map((result) => result.value);
    expect(allowed).toEqual([1, 2]);
  });
});
