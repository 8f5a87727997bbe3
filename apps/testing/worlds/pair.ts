import { type Name, personId } from './cast.ts';
import { compare, type Difference } from './compare.ts';
import { type Look, lookEverywhere } from './crawl.ts';
import { moveToEnd, type Plan, type Played, play } from './play.ts';
import { triesOf } from './questions.ts';
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
  /** Pairs that differ in nothing, since the observer may see all that was drawn: they prove nothing. */
  alike: number;
  secrets: number;
  answers: number;
  tries: number;
}

/** One story as it went in both universes. */
interface Both {
  plan: Plan;
  one: Played;
  other: Played;
}

/** What somebody has seen in both. */
interface Eyes extends Both {
  name: Name;
  left: Look[];
  right: Look[];
}

/** Two universes that are alike, but that in the second one more is so. */
export class Pair {
  readonly counted: Counted = { worlds: 0, alike: 0, secrets: 0, answers: 0, tries: 0 };
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
  async run(drawn: readonly Omit<Plan, 'key'>[]): Promise<Found[]> {
    const both = await this.#playInBoth(drawn);
    const eyes = (await Promise.all(both.map((each) => this.#look(each)))).flat();
    await this.#tryAll(eyes);
    return eyes.flatMap(({ plan, name, left, right }) => {
      this.counted.answers += left.length;
      const differences = compare(left, right);
      return differences.length > 0 ? [{ plan, name, differences }] : [];
    });
  }

  async #playInBoth(drawn: readonly Omit<Plan, 'key'>[]): Promise<Both[]> {
    this.#batches += 1;
    const days = [dayAfter(this.#batches * 2), dayAfter(this.#batches * 2 + 1)] as const;
    // They share a clock, so all look on the day on which the first one does.
    const day = drawn[0]?.story.day ?? 0;
    const plans = drawn.map(
      (each, at): Plan => ({ key: `w${this.#batches}x${at}`, ...each, story: { ...each.story, day } }),
    );
    const plain = await play(
      this.without,
      plans.map((plan) => ({ ...plan, secrets: [] })),
      days,
    );
    const chosen = plans.map((plan, at) => hiddenFromFirst(plan, plain[at]));
    const secret = await play(this.withSecrets, chosen, days);
    for (const universe of this.universes) moveToEnd(universe, days, day);
    const lookers = plans.flatMap(({ key, observers }) => observers.map((name) => personId(key, name)));
    await Promise.all(this.universes.map((universe) => universe.notify(lookers)));
    for (const { world } of [...plain, ...secret]) world.day = day;
    return chosen.flatMap((plan, at) => {
      const [one, other] = [plain[at], secret[at]];
      this.counted.worlds += 2;
      this.counted.secrets += plan.secrets.length;
      this.counted.alike += plan.secrets.length === 0 ? 1 : 0;
      return one === undefined || other === undefined ? [] : [{ plan, one, other }];
    });
  }

  /** Those to whom one of the secrets is none do not look. */
  async #look(both: Both): Promise<Eyes[]> {
    const { plan, one, other } = both;
    const blind = plan.observers.filter((name) => plan.secrets.every((secret) => secret.isHiddenFrom(name, one)));
    const eyes: Eyes[] = [];
    for (const name of blind) {
      const look = async ({ world, mailboxes }: Played): Promise<Look[]> => [
        ...((await mailboxes.find((box) => box.name === name)?.empty()) ?? []),
        ...(await lookEverywhere(world, other.world, name, plan.asking)),
      ];
      const [left, right] = await Promise.all([look(one), look(other)]);
      eyes.push({ ...both, name, left, right });
    }
    return eyes;
  }

  /** When all have looked, the first ones try: step by step by the clock again, so that nothing happens at one moment. */
  async #tryAll(eyes: readonly Eyes[]): Promise<void> {
    const trying = eyes
      .filter(({ plan, name }) => name === plan.observers[0])
      .map((each) => {
        const tried = ({ world }: Played) => triesOf(world, each.other.world).filter(each.plan.asking.tries);
        return { ...each, inOne: tried(each.one), inOther: tried(each.other) };
      });
    for (let at = 0; trying.some(({ inOne }) => at < inOne.length); at++) {
      for (const { server } of this.universes) server.clock.moveBy(1000);
      const trial = async ({ name, one, other, inOne, inOther, left, right }: (typeof trying)[number]) => {
        const ask = async ({ world }: Played, question = inOne[at]): Promise<Look[]> =>
          question === undefined
            ? []
            : [{ asked: question.asked, seen: await world.ask(name, question.endpointName, question.input) }];
        const [inLeft, inRight] = await Promise.all([ask(one), ask(other, inOther[at])]);
        left.push(...inLeft);
        right.push(...inRight);
        this.counted.tries += inLeft.length;
      };
      await Promise.all(trying.map(trial));
    }
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
