import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accessTable } from '../access-table-for-tests.ts';
import type { Kind } from '../everybody-for-tests.ts';
import { amongEverybody, endpoints, type Gathered } from '../gather-for-tests.ts';
import { call } from '../request-for-tests.ts';
import { awkwardText, fuzz } from './fuzz.ts';

let all: Gathered;
amongEverybody((gathered) => {
  all = gathered;
});

/** Something else at one or several places of an input that would have been right. */
interface Disturbance {
  at: number;
  value: unknown;
}
const anything = fc.oneof(
  awkwardText,
  fc.constantFrom(
    '2026-03-29T02:30:00.000Z',
    '2026-12-31T23:59:60Z',
    '2026-02-30',
    '0000-00-00',
    '+275760-09-13',
    '24:00',
  ),
  fc.double(),
  fc.bigInt().map(String),
  fc.uuid(),
  fc.jsonValue({ maxDepth: 6 }),
  fc.constantFrom('__proto__', 'constructor', 'toString').map((key) => ({ [key]: { polluted: true } })),
);
const disturbances = fc.array(fc.record({ at: fc.nat(40), value: anything }), { minLength: 1, maxLength: 4 });

/** Whoever may do it, so that nothing but the input can be refused. */
const allowedKind = (name: string): Kind => accessTable[name]?.allowed[0] ?? 'opener';

describe.each(endpoints)('$name', ({ endpoint, name }) => {
  it('answers whatever it is asked by name, and is none the worse for it', { timeout: 60_000 }, async () => {
    const kind = allowedKind(name);
    const right = accessTable[name]?.input(all.placeOf(kind)) ?? {};
    await fuzz('contracts', disturbances, 12, async (made) => {
      const answer = await call(all.world.server.url, endpoint, disturbed(right, made), all.cookies[kind]);
      expect(answer.status, answer.body).toBeLessThan(500);
      if (answer.outcome !== 'allowed')
        expect([...endpoint.refusals, 'invalid-input', 'id-is-taken', 'request-too-large']).toContain(answer.outcome);
      else if (endpoint.method !== 'GET') await all.putBack();
    });
    expect(all.world.server.faults).toEqual([]);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

function disturbed(right: object, made: readonly Disturbance[]): object {
  let input: Record<string, unknown> = structuredClone({ ...right });
  for (const { at, value } of made) {
    const keys = Object.keys(input);
    const key = keys[at % Math.max(1, keys.length)] ?? 'more';
    const inner = input[key];
    // Every second time inside of what stands there, if there is an inside.
    input =
      at % 2 === 1 && typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? { ...input, [key]: disturbed(inner, [{ at: Math.floor(at / 2), value }]) }
        : { ...input, [key]: value };
  }
  return input;
}
