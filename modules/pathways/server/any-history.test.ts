import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../kernel/day.ts';
import { RoomId } from '../../../kernel/ids.ts';
import { seed } from '../../../kernel/seed-for-tests.ts';
import { decide, refusalOf, type Somebody } from '../../rooms/server/rooms-for-tests.ts';
import type { OnDuty } from '../contract.ts';
import { findAsked } from '../domain/fold-pathway.ts';
import type { LostReason } from '../domain/nobody-lost.ts';
import { PathwayId } from '../domain/pathway.ts';
import type { LaterStep } from '../domain/pathway-action.ts';
import { talk } from '../domain/pathway-for-tests.ts';
import { letIn, onDay, type PathwaysWorld, pathwaysOf, startPathwaysWorld } from './pathways-for-tests.ts';
import { countedBy, Diary } from './plain-weeks-for-tests.ts';
import { homeOf, Model, type Name, names, type Taken, type Worker, workers } from './plain-pathway-for-tests.ts';

type Drawn = (today: Day) => Taken;
type Move =
  | { does: 'step'; who: Name; drawn: Drawn[]; isMeant: boolean }
  | { does: 'withdraw' | 'give'; who: Worker }
  | { does: 'days'; count: number };

const worker = fc.constantFrom(...workers);
const days = fc.integer({ min: -1, max: 20 });
const bare = fc.constantFrom<Taken>(
  ...(['accepted', 'accepted', 'started', 'responsibility-accepted', 'responsibility-accepted'] as const).map(
    (kind) => ({ kind }),
  ),
  ...(
    [
      'contact-ask-withdrawn',
      'deputy-ended',
      'contact-held',
      'resumed',
      'ending-offered',
      'came-back',
      'came-back',
    ] as const
  ).map((kind) => ({
    kind,
  })),
  { kind: 'not-accepted', words: 'Fullt' },
  { kind: 'contact-missed', words: '' },
  { kind: 'contact-declined', reason: 'no-time-now', words: '' },
);
const drawn: fc.Arbitrary<Drawn> = fc.oneof(
  { weight: 6, arbitrary: bare.map<Drawn>((one) => () => one) },
  fc
    .constantFrom('Søvn', 'Arbeid', 'Ro')
    .map<Drawn>((help) => () => ({ kind: 'intake-answered', version: 1, answers: { help } })),
  fc.constant<Drawn>(() => ({ kind: 'asked-for-more', words: 'Hva er prøvd?' })),
  worker.map<Drawn>((to) => () => ({ kind: 'contact-asked', to, words: 'Ny jobb' })),
  worker.map<Drawn>((to) => () => ({ kind: 'contact-moved', to, words: 'Ny jobb' })),
  fc.tuple(worker, days, days).map<Drawn>(([deputy, from, until]) => (today) => ({
    kind: 'deputy-named',
    deputy,
    from: addDays(today, from),
    until: addDays(today, until),
  })),
  days.map<Drawn>((count) => (today) => ({
    kind: 'next-contact-agreed',
    next: { day: addDays(today, count), what: 'Samtale' },
  })),
  days.map<Drawn>((count) => (today) => ({ kind: 'paused', reason: 'ill', words: '', until: addDays(today, count) })),
  fc
    .constantFrom('wished', 'not-wished', 'not-yet')
    .map<Drawn>((answer) => () => ({ kind: 'ending-answered', answer, words: '' })),
  days.map<Drawn>((count) => (today) => ({
    ...talk,
    doorOpenUntil: count === 0 ? null : addDays(today, count),
  })),
  days.map<Drawn>((count) => (today) => ({ kind: 'ended', doorOpenUntil: count === 0 ? null : addDays(today, count) })),
);
// Most of what is drawn by chance alone would be refused, so three of four are meant: the first that somebody may take.
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      does: fc.constant('step'),
      who: fc.constantFrom<Name>(...workers, 'citizen'),
      drawn: fc.array(drawn, { minLength: 6, maxLength: 6 }),
      isMeant: fc.constantFrom(true, true, true, false),
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('withdraw', 'give', 'give'), worker)
      .map<Move>(([does, who]) => ({ does, who })),
  },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 12 }).map<Move>((count) => ({ does: 'days', count })) },
);

let world: PathwaysWorld;
beforeAll(async () => {
  world = await startPathwaysWorld();
});
afterAll(() => world.server.close());

