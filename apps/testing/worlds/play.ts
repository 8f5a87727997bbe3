import { hours, minutes } from '../../../platform/testing/held-clock.ts';
import type { Asking } from './asking.ts';
import { castRows, type Name } from './cast.ts';
import { History, nextDay } from './history.ts';
import { Mailbox } from './mailbox.ts';
import type { Secret, Where } from './secret.ts';
import type { Story } from './story.ts';
import type { Universe } from './universe.ts';
import { World } from './world.ts';

/** The longest story there may be, and the step at which everybody looks. */
export const lastStep = 30;
const morning = (day: string) => new Date(`${day}T09:00:00.000Z`);

export interface Plan {
  key: string;
  story: Story;
  secrets: readonly Secret[];
  /** Who looks; the first one tries, too. */
  observers: readonly Name[];
  asking: Asking;
}

export interface Played extends Where {
  world: World;
  /** What came to each of those who look. */
  mailboxes: readonly Mailbox[];
}

/** Plays several stories side by side in one universe, step by step by the same clock. */
export async function play(
  universe: Universe,
  plans: readonly Plan[],
  days: readonly [string, string],
): Promise<Played[]> {
  const { clock } = universe.server;
  clock.moveTo(morning(days[0]).toISOString());
  const casts = plans.map(({ key, story, observers }) => castRows({ key, age: story.age, days, withMail: observers }));
  for (const cast of casts) await universe.settle(cast);
  const players = plans.map((plan) => new Player(universe, plan, days));
  for (const player of players) await player.openMailboxes();
  for (let step = 0; step < lastStep; step++) {
    clock.moveTo(new Date(morning(days[0]).getTime() + minutes(step)).toISOString());
    await Promise.all(players.map((player) => player.act(step)));
    clock.moveBy(minutes(1) / 2);
    await Promise.all(players.map((player) => player.actInSecret(step)));
  }
  return players.map((player) => player.played());
}

/** Moves the clock to when everybody looks: the end of the day, or the next morning. */
export function moveToEnd(universe: Universe, days: readonly [string, string], day: 0 | 1): void {
  const at = day === 0 ? morning(days[0]).getTime() + minutes(lastStep) : morning(days[1]).getTime() + hours(1) / 12;
  universe.server.clock.moveTo(new Date(at).toISOString());
}

class Player {
  readonly #world: World;
  readonly #plan: Plan;
  readonly #history: History;
  readonly #mailboxes: Mailbox[] = [];
  readonly #done = new Set<number>();

  constructor(universe: Universe, plan: Plan, days: readonly [string, string]) {
    this.#plan = plan;
    this.#world = new World(universe, { key: plan.key, age: plan.story.age, days });
    this.#history = new History(plan.story.age);
  }

  async openMailboxes(): Promise<void> {
    for (const name of this.#plan.observers) this.#mailboxes.push(await Mailbox.open(this.#world, name));
  }

  async act(step: number): Promise<void> {
    const instead = this.#plan.secrets.find((secret) => secret.instead === true && secret.at === step)?.acts[0];
    const act = instead ?? this.#plan.story.acts[step];
    if (act === undefined) return;
    const { status } = await act.play(this.#world, step);
    if (status >= 500) throw new Error(`A fault: ${act.tells}.`);
    if (status >= 300) return;
    this.#done.add(step);
    act.note?.(this.#history, step);
  }

  async actInSecret(step: number): Promise<void> {
    for (const [index, secret] of this.#plan.secrets.entries()) {
      if (secret.at !== step || secret.instead === true) continue;
      for (const [each, act] of secret.acts.entries()) {
        await act.play(this.#world, 1000 + index * 100 + each);
        if (act.said !== undefined && act.said.thread >= 100) this.#world.hiddenThread = act.said.thread;
      }
    }
  }

  played(): Played {
    const end = this.#plan.story.day === 0 ? lastStep : nextDay;
    return {
      world: this.#world,
      mailboxes: this.#mailboxes,
      history: this.#history,
      end,
      isDone: (step) => this.#done.has(step),
    };
  }
}
