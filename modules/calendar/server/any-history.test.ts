import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RoomId } from '../../../kernel/ids.ts';
import { type Instant, instantOf } from '../../../kernel/instant.ts';
import { seed } from '../../../kernel/seed-for-tests.ts';
import { decide, refusalOf, type Somebody } from '../../rooms/server/rooms-for-tests.ts';
import type { AppointmentId, Consequence } from '../domain/appointment.ts';
import type { AppointmentWish } from '../domain/appointment-action.ts';
import {
  type CalendarWorld,
  calendarOf,
  letIn,
  newId,
  practitioner,
  startCalendarWorld,
} from './calendar-for-tests.ts';
import { type Effect, PlainCalendar, type Who, type Worker } from './plain-calendar-for-tests.ts';

const workers = ['ingrid', 'sara'] as const;
const slot = fc.integer({ min: 0, max: 23 });
const nth = fc.nat({ max: 9 });
const who = fc.constantFrom<Who>('citizen', 'ingrid', 'sara');
const effect: fc.Arbitrary<Effect> = fc.oneof(
  slot.map((to): Effect => ({ effect: 'moves', slot: to })),
  fc.constantFrom<Effect>({ effect: 'stays' }, { effect: 'falls-away' }),
);

/** What may happen to calendars; what is said of no appointment that there is yet is left out. */
const deed = fc.oneof(
  {
    weight: 7,
    arbitrary: fc.record({
      does: fc.constant('propose' as const),
      room: fc.nat({ max: 1 }),
      owner: fc.constantFrom<Worker>(...workers),
      both: fc.boolean(),
      options: fc.uniqueArray(slot, { minLength: 2, maxLength: 4 }),
      after: fc.option(nth, { nil: undefined }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('choose' as const),
      nth,
      who: fc.constantFrom<Who>('citizen', 'citizen', 'citizen', 'sara'),
      option: fc.nat({ max: 3 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('answer' as const),
      nth,
      who,
      isYes: fc.constantFrom(true, true, true, false),
    }),
  },
  { weight: 5, arbitrary: fc.record({ does: fc.constant('ask' as const), nth, who, slot }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('give' as const), nth, who, effect }) },
  { weight: 9, arbitrary: fc.record({ does: fc.constant('confirm' as const), nth, who }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('decline' as const), nth, who }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('cancel' as const), nth, who }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('hours' as const), hours: fc.constantFrom(1, 30, 48) }) },
);
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

let world: CalendarWorld;
let rooms: { roomId: RoomId; citizenId: CalendarWorld['people']['are'] }[];
beforeAll(async () => {
  world = await startCalendarWorld();
  const { add, organisations, ingrid, people } = world;
  const citizenId = await add.addPerson({ givenName: 'Bo', familyName: 'Berg' });
  await add.affiliate(citizenId, organisations.municipality);
  const bo = await world.as(citizenId);
  const { roomId } = await ingrid.rooms.openRoom({
    id: RoomId.parse(randomUUID()),
    citizenId,
    purpose: 'Et rom',
    circle: [],
  });
  const [seat] = (await bo.rooms.getRoom({ roomId })).participants.filter(({ kind }) => kind === 'practitioner');
  if (seat === undefined) throw new Error('Ingrid has no seat.');
  await decide(bo, { roomId, granteeId: seat.id }, 'give');
  await letIn({ ...world, are: bo }, roomId, world.sara, world.roles.sara);
  rooms = [
    { roomId: world.roomId, citizenId: people.are },
    { roomId, citizenId },
  ];
});
afterAll(() => world.server.close());

const [base, halfHour] = [Date.parse('2027-01-11T07:00:00.000Z'), 1_800_000];
const timeOf = (half: number): Instant => instantOf(new Date(base + half * halfHour));

/** The calendars of two rooms that share Ingrid and Sara, on the real server; and beside them the plain ones. */
class Calendars {
  readonly plain = new PlainCalendar();
  readonly #ids: AppointmentId[] = [];
  #signedIn = new Map<string, Promise<Somebody>>();

  #as(one: Who, room: number): Promise<Somebody> {
    const key = one === 'citizen' ? `citizen ${room}` : one;
    const known =
      this.#signedIn.get(key) ??
      (one === 'citizen' ? world.as(this.#room(room).citizenId) : world.as(world.people[one], world.roles[one]));
    this.#signedIn.set(key, known);
    return known;
  }

  #room(room: number) {
    const found = rooms[room];
    if (found === undefined) throw new Error('There is no such room.');
    return found;
  }

