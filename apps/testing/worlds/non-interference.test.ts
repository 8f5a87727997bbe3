import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Name, names } from './cast.ts';
import { aPart, everything } from './asking.ts';
import { Pair } from './pair.ts';
import type { Plan } from './play.ts';
import { anyStory } from './story.ts';
import { tellFound } from './tell-found.ts';
import { anySecrets } from './variations/any-secret.ts';

const worlds = Number(process.env['WORLDS'] ?? 192);
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const sideBySide = 16;
/** Every so many pairs one is asked everything; the others a part of it, another each time. */
const askedAll = 48;

// Those who come and go in the room see some things and not others, so it is they who look most.
const anyObserver = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Name>('vera', 'frida', 'siri') },
  { weight: 1, arbitrary: fc.constantFrom<Name>(...names) },
);
const anyPlan: fc.Arbitrary<Omit<Plan, 'key'>> = anyStory.chain((story) =>
  fc.record({
    story: fc.constant(story),
    secrets: anySecrets(story),
    observers: anyObserver.map((name) => [name]),
    asking: fc.oneof(
      { weight: askedAll - 1, arbitrary: fc.nat().map(aPart) },
      { weight: 1, arbitrary: fc.constant(everything) },
    ),
  }),
);

let pair: Pair;
beforeAll(async () => {
  pair = await Pair.open();
});
afterAll(() => pair.close());

describe(`Two worlds that differ only in what somebody may not see (SEED=${seed} WORLDS=${worlds})`, () => {
  it('give her the same answers, stream, mail and push, byte for byte', { timeout: 24 * 3_600_000 }, async () => {
    const told: string[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(anyPlan, { minLength: sideBySide, maxLength: sideBySide }), async (plans) => {
        told.push(...(await pair.run(plans)).map(tellFound));
        return told.length === 0 || process.env['KEEP_GOING'] !== undefined;
      }),
      // Shrinking would play hundreds of worlds more; the story that failed is told whole instead.
      { numRuns: Math.ceil(worlds / sideBySide / 2), seed, endOnFailure: true, reporter: () => undefined },
    );
    process.stdout.write(`Worlds held against each other: ${JSON.stringify({ seed, ...pair.counted })}\n`);
    expect(told.join('\n\n')).toBe('');
    expect(pair.universes.flatMap((universe) => universe.server.faults)).toEqual([]);
  });
});
