import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../kernel/day.ts';
import { type Worker, workers } from '../../pathways/domain/pathway-for-tests.ts';
import { StepKind } from './agreement.ts';
import type { LaterStep } from './agreement-action.ts';
import { Agreeing, dueIn, first, roleOf, terms } from './agreement-for-tests.ts';
import { PlainAgreements, stateOf, type Who } from './plain-agreements-for-tests.ts';

const runs = Number(process.env['AGREEMENTS'] ?? 500);

/** What the commands are run on: the product's rules. */
interface Real {
  room: Agreeing;
}
type Command = fc.Command<PlainAgreements, Real>;

function check(model: PlainAgreements, { room }: Real): void {
  expect(room.agreements).toHaveLength(model.told.size);
  for (const [nr, told] of model.told) {
    const agreement = room.find(nr);
    expect(stateOf[agreement.status]).toBe(told.state);
    expect(agreement.owner).toBe(roleOf(told.owner));
    expect(agreement.due).toEqual(dueIn(told.due));
    // An open promise is always somebody's to think of, while anybody is there who could.
    if (['asked', 'promised'].includes(told.state)) {
      const keeper = model.isLeft(told) ? model.overview : told.owner;
      const expected = keeper === undefined || !model.isIn(keeper) ? undefined : roleOf(keeper);
      expect(room.thinksOf(nr)).toBe(expected);
    }
  }
}

class Write implements Command {
  readonly #wish: { who: Who; nr: number; owner: Who; forPer: boolean; due: number | undefined };

  constructor(wish: { who: Who; nr: number; owner: Who; forPer: boolean; due: number | undefined }) {
    this.#wish = wish;
  }

  check = (model: Readonly<PlainAgreements>) => !model.told.has(this.#wish.nr) && model.isIn(this.#wish.who);

  run(model: PlainAgreements, real: Real): void {
    const { who, nr, owner, forPer, due: from } = this.#wish;
    const due = from === undefined ? undefined : model.today + from;
    const wished = terms({ owner: roleOf(owner), to: forPer ? 'citizen' : 'circle', due: dueIn(due) });
    const may = model.mayWrite(who, { owner, forPer, due });
    expect(real.room.write(who, nr, wished) === 'done').toBe(may);
    if (may) model.write(nr, who, { owner, forPer, due });
    check(model, real);
  }

  toString = () => `writes ${JSON.stringify(this.#wish)}`;
}

class Take implements Command {
  readonly #step: { who: Who; nr: number; kind: StepKind; words: string; due: number | undefined };

  constructor(step: { who: Who; nr: number; kind: StepKind; words: string; due: number | undefined }) {
    this.#step = step;
  }

  check = (model: Readonly<PlainAgreements>) => model.told.has(this.#step.nr) && model.isIn(this.#step.who);

  run(model: PlainAgreements, real: Real): void {
    const { who, nr, kind, words, due: from } = this.#step;
    const told = model.told.get(nr);
    if (told === undefined) throw new Error('It was written.');
    const due = from === undefined ? undefined : model.today + from;
    const may = model.mayTake(who, told, kind, { words, due });
    expect(real.room.take(who, nr, stepOf(kind, words, due)) === 'done').toBe(may);
    if (may) model.take(who, told, kind, due);
    check(model, real);
  }

  toString = () => `takes ${JSON.stringify(this.#step)}`;
}

function stepOf(kind: StepKind, words: string, due: number | undefined): LaterStep {
  if (kind === 'moved') return { kind, due: dueIn(due), words };
  return kind === 'not-now' || kind === 'let-go' ? { kind, words } : { kind };
}

class Happens implements Command {
  readonly #what: 'leaves' | 'returns' | 'days' | 'overview';
  readonly #who: Worker;

  constructor(what: 'leaves' | 'returns' | 'days' | 'overview', who: Worker) {
    this.#what = what;
    this.#who = who;
  }

  check = () => true;

  run(model: PlainAgreements, real: Real): void {
    for (const one of [model, real.room]) {
      if (this.#what === 'leaves') one.gone.add(this.#who);
      if (this.#what === 'returns') one.gone.delete(this.#who);
      if (this.#what === 'overview') one.overview = this.#who;
    }
    if (this.#what === 'days') {
      model.today += 2;
      real.room.today = addDays(first, model.today);
    }
    check(model, real);
  }

  toString = () => `${this.#what} ${this.#who}`;
}

const who = fc.constantFrom<Who>(...workers, 'per', 'per');
const nr = fc.integer({ min: 1, max: 6 });
const due = fc.option(fc.integer({ min: -1, max: 9 }), { nil: undefined });
const words = fc.constantFrom('', 'Legen er borte');
const commands = [
  fc.record({ who, nr, owner: who, forPer: fc.boolean(), due }).map((wish) => new Write(wish)),
  fc.record({ who, nr, kind: fc.constantFrom(...StepKind.options), words, due }).map((step) => new Take(step)),
  fc.record({ who, nr, kind: fc.constantFrom(...StepKind.options), words, due }).map((step) => new Take(step)),
  fc
    .tuple(fc.constantFrom('leaves', 'returns', 'days', 'overview'), fc.constantFrom(...workers))
    .map(([what, worker]) => new Happens(what as 'days', worker)),
];

describe(`Over ${runs} random histories`, () => {
  it('what is agreed in a room is what a plain model has, and nobody promises, moves or lets go for another', () => {
    fc.assert(
      fc.property(fc.commands(commands, { maxCommands: 60 }), (many) => {
        fc.modelRun(() => ({ model: new PlainAgreements(), real: { room: new Agreeing() } }), many);
      }),
      { numRuns: runs },
    );
  });
});
