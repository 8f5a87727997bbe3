import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seed } from '../../../kernel/seed-for-tests.ts';
import { somePlans, worldsAtOnce } from './any-plan.ts';
import { Pair } from './pair.ts';
import { tellFound } from './tell-found.ts';

const worlds = Number(process.env['WORLDS'] ?? 80);

let pair: Pair;
beforeAll(async () => {
  pair = await Pair.open();
});
afterAll(() => pair.close());

describe(`Two worlds that differ only in what somebody may not see (SEED=${seed} WORLDS=${worlds})`, () => {
  it('give her the same answers, stream, mail and push, byte for byte', { timeout: 24 * 3_600_000 }, async () => {
    const told: string[] = [];
    await fc.assert(
      fc.asyncProperty(somePlans, async (plans) => {
        told.push(...(await pair.run(plans)).map(tellFound));
        return told.length === 0 || process.env['KEEP_GOING'] !== undefined;
      }),
      // Shrinking would play hundreds of worlds more; the story that failed is told whole instead.
      { numRuns: Math.ceil(worlds / worldsAtOnce), seed, endOnFailure: true, reporter: () => undefined },
    );
    process.stdout.write(`Worlds held against each other: ${JSON.stringify({ seed, ...pair.counted })}\n`);
    expect(told.join('\n\n')).toBe('');
    expect(pair.universes.flatMap((universe) => universe.server.faults)).toEqual([]);
  });
});