const today = () => onDay(world.server.clock.now().toISOString().slice(0, 10));
const roleOf = (who: Worker) => (who === 'ivar' || who === 'stian' ? world[who].role : world.roles[who]);
const personOf = (who: Worker) => (who === 'ivar' || who === 'stian' ? world[who].id : world.people[who]);
/** Everybody signs in once a day: sessions end. */
const signedIn = new Map<string, Promise<Somebody>>();
function once(personId: string, signIn: () => Promise<Somebody>): Promise<Somebody> {
  const known = signedIn.get(personId) ?? signIn();
  signedIn.set(personId, known);
  return known;
}
const as = (who: Worker) => once(personOf(who), () => world.as(personOf(who), roleOf(who)));

/** All that were played so far: they go on standing there, and days go by for them too. */
const played: History[] = [];

/** One pathway on the real server, and the plain model beside it. */
class History {
  readonly id = PathwayId.parse(randomUUID());
  readonly model = new Model();
  readonly diary = new Diary();
  readonly #citizenId: Parameters<PathwaysWorld['as']>[0];
  readonly #roomId: RoomId;
  readonly #seats = new Map<Worker, Parameters<typeof decide>[1]['granteeId']>();

  constructor(citizenId: Parameters<PathwaysWorld['as']>[0], roomId: RoomId) {
    this.#citizenId = citizenId;
    this.#roomId = roomId;
  }

  static async begin(): Promise<History> {
    const citizenId = await world.add.addPerson({ givenName: 'Citizen', familyName: 'History' });
    await world.add.affiliate(citizenId, world.organisations.municipality);
    const [citizen, ingrid] = [await world.as(citizenId), await as('ingrid')];
    const opened = { id: RoomId.parse(randomUUID()), citizenId, purpose: 'En historie', circle: [] };
    const { roomId } = await ingrid.rooms.openRoom(opened);
    const history = new History(citizenId, roomId);
    const { participants } = await citizen.rooms.getRoom({ roomId });
    const seat = participants.find(({ kind }) => kind === 'practitioner');
    if (seat === undefined) throw new Error('Ingrid has no seat.');
    history.#seats.set('ingrid', seat.id);
    await decide(citizen, { roomId, granteeId: seat.id }, 'give');
    for (const who of workers.filter((one) => one !== 'ingrid')) {
      const asking = { ...world, are: citizen, ingrid };
      history.#seats.set(who, await letIn(asking, roomId, await as(who), roleOf(who)));
    }
    const referral = { roomId, id: history.id, organisationId: world.organisations.dps, why: 'Søvn' };
    await pathwaysOf(world, ingrid).refer(referral);
    played.push(history);
    return history;
  }

