import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ParticipantId, type PersonId, RoomId } from '../../../kernel/ids.ts';
import { seed } from '../../../kernel/seed-for-tests.ts';
import { type Worker, workers } from '../../pathways/domain/pathway-for-tests.ts';
import { letIn, onDay } from '../../pathways/server/pathways-for-tests.ts';
import { decide, refusalOf, type Somebody } from '../../rooms/server/rooms-for-tests.ts';
import { AgreementId, StepKind } from '../domain/agreement.ts';
import type { LaterStep } from '../domain/agreement-action.ts';
import { dueIn } from '../domain/agreement-for-tests.ts';
import { PlainAgreements, stateOf, type Told, type Who } from '../domain/plain-agreements-for-tests.ts';
import { type AgreementsWorld, startAgreementsWorld } from './agreements-for-tests.ts';

type Move =
  | { does: 'write'; who: Who; nr: number; owner: Who; forPer: boolean; due: number | undefined }
  | { does: 'take'; who: Who; nr: number; kind: StepKind; words: string; due: number | undefined }
  | { does: 'leaves' | 'returns'; who: Worker }
  | { does: 'days' };

const who = fc.constantFrom<Who>(...workers, 'per', 'per');
const nr = fc.integer({ min: 1, max: 4 });
const due = fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined });
const words = fc.constantFrom('', 'Legen er borte');
const kind = fc.constantFrom(...StepKind.options);
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('write'), who, nr, owner: who, forPer: fc.boolean(), due }) },
  { weight: 9, arbitrary: fc.record({ does: fc.constant('take'), who, nr, kind, words, due }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constantFrom('leaves', 'returns'), who: fc.constantFrom(...workers) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('days') }) },
);

let world: AgreementsWorld;
beforeAll(async () => {
  world = await startAgreementsWorld();
});
afterAll(() => world.server.close());

/** Trond's part is Ingrid's in this world, and Ingrid's is Ivar's. */
const personOf = (worker: Worker): [PersonId, AgreementsWorld['roles']['sara']] => {
  const { people, roles, ivar, stian } = world;
  if (worker === 'trond') return [people.ingrid, roles.ingrid];
  if (worker === 'sara') return [people.sara, roles.sara];
  return worker === 'ingrid' ? [ivar.id, ivar.role] : [stian.id, stian.role];
};
const roleOf = (one: Who) => (one === 'per' ? null : personOf(one)[1].id);

/** One room on the real server, and the plain model beside it. */
class History {
  readonly model = new PlainAgreements();
  readonly #citizenId: PersonId;
  readonly #roomId = RoomId.parse(randomUUID());
  readonly #seats = new Map<Worker, ParticipantId>();
  readonly #ids = new Map<number, AgreementId>();
  readonly #signedIn = new Map<Who, Promise<Somebody>>();
  readonly #from = onDay(world.server.clock.now().toISOString().slice(0, 10));

  constructor(citizenId: PersonId) {
    this.#citizenId = citizenId;
  }

  static async begin(): Promise<History> {
    const citizenId = await world.add.addPerson({ givenName: 'Citizen', familyName: 'History' });
    await world.add.affiliate(citizenId, world.organisations.municipality);
    const history = new History(citizenId);
    await history.#open();
    return history;
  }

  async #open(): Promise<void> {
    const [citizen, trond] = [await this.#as('per'), await this.#as('trond')];
    const [roomId, citizenId] = [this.#roomId, this.#citizenId];
    await trond.rooms.openRoom({ id: roomId, citizenId, purpose: 'En historie', circle: [] });
    const { participants } = await citizen.rooms.getRoom({ roomId });
    const seat = participants.find(({ kind: one }) => one === 'practitioner');
    if (seat === undefined) throw new Error('Whoever opened it has no seat.');
    this.#seats.set('trond', seat.id);
    await decide(citizen, { roomId, granteeId: seat.id }, 'give');
    for (const one of workers.filter((worker) => worker !== 'trond')) {
      world.server.clock.moveBy(1000);
      const asking = { ...world, are: citizen, ingrid: trond };
      this.#seats.set(one, await letIn(asking, roomId, await this.#as(one), personOf(one)[1]));
    }
  }

  /** Everybody signs in once a day: sessions end. */
  #as(one: Who): Promise<Somebody> {
    const known = this.#signedIn.get(one) ?? (one === 'per' ? world.as(this.#citizenId) : world.as(...personOf(one)));
    this.#signedIn.set(one, known);
    return known;
  }

  async take(one: Move): Promise<void> {
    world.server.clock.moveBy(1000);
    if (one.does === 'days') {
      world.server.clock.moveBy(2 * 24 * 3_600_000);
      this.#signedIn.clear();
      this.model.today += 2;
    } else if (one.does === 'write') await this.#write(one);
    else if (one.does === 'take') await this.#step(one);
    else await this.#goes(one.who, one.does);
  }