  #aimed(given: Extract<Deed, { nth: number }>, isMeant: boolean): { nth: number; who: Who } {
    const { at, who } = this.#aim(given, isMeant);
    return { nth: at, who };
  }

  /** Whom and what a deed is about: mostly where it may lead to something, now and then as it is drawn. */
  #aim(given: Extract<Deed, { nth: number }>, isMeant: boolean): { at: number; who: Who } {
    const { plain } = this;
    const drawn = { at: given.nth % plain.all.length, who: given.who };
    const aims = [...plain.all.entries()].flatMap(([at, one]): { at: number; who: Who }[] => {
      const isOpen = one.status === 'proposed' && plain.isHeld(one);
      const move = plain.moveOf(one);
      const silent = plain.needed(one).filter((who) => !(move ?? one).yes.has(who));
      if (given.does === 'choose') return isOpen && one.chosen === undefined ? [{ at, who: 'citizen' }] : [];
      if (given.does === 'answer') return isOpen && one.chosen !== undefined ? silent.map((who) => ({ at, who })) : [];
      if (given.does === 'ask') return one.status === 'booked' && !move ? [{ at, who: given.who }] : [];
      if (given.does === 'confirm') return move ? silent.map((who) => ({ at, who })) : [];
      return move ? one.workers.map((who) => ({ at, who })) : [];
    });
    return (isMeant ? aims[given.nth % Math.max(aims.length, 1)] : undefined) ?? drawn;
  }

  async do(drawn: Deed, isMeant: boolean): Promise<void> {
    const given = 'nth' in drawn && this.plain.all.length > 0 ? { ...drawn, ...this.#aimed(drawn, isMeant) } : drawn;
    world.server.clock.moveBy(1000);
    const { plain } = this;
    if (given.does === 'hours') {
      plain.now += given.hours;
      world.server.clock.moveBy(given.hours * 3_600_000);
      this.#signedIn = new Map();
      return;
    }
    if (given.does === 'propose') return this.#propose(given);
    if (plain.all.length === 0) return;
    const at = given.nth % plain.all.length;
    const one = plain.get(at);
    const moveId = this.#moveIds.get(at) ?? randomUUID();
    const partyId = given.who === 'citizen' ? this.#room(one.room).citizenId : world.roles[given.who].id;
    const about = { moveId, partyId, told: 'self' } as const;
    switch (given.does) {
      case 'choose': {
        const option = one.options[given.option % Math.max(one.options.length, 1)] ?? 0;
        return this.#wish(at, given.who, { kind: 'choose', option: timeOf(option), told: 'self' }, () =>
          plain.choose(one, given.who, option),
        );
      }
      case 'answer':
        return this.#wish(
          at,
          given.who,
          { kind: 'answer', partyId, answer: given.isYes ? 'yes' : 'no', told: 'self' },
          () => plain.answer(one, given.who, given.isYes),
        );
      case 'ask': {
        const asked = randomUUID();
        const wish = {
          kind: 'ask-for-move',
          moveId: asked,
          startsAt: timeOf(given.slot),
          others: [],
          forCitizen: false,
          words: '',
        } as const;
        return this.#wish(at, given.who, { ...wish, others: [] }, () => {
          const before = new Set(plain.all.filter(({ move }) => move).map(({ move }) => move));
          const isAsked = plain.ask(at, given.who, given.slot);
          for (const [key, { move }] of plain.all.entries())
            if (move !== undefined && !before.has(move)) this.#moveIds.set(key, asked);
          return isAsked;
        });
      }
      case 'give':
        return this.#wish(
          at,
          given.who,
          { kind: 'give-consequence', moveId, consequence: consequenceOf(given.effect) },
          () => plain.give(at, given.who, given.effect),
        );
      case 'confirm':
        return this.#wish(at, given.who, { kind: 'confirm-move', ...about }, () => plain.confirm(at, given.who));
      case 'decline':
        return this.#wish(at, given.who, { kind: 'decline-move', ...about, words: 'Nei' }, () =>
          plain.decline(at, given.who),
        );
      case 'cancel':
        return this.#wish(at, given.who, { kind: 'cancel', words: 'Avlyst' }, () => plain.cancel(at, given.who));
    }
  }

  readonly #moveIds = new Map<number, string>();

  async #propose(given: Extract<Deed, { does: 'propose' }>): Promise<void> {
    const { room, owner, options } = given;
    const { roomId, citizenId } = this.#room(room);
    const inRoom = [...this.plain.all.keys()].filter((key) => this.plain.get(key).room === room);
    const dependsOn =
      given.after === undefined || inRoom.length === 0 ? undefined : inRoom[given.after % inRoom.length];
    const taking = given.both ? workers : [owner];
    const id = newId();
    const sent = calendarOf(world, await this.#as(owner, room)).propose({
      roomId,
      id,
      proposal: {
        appointmentKind: 'talk',
        what: 'Samtale',
        place: { kind: 'phone', words: '' },
        minutes: 60,
        parties: [{ kind: 'citizen', id: citizenId }, ...taking.map((one) => practitioner(world.roles[one]))],
        options: options.map(timeOf),
        dependsOn: dependsOn === undefined ? null : (this.#ids[dependsOn] ?? null),
      },
    });
    const isProposed = this.plain.propose({ room, owner, workers: taking, dependsOn, options });
    expect(await refusalOf(sent)).toBe(isProposed ? 'allowed' : 'time-is-taken');
    if (isProposed) this.#ids.push(id);
  }

  async #wish(at: number, one: Who, wish: AppointmentWish, inPlain: () => boolean): Promise<void> {
    const { room } = this.plain.get(at);
    const appointmentId = this.#ids[at];
    if (appointmentId === undefined) throw new Error('It was not proposed.');
    const outcome = await refusalOf(
      calendarOf(world, await this.#as(one, room)).takeStep({ appointmentId, id: randomUUID(), wish }),
    );
    expect(outcome === 'allowed', `${one}: ${wish.kind}: ${outcome}`).toBe(inPlain());
  }

  /** All rooms show what the plain calendars have, and nobody is in two places. */
  async check(): Promise<void> {
    for (const [room, { roomId }] of rooms.entries()) {
      const listed = await calendarOf(world, await this.#as('citizen', room)).listAppointments({ roomId });
      for (const [key, id] of this.#ids.entries()) {
        const one = this.plain.get(key);
        if (one.room !== room) continue;
        const startsAt = one.slot === undefined ? null : timeOf(one.slot);
        expect(listed.find((shown) => shown.id === id)).toMatchObject({ status: one.status, startsAt });
      }
    }
    const doubly = await world.server.database.asOwner(
      `select 1 from appointment a join appointment b on a.id < b.id and a.role_ids && b.role_ids
         and tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)
       where a.status = 'booked' and b.status = 'booked'`,
    );
    expect(doubly).toEqual([]);
  }

  /** So that the next ones begin with nothing taken. */
  static async clear(): Promise<void> {
    await world.server.database.asOwner(
      'delete from taken_time; delete from appointment_action; delete from appointment',
    );
  }
}

