import { type Difference, compare } from './compare.ts';
import { type Look, lookEverywhere, tryEverything } from './crawl.ts';
import type { Name } from './cast.ts';
import { moveToEnd, type Plan, type Played, play } from './play.ts';
import { openUniverse, type Universe } from './universe.ts';

/** Somebody to whom two worlds are not the same. */
export interface Found {
  plan: Plan;
  name: Name;
  differences: readonly Difference[];
}

/** How much has been looked at. A world is one story played in one universe; each pair is two. */
export interface Counted {
  worlds: number;
  observers: number;
  answers: number;
}

/** Two universes that are alike, but that in the second one more is so. */
export class Pair {
  readonly counted: Counted = { worlds: 0, observers: 0, answers: 0 };
  readonly without: Universe;
  readonly withSecrets: Universe;
  #batches = 0;

  private constructor(without: Universe, withSecrets: Universe) {
    this.without = without;
    this.withSecrets = withSecrets;
  }

  static async open(): Promise<Pair> {
    return new Pair(await openUniverse(), await openUniverse());
  }

  get universes(): readonly Universe[] {
    return [this.without, this.withSecrets];
  }

  async close(): Promise<void> {
    for (const universe of this.universes) await universe.close();
  }

  /** Plays stories side by side in both universes, each with the secrets that its first observer may not see, and looks. */
  async run(drawn: readonly Omit<Plan, 'key'>[], tries: boolean): Promise<Found[]> {
    this.#batches += 1;
    const days = [dayAfter(this.#batches * 2), dayAfter(this.#batches * 2 + 1)] as const;
    const day = drawn[0]?.story.day ?? 0;
    const plans = drawn.map((each, at): Plan => ({ key: `w${this.#batches}x${at}`, ...each }));
    const plain = await play(
      this.without,
      plans.map((plan) => ({ ...plan, secrets: [] })),
      days,
    );
    const chosen = plans.map((plan, at) => hiddenFromFirst(plan, plain[at]));
    const secret = await play(this.withSecrets, chosen, days);
    for (const universe of this.universes) {
      moveToEnd(universe, days, day);
      await universe.notify();
    }
    const pairs = chosen.flatMap((plan, at) => {
      const [one, other] = [plain[at], secret[at]];
      return one === undefined || other === undefined ? [] : [{ plan, one, other }];
    });
    for (const { one, other } of pairs) one.world.day = other.world.day = day;
    const found = await Promise.all(pairs.map((each, at) => this.#look(each, tries && at === 0)));
    return found.flat();
  }

  async #look({ plan, one, other }: { plan: Plan; one: Played; other: Played }, tries: boolean): Promise<Found[]> {
    this.counted.worlds += 2;
    // Those to whom one of the secrets is none are not asked.
    const blind = plan.observers.filter((name) => plan.secrets.every((secret) => secret.isHiddenFrom(name, one)));
    const found: Found[] = [];
    // The first one last, since she may try everything, and change it.
    for (const name of [...blind].reverse()) {
      const look = async ({ world, mailboxes }: Played): Promise<Look[]> => [
        ...((await mailboxes.find((box) => box.name === name)?.empty()) ?? []),
        ...(await lookEverywhere(world, other.world, name)),
        ...(tries && name === blind[0] ? await tryEverything(world, other.world, name) : []),
      ];
      const [left, right] = [await look(one), await look(other)];
      this.counted.observers += 1;
      this.counted.answers += left.length;
      const differences = compare(left, right);
      if (differences.length > 0) found.push({ plan, name, differences });
    }
    return found;
  }
}

function hiddenFromFirst(plan: Plan, where: Played | undefined): Plan {
  const [first] = plan.observers;
  const secrets = plan.secrets.filter((secret) => where && first && secret.isHiddenFrom(first, where));
  return { ...plan, secrets };
}

function dayAfter(count: number): string {
  return new Date(Date.UTC(2026, 10, 6 + count, 12)).toISOString().slice(0, 10);
}
