import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { names, type Name } from './cast.ts';
import { compare, type Difference, tellDifference } from './compare.ts';
import { lookEverywhere, tryEverything } from './crawl.ts';
import { moveToEnd, type Played, play, type Plan } from './play.ts';
import type { Secret } from './secret.ts';
import { anyStory, type Story } from './story.ts';
import { openUniverse, type Universe } from './universe.ts';
import { anySecrets } from './variations/any-secret.ts';

const worlds = Number(process.env['WORLDS'] ?? 24);
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const sideBySide = 6;

interface Drawn {
  story: Story;
  secrets: Secret[];
  observers: Name[];
}
const drawn: fc.Arbitrary<Drawn> = anyStory.chain((story) =>
  fc.record({
    story: fc.constant(story),
    secrets: anySecrets(story),
    observers: fc.uniqueArray(fc.constantFrom(...names), { minLength: 3, maxLength: 3 }),
  }),
);

let without: Universe;
let withSecrets: Universe;
beforeAll(async () => {
  without = await openUniverse();
  withSecrets = await openUniverse();
});
afterAll(async () => {
  await without.close();
  await withSecrets.close();
});

const dayAfter = (day: string, count: number) =>
  new Date(new Date(`${day}T12:00:00.000Z`).getTime() + count * 86_400_000).toISOString().slice(0, 10);
let batch = 0;
const counted = { worlds: 0, observers: 0, answers: 0 };

async function lookAtBoth(one: Played, other: Played, name: Name, tries: boolean): Promise<Difference[]> {
  const look = async (world: Played['world']) => [
    ...(await lookEverywhere(world, other.world, name)),
    ...(tries ? await tryEverything(world, other.world, name) : []),
  ];
  const [left, right] = [await look(one.world), await look(other.world)];
  counted.observers += 1;
  counted.answers += left.length;
  return compare(left, right);
}

async function runBatch(all: readonly Drawn[]): Promise<string[]> {
  batch += 1;
  const days = [dayAfter('2026-11-06', batch * 2), dayAfter('2026-11-06', batch * 2 + 1)] as const;
  const plans = all.map((each, at): Plan => ({ key: `w${batch}x${at}`, ...each }));
  const day = plans[0]?.story.day ?? 0;
  const plain = await play(
    without,
    plans.map((plan) => ({ ...plan, secrets: [] })),
    days,
  );
  // Whoever looks first sees none of the secrets; the others are compared where that is so, too.
  const chosen = plans.map((plan, at) => {
    const where = plain[at];
    const [first] = plan.observers;
    const secrets = plan.secrets.filter((secret) => where && first && secret.isHiddenFrom(first, where));
    return { ...plan, secrets };
  });
  const secret = await play(withSecrets, chosen, days);
  for (const universe of [without, withSecrets]) moveToEnd(universe, days, day);
  const found = await Promise.all(
    chosen.map(async (plan, at) => {
      const [one, other] = [plain[at], secret[at]];
      if (one === undefined || other === undefined) return [];
      one.world.day = other.world.day = day;
      counted.worlds += 2;
      const blind = plan.observers.filter((name) => plan.secrets.every((each) => each.isHiddenFrom(name, one)));
      const told: string[] = [];
      for (const [index, name] of blind.toReversed().entries()) {
        const differences = await lookAtBoth(one, other, name, index === blind.length - 1 && at === 0);
        told.push(...differences.slice(0, 3).map((each) => tellWhole(plan, name, each)));
      }
      return told;
    }),
  );
  return found.flat();
}

function tellWhole({ story, secrets }: Plan, name: Name, difference: Difference): string {
  const acts = story.acts.map((act, step) => {
    const here = secrets.filter((secret) => secret.at === step).map((secret) => `\n    secret: ${secret.tells}`);
    return `  ${step} ${act.tells}${here.join('')}`;
  });
  return `${name} can tell two worlds apart (${story.age}, day ${story.day}):\n${acts.join('\n')}\n${tellDifference(difference)}`;
}

describe(`Two worlds that differ only in what somebody may not see (SEED=${seed} WORLDS=${worlds})`, () => {
  it('give her the same answers, byte for byte', { timeout: 600_000 }, async () => {
    const told: string[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(drawn, { minLength: sideBySide, maxLength: sideBySide }), async (all) => {
        told.push(...(await runBatch(all)));
        return told.length === 0 || process.env['KEEP_GOING'] !== undefined;
      }),
      { numRuns: Math.ceil(worlds / sideBySide / 2), seed, endOnFailure: true, reporter: () => undefined },
    );
    process.stdout.write(`${JSON.stringify({ seed, ...counted })}\n`);
    expect(told.join('\n\n')).toBe('');
    expect([...without.server.faults, ...withSecrets.server.faults]).toEqual([]);
  });
});