  /** The citizen's message has exactly one name on it, of somebody who is in the room; the same for all who look. */
  #checkReached(shown: OnDuty | undefined, who: Name): void {
    const may = this.model.reached(today());
    expect(shown === undefined, who).toBe(may.length === 0);
    if (shown === undefined) return;
    expect(
      may.map((one) => roleOf(one).id),
      who,
    ).toContain(shown.roleId);
    expect([...this.#seats.values()], who).toContain(shown.participantId);
  }

  #as(who: Name): Promise<Somebody> {
    return who === 'citizen' ? once(this.#citizenId, () => world.as(this.#citizenId)) : as(who);
  }

  /** Gives whether anything came of it. */
  async take(one: Move): Promise<boolean> {
    world.server.clock.moveBy(1000);
    if (one.does === 'days') {
      world.server.clock.moveBy(one.count * 24 * 3_600_000);
      signedIn.clear();
      return true;
    }
    if (one.does === 'step') return this.#step(...this.#chosen(one));
    if ((one.does === 'give') === this.model.isIn(one.who)) return false;
    const granteeId = this.#seats.get(one.who);
    if (granteeId === undefined) throw new Error(`${one.who} has no seat.`);
    await decide(await this.#as('citizen'), { roomId: this.#roomId, granteeId }, one.does);
    this.model.moveIn(one.who, one.does === 'give');
    return true;
  }

  #chosen({ who, drawn: all, isMeant }: Extract<Move, { does: 'step' }>): [Name, Taken] {
    const steps = all.map((one) => one(today()));
    const [first = { kind: 'started' }] = steps;
    const meant = steps.flatMap((one) =>
      [who, ...names].filter((name) => this.model.may(name, one, today())).map((name): [Name, Taken] => [name, one]),
    );
    return isMeant ? (meant[0] ?? [who, first]) : [who, first];
  }

  async #step(who: Name, taken: Taken): Promise<boolean> {
    const sent = pathwaysOf(world, await this.#as(who)).takeStep({
      pathwayId: this.id,
      id: randomUUID(),
      step: named(taken),
    });
    const outcome = await refusalOf(sent);
    const isTaken = this.model.take(who, taken, today());
    expect(outcome === 'allowed', `${who}: ${taken.kind}: ${outcome}`).toBe(isTaken);
    if (isTaken) this.diary.write({ day: today(), who, taken });
    expect(outcome === 'not-found').toBe(!this.model.isIn(who));
    return isTaken;
  }

  /** What everybody is shown of it is what the model says; to whoever is out of the room it is not there. */
  async check(): Promise<void> {
    const { model } = this;
    const role = (who: Worker | undefined) => (who === undefined ? null : roleOf(who).id);
    for (const who of names) {
      const listed = pathwaysOf(world, await this.#as(who)).listPathways({ roomId: this.#roomId });
      if (!model.isIn(who)) {
        expect(await refusalOf(listed), who).toBe('not-found');
        continue;
      }
      const [shown] = await listed;
      expect(shown, who).toMatchObject({
        status: model.status,
        holder: role(model.holder),
        receiver: role(model.receiver),
      });
      expect([shown?.intake?.answers.help, shown?.decision?.is], who).toEqual([model.told, model.decision]);
      expect(shown?.deputy?.roleId ?? null, who).toBe(role(model.deputy?.who));
      expect(shown && (findAsked(shown) ?? null), who).toBe(role(model.asked));
      this.#checkReached(shown?.onDuty ?? undefined, who);
      const told = [shown?.nextContact?.day, shown?.pause?.until, shown?.doorOpenUntil, shown?.lost];
      expect(
        told.map((one) => one ?? undefined),
        who,
      ).toEqual([model.next, model.pause?.until, model.door, model.lost(today())]);
    }
  }
}

const named = (taken: Taken): LaterStep => {
  if (taken.kind === 'contact-asked' || taken.kind === 'contact-moved') return { ...taken, to: roleOf(taken.to).id };
  return taken.kind === 'deputy-named' ? { ...taken, deputy: roleOf(taken.deputy).id } : taken;
};

/** Of all that stand there: whose they are, and how many of each organisation are on the list for which reason. */
async function checkLists(): Promise<void> {
  for (const who of workers) {
    const asked = pathwaysOf(world, await as(who));
    const mine = (await asked.listMine()).map(({ id }) => id);
    expect(mine.toSorted(), who).toEqual(
      played
        .filter(({ model }) => model.isOf(who, today()))
        .map(({ id }) => id)
        .toSorted(),
    );
    const hanging = (await asked.listHanging()).map(({ id }) => id);
    expect(hanging.toSorted(), who).toEqual(
      played
        .filter(({ model, diary }) => model.isHeldBy(who, today()) && diary.hangsOn(today()) !== undefined)
        .map(({ id }) => id)
        .toSorted(),
    );
    const diaries = played.map(({ diary }) => diary);
    const weeks = (await asked.countByWeek()).map(({ week: _, ...counted }) => counted);
    expect(weeks, who).toEqual(countedBy(diaries, homeOf(who), today()));
    const held = played.filter(({ model }) => model.status !== 'ended' && homeOf(model.holder) === homeOf(who));
    const reasons = Map.groupBy(held, ({ model }) => model.lost(today()));
    const { open, lost } = await asked.countLost();
    expect(open, who).toBe(held.length);
    const counted = new Map<LostReason | undefined, number>(lost.map(({ reason, pathways }) => [reason, pathways]));
    expect(counted, who).toEqual(
      new Map([...reasons].filter(([reason]) => reason !== undefined).map(([reason, { length }]) => [reason, length])),
    );
  }
}

const numRuns = Number(process.env['HISTORIES'] ?? 15);

describe(`Any history of a pathway (SEED=${seed})`, () => {
  it('is shown to everybody as a plain model has it, and each organisation’s numbers are the sum over all', {
    timeout: 240_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 8, maxLength: 14 }), async (moves) => {
        const history = await History.begin();
        for (const one of moves) {
          if (await history.take(one)) await history.check();
        }
        await history.check();
        await checkLists();
      }),
      // A history that has gone wrong stands there still, so it is not made smaller.
      { seed, numRuns, endOnFailure: true },
    );
    expect(world.server.faults).toEqual([]);
  });
});