function consequenceOf(given: Effect): Consequence {
  return given.effect === 'moves' ? { effect: 'moves', startsAt: timeOf(given.slot) } : given;
}

const numRuns = Number(process.env['HISTORIES'] ?? 15);

describe(`Any history of two rooms’ calendars (SEED=${seed})`, () => {
  it('is as plain calendars have it: nobody is booked twice, and nothing is half moved', {
    timeout: 240_000,
  }, async () => {
    const begun = world.server.clock.now().toISOString();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(deed, fc.constantFrom(true, true, true, false)), { minLength: 30, maxLength: 50 }),
        async (deeds) => {
          world.server.clock.moveTo(begun);
          await Calendars.clear();
          const calendars = new Calendars();
          for (const [one, isMeant] of deeds) await calendars.do(one, isMeant);
          await calendars.check();
        },
      ),
      { seed, numRuns, endOnFailure: true },
    );
    expect(world.server.faults).toEqual([]);
  });
});

describe('Two rooms that want the same people at once', () => {
  it('get each time once, whoever is first, and never wait for each other in a ring', async () => {
    await Calendars.clear();
    const { roles } = world;
    const ask = (room: number, owner: Worker, slots: readonly number[]) => {
      const { roomId, citizenId } = rooms[room] ?? { roomId: world.roomId, citizenId: world.people.are };
      const parties = [
        { kind: 'citizen', id: citizenId } as const,
        // In the one order in the one room, in the other in the other.
        ...(room === 0 ? workers : workers.toReversed()).map((one) => practitioner(roles[one])),
      ];
      const proposal = {
        appointmentKind: 'talk',
        what: 'Samtale',
        place: { kind: 'phone', words: '' },
        minutes: 60,
        parties,
        options: slots.map(timeOf),
        dependsOn: null,
      } as const;
      return world.as(world.people[owner], roles[owner]).then((who) =>
        refusalOf(
          calendarOf(world, who).propose({
            roomId,
            id: newId(),
            proposal: { ...proposal, options: [...proposal.options] },
          }),
        ),
      );
    };
    for (const slots of [
      [0, 2],
      [4, 6],
      [8, 10],
    ]) {
      const outcomes = await Promise.all([
        ask(0, 'ingrid', slots),
        ask(1, 'sara', slots.toReversed()),
        ask(0, 'sara', slots.toReversed()),
        ask(1, 'ingrid', slots),
      ]);
      expect(outcomes.toSorted()).toEqual(['allowed', 'time-is-taken', 'time-is-taken', 'time-is-taken']);
    }
    expect(world.server.faults).toEqual([]);
  });
});
