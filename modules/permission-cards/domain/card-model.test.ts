import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../kernel/day.ts';
import { nameOf, roles, type Worker, workers } from '../../pathways/domain/pathway-for-tests.ts';
import { cardId, pathwayId, Said } from './card-for-tests.ts';
import { CardKind, type CardTerms } from './permission-card.ts';
import { PlainCards } from './plain-cards-for-tests.ts';

const runs = Number(process.env['CARDS'] ?? 500);

/** What the commands are run on: the product's rules. */
interface Real {
  said: Said;
}
type Command = fc.Command<PlainCards, Real>;

function check(model: PlainCards, { said }: Real): void {
  const { today } = said.pathway;
  const numbers = said.cards.filter((card) => ['holds', 'ahead'].includes(said.standing(card))).map(({ id }) => id);
  expect(numbers.toSorted()).toEqual(
    model
      .standing(today)
      .map((nr) => cardId(nr))
      .toSorted(),
  );
  for (const card of said.cards.filter(({ id }) => numbers.includes(id)))
    expect(said.standing(card)).toBe(card.from > today ? 'ahead' : 'holds');
  // One sentence of a kind about the course, however many have spoken.
  const about = said.cards.filter(({ id, kind }) => numbers.includes(id) && kind === 'extension');
  expect(about.length).toBeLessThanOrEqual(1);
}

interface Wish {
  who: Worker;
  nr: number;
  kind: CardKind;
  ofCourse: boolean;
  /** In how many days it begins, and how many it lasts after that. */
  from: number;
  length: number | null;
}

class Give implements Command {
  readonly #wish: Wish;

  constructor(wish: Wish) {
    this.#wish = wish;
  }

  check = () => true;

  run(model: PlainCards, real: Real): void {
    const { today } = real.said.pathway;
    const { who, nr, kind, ofCourse, from, length } = this.#wish;
    const wished: CardTerms = {
      kind,
      words: nr % 2 === 0 ? '' : 'Ta med hunden',
      from: addDays(today, from),
      until: length === null ? null : addDays(today, from + length),
      pathwayId: ofCourse ? pathwayId : null,
    };
    const isNew = !model.cards.has(nr);
    const may = model.mayGive(who, wished, today);
    // Sent again with the same id it is the same card, whatever it says.
    expect(real.said.give(who, wished, cardId(nr)) === 'given').toBe(!isNew || may);
    if (isNew && may) model.give(nr, who, wished, today);
    check(model, real);
  }

  toString = () => `gives ${JSON.stringify(this.#wish)}`;
}

class TakeBack implements Command {
  readonly #who: Worker | 'per' | 'somebody close';
  readonly #nr: number;

  constructor(who: Worker | 'per' | 'somebody close', nr: number) {
    this.#who = who;
    this.#nr = nr;
  }

  check = (model: Readonly<PlainCards>) => model.cards.has(this.#nr);

  run(model: PlainCards, real: Real): void {
    const { today } = real.said.pathway;
    const told = model.cards.get(this.#nr);
    const card = real.said.cards.find(({ id }) => id === cardId(this.#nr));
    if (told === undefined || card === undefined) throw new Error('It was given.');
    const who = this.#who;
    const isMine = model.mayTakeBack(who, told, today);
    const may = isMine && model.standing(today).includes(this.#nr);
    expect(real.said.takeBack(who, card) === 'taken-back').toBe(may);
    if (may) told.isOver = true;
    check(model, real);
  }

  toString = () => `${this.#who} takes back ${this.#nr}`;
}

class Happens implements Command {
  readonly #what: 'days' | 'moved' | 'deputy' | 'ended' | 'came back' | 'leaves' | 'returns';
  readonly #nr: number;

  constructor(what: 'days' | 'moved' | 'deputy' | 'ended' | 'came back' | 'leaves' | 'returns', nr: number) {
    this.#what = what;
    this.#nr = nr;
  }

  check = () => true;

  run(model: PlainCards, real: Real): void {
    const { pathway } = real.said;
    const { today } = pathway;
    const holder = model.holder;
    const other: Worker = holder === 'sara' ? 'stian' : 'sara';
    const who = workers[this.#nr % workers.length] ?? 'ingrid';
    if (this.#what === 'days') pathway.today = addDays(today, 1 + this.#nr);
    if (this.#what === 'leaves') for (const one of [pathway, model]) one.gone.add(who);
    if (this.#what === 'returns') for (const one of [pathway, model]) one.gone.delete(who);
    if (
      this.#what === 'moved' &&
      pathway.take(holder, { kind: 'contact-asked', to: roles[other], words: 'Ny' }) === 'taken' &&
      pathway.take(other, { kind: 'contact-moved', to: roles[other], words: 'Ny' }) === 'taken'
    )
      [model.holder, model.deputy] = [other, undefined];
    const until = addDays(today, this.#nr);
    const named = { kind: 'deputy-named', deputy: roles[other], from: today, until } as const;
    if (this.#what === 'deputy' && pathway.take(holder, named) === 'taken') model.deputy = { who: other, until };
    if (this.#what === 'ended') {
      pathway.take(holder, { kind: 'ending-offered' });
      if (pathway.take(holder, { kind: 'ended', doorOpenUntil: until }) === 'taken')
        [model.hasEnded, model.door] = [true, until];
    }
    if (this.#what === 'came back' && pathway.take('per', { kind: 'came-back' }) === 'taken')
      [model.hasEnded, model.door] = [false, undefined];
    expect(pathway.state && nameOf(pathway.state.holder)).toBe(model.holder);
    check(model, real);
  }

  toString = () => `${this.#what} ${this.#nr}`;
}

const worker = fc.constantFrom(...workers);
const nr = fc.integer({ min: 1, max: 12 });
const from = fc.integer({ min: -1, max: 5 });
const length = fc.option(fc.integer({ min: -1, max: 20 }));
const commands = [
  fc
    .record({ who: worker, nr, kind: fc.constantFrom(...CardKind.options), ofCourse: fc.boolean(), from, length })
    .map((wish) => new Give(wish)),
  // What a course is extended by, by those who may: else it would seldom be said.
  fc
    .record({
      who: fc.constantFrom<Worker>('sara', 'stian'),
      nr,
      kind: fc.constant<CardKind>('extension'),
      ofCourse: fc.constant(true),
      from,
      length,
    })
    .map((wish) => new Give(wish)),
  fc
    .tuple(fc.constantFrom<Worker | 'per' | 'somebody close'>(...workers, 'per', 'somebody close'), nr)
    .map(([who, n]) => new TakeBack(who, n)),
  fc
    .tuple(fc.constantFrom('days', 'moved', 'deputy', 'ended', 'came back', 'leaves', 'returns'), nr)
    .map(([what, n]) => new Happens(what as 'days', n)),
];

describe(`Over ${runs} random histories`, () => {
  it('what is said in a room is what a plain model has: one sentence of each, from its day until its day or its end', () => {
    fc.assert(
      fc.property(fc.commands(commands, { maxCommands: 60 }), (many) => {
        fc.modelRun(() => ({ model: new PlainCards(), real: { said: new Said() } }), many);
      }),
      { numRuns: runs },
    );
  });
});