  async #write({ who: writer, nr: number, owner, forPer, due: days }: Extract<Move, { does: 'write' }>): Promise<void> {
    if (this.#ids.has(number)) return;
    const { model } = this;
    const wish = { owner, forPer, due: days === undefined ? undefined : model.today + days };
    const id = AgreementId.parse(randomUUID());
    const terms = {
      what: `Nr. ${number}`,
      owner: roleOf(owner),
      to: forPer ? 'citizen' : 'circle',
      due: dueIn(wish.due, this.#from),
    } as const;
    const outcome = await refusalOf(world.of(await this.#as(writer)).write({ roomId: this.#roomId, id, terms }));
    expect(outcome === 'not-found', outcome).toBe(!model.isIn(writer));
    expect(outcome === 'allowed', outcome).toBe(model.mayWrite(writer, wish));
    if (outcome !== 'allowed') return;
    this.#ids.set(number, id);
    model.write(number, writer, wish);
  }

  async #step({
    who: doer,
    nr: number,
    kind: does,
    words: said,
    due: days,
  }: Extract<Move, { does: 'take' }>): Promise<void> {
    const { model } = this;
    const [agreementId, told] = [this.#ids.get(number), model.told.get(number)];
    if (agreementId === undefined || told === undefined) return;
    const until = days === undefined ? undefined : model.today + days;
    const may = model.mayTake(doer, told, does, { words: said, due: until });
    const take = { roomId: this.#roomId, agreementId, id: randomUUID(), step: this.#stepOf(does, said, until) };
    const client = world.of(await this.#as(doer));
    const outcome = await refusalOf(client.takeStep(take));
    expect(outcome === 'allowed', `${doer} ${does}: ${outcome}`).toBe(may);
    if (!may) return;
    model.take(doer, told, does, until);
    // Sent once more it is the same.
    expect(await refusalOf(client.takeStep(take))).toBe('allowed');
  }

  #stepOf(does: StepKind, said: string, until: number | undefined): LaterStep {
    if (does === 'moved') return { kind: does, due: dueIn(until, this.#from), words: said };
    return does === 'not-now' || does === 'let-go' ? { kind: does, words: said } : { kind: does };
  }

  /** Who leaves and comes back sees all again: what was hidden from her meanwhile is tested elsewhere. */
  async #goes(worker: Worker, does: 'leaves' | 'returns'): Promise<void> {
    const granteeId = this.#seats.get(worker);
    const { model } = this;
    if (granteeId === undefined || (does === 'leaves') === model.gone.has(worker)) return;
    const about = { roomId: this.#roomId, granteeId };
    await decide(
      await this.#as('per'),
      about,
      does === 'leaves' ? 'withdraw' : 'give',
      does === 'leaves' ? {} : { sees: { kind: 'all' } },
    );
    if (does === 'returns') model.gone.delete(worker);
    else model.gone.add(worker);
    // Who holds the overview and leaves is followed by who was asked first of those who are in.
    if (model.overview === worker && does === 'leaves')
      model.overview = [...this.#seats.keys()].find((one) => !model.gone.has(one));
  }

  /** Everybody in the room reads what the model has, and who works has hers before her; those outside have nothing. */
  async check(): Promise<void> {
    const { model } = this;
    const hasState = ([number, { state, owner }]: [number, Told]) =>
      `${this.#ids.get(number)} ${state} ${roleOf(owner)}`;
    const expected = [...model.told].map(hasState).toSorted();
    for (const one of ['per', ...workers] as const) {
      const client = world.of(await this.#as(one));
      const reading = client.listOfRoom({ roomId: this.#roomId });
      if (!model.isIn(one)) {
        expect(await refusalOf(reading), one).toBe('not-found');
        continue;
      }
      const { agreements } = await reading;
      const read = agreements.map(({ id, status, owner }) => `${id} ${stateOf[status]} ${owner}`);
      expect(read.toSorted(), one).toEqual(expected);
      if (one === 'per') continue;
      const mine = (await client.listMine()).filter(({ roomId }) => roomId === this.#roomId).map(({ id }) => id);
      expect(mine.toSorted(), one).toEqual(
        model
          .mine(one)
          .map((number) => this.#ids.get(number) ?? '')
          .toSorted(),
      );
    }
  }
}

const numRuns = Number(process.env['HISTORIES'] ?? 7);

describe(`Any history of agreements (SEED=${seed})`, () => {
  it('is shown to everybody in the room as a plain model has it, and the two walls never differ', {
    timeout: 240_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 12, maxLength: 22 }), async (moves) => {
        const history = await History.begin();
        for (const one of moves) await history.take(one);
        await history.check();
      }),
      // A history that has gone wrong stands there still, so it is not made smaller.
      { seed, numRuns, endOnFailure: true },
    );
    expect(world.server.faults).toEqual([]);
  });
});
