import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ParticipantId, RoomId, ThreadId } from '../../../kernel/ids.ts';
import { seed } from '../../../kernel/seed-for-tests.ts';
import { minutes } from '../../../platform/testing/held-clock.ts';
import type { NewMessage } from '../domain/message.ts';
import { waitingAfter } from '../domain/waiting.ts';
import { type Name, names, PlainRoom, type Speaker, type Worker } from './plain-room-for-tests.ts';
import { type AresWorld, decide, newMessage, refusalOf, type Somebody, startAresWorld } from './rooms-for-tests.ts';

/** One thing that somebody does; some of it is refused, and the model says which. */
type Step =
  | { does: 'invite'; by: Speaker; who: Name }
  | { does: 'answer'; who: Name; decision: 'give' | 'decline' | 'withdraw'; sees: 'now' | 'all' }
  | { does: 'join' | 'leave' | 'block' | 'lift'; who: Name }
  | { does: 'ask'; by: Speaker; who: Worker }
  | { does: 'accept' | 'refuse'; who: Worker }
  | { does: 'read'; who: Name; thread: number; short: number }
  | { does: 'send'; by: Speaker; thread: number; asks: 'nobody' | 'professionals' | 'citizen' | Name };

const who = fc.constantFrom(...names);
const worker = fc.constantFrom<Worker>('ingrid', ...names);
const speaker = fc.constantFrom<Speaker>('citizen', 'ingrid', ...names);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ does: fc.constant('invite'), by: speaker, who }) },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('answer'),
      who,
      decision: fc.constantFrom('give', 'give', 'decline', 'withdraw'),
      sees: fc.constantFrom('now', 'all'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ does: fc.constantFrom('join', 'join', 'leave'), who }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('ask'), by: speaker, who: worker }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom('accept', 'accept', 'refuse'), who: worker }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('block', 'lift', 'lift'), who }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('read'), who, thread: fc.nat(3), short: fc.integer({ min: -1, max: 3 }) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('send'),
      by: speaker,
      thread: fc.nat(2),
      asks: fc.constantFrom<'nobody' | 'professionals' | 'citizen' | Name>(
        'nobody',
        'professionals',
        'citizen',
        ...names,
      ),
    }),
  },
);

/** A story: the model beside the real room, step by step. */
class Story {
  readonly model = new PlainRoom();
  readonly #world: AresWorld;
  readonly #citizen: Somebody;
  readonly #roomId: RoomId;
  readonly #fixed: Record<'citizen' | 'ingrid', ParticipantId>;

  constructor(world: AresWorld, citizen: Somebody, roomId: RoomId, fixed: Record<'citizen' | 'ingrid', ParticipantId>) {
    this.#world = world;
    this.#citizen = citizen;
    this.#roomId = roomId;
    this.#fixed = fixed;
  }

  static async begin(world: AresWorld): Promise<Story> {
    const id = await world.add.addPerson({ givenName: 'Citizen', familyName: 'Story' });
    await world.add.affiliate(id, world.organisations.municipality);
    const citizen = await world.as(id);
    const { roomId } = await world.ingrid.rooms.openRoom({
      id: RoomId.parse(randomUUID()),
      citizenId: id,
      purpose: 'En fortelling',
      circle: [],
    });
    const { participants } = await citizen.rooms.getRoom({ roomId });
    const find = (kind: string) => ParticipantId.parse(participants.find((one) => one.kind === kind)?.id);
    const fixed = { citizen: find('citizen'), ingrid: find('practitioner') };
    await decide(citizen, { roomId, granteeId: fixed.ingrid }, 'give');
    return new Story(world, citizen, roomId, fixed);
  }

  async take(step: Step): Promise<void> {
    this.#world.server.clock.moveBy(minutes(1) / 6);
    switch (step.does) {
      case 'invite':
        return this.#invite(step.by, step.who);
      case 'answer':
        return this.#answer(step);
      case 'join':
        return this.#join(step.who);
      case 'leave':
        return this.#leave(step.who);
      case 'block':
      case 'lift':
        return this.#block(step);
      case 'ask':
        return this.#ask(step);
      case 'accept':
      case 'refuse':
        return this.#answerAsked(step);
      case 'read':
        return this.#read(step);
      case 'send':
        return this.#send(step);
    }
  }

  /** What everybody sees, what is unread to her, and whom each thread waits for, is what the model says. */
  async check(): Promise<void> {
    for (const name of ['citizen', 'ingrid', ...names] as const) {
      const page = this.#as(name).rooms.listMessages({ roomId: this.#roomId });
      const seen = await page.then(
        ({ messages }) => messages.map((one) => one.id),
        (error: { code: string }) => error.code,
      );
      expect(seen, name).toEqual(this.model.seenBy(name));
      if (this.model.isIn(name)) await this.#checkUnread(name);
    }
    const { threads, participants, contactAsked } = await this.#citizen.rooms.getRoom({ roomId: this.#roomId });
    // Exactly one holds the overview, and it has never passed without her word.
    expect(participants.filter(({ isContact }) => isContact).map(({ id }) => id)).toEqual([
      this.#idOf(this.model.contact),
    ]);
    const { asked } = this.model;
    expect(contactAsked && { who: contactAsked.participantId, declined: contactAsked.declined }).toEqual(
      asked === undefined ? null : { who: this.#idOf(asked.who), declined: asked.declined },
    );
    for (const { id, waiting } of threads) {
      const folded = this.model.waiting.get(id);
      expect(waiting?.on ?? 'nobody').toBe(folded?.on);
      if (folded?.on !== 'nobody') expect(waiting?.since).toBe(folded?.since.toISOString());
      if (folded?.on === 'participant') expect(waiting?.participantId).toBe(folded.participantId);
    }
  }

  /** The number on each thread and on the room, and "read by" on each thread that she sees. */
  async #checkUnread(name: Speaker): Promise<void> {
    const room = await this.#as(name).rooms.getRoom({ roomId: this.#roomId });
    const unread = (id: ThreadId) => this.model.unreadBy(name, this.#idOf(name), id);
    expect(room.unread, name).toBe(this.model.threadsSeenBy(name).reduce((sum, id) => sum + unread(id), 0));
    const here = new Set<string>(room.participants.map(({ id }) => id));
    for (const thread of room.threads) {
      const id = ThreadId.parse(thread.id);
      expect(thread.unread, name).toBe(unread(id));
      const marks = [...(this.model.marks.get(id) ?? [])].filter(([participantId]) => here.has(participantId));
      expect(new Map(thread.readUpTo.map((mark) => [mark.participantId, mark.seq])), name).toEqual(new Map(marks));
    }
  }

  #as(name: Speaker): Somebody {
    return name === 'citizen' ? this.#citizen : this.#world[name];
  }

  async #expect(allowed: boolean, call: Promise<unknown>): Promise<boolean> {
    const outcome = await refusalOf(call);
    expect(outcome === 'allowed', outcome).toBe(allowed);
    return allowed;
  }

  async #invite(by: Speaker, name: Name): Promise<void> {
    const seat = this.model.seats.get(name);
    const free = seat === undefined || seat.left || seat.state === 'declined' || seat.state === 'withdrawn';
    const invitee = { kind: 'practitioner', roleId: this.#world.roles[name].id, why: '' } as const;
    const asked = this.#as(by).rooms.invite({ roomId: this.#roomId, invitee });
    if (!(await this.#expect(this.model.isIn(by) && free, asked))) return;
    const { participantId } = await asked;
    const again = seat !== undefined && !seat.left;
    if (again) expect(participantId).toBe(seat.id);
    this.model.seats.set(name, {
      id: participantId,
      state: 'asked',
      seesFrom: 'all',
      joined: again && seat.joined,
      left: false,
    });
  }

  async #answer({ who: name, decision, sees }: Extract<Step, { does: 'answer' }>): Promise<void> {
    const seat = this.model.seats.get(name);
    if (seat === undefined || seat.left) return;
    const about = { roomId: this.#roomId, granteeId: seat.id };
    const allowed =
      decision === 'withdraw'
        ? seat.state === 'given'
        : decision === 'give'
          ? seat.state !== 'given' && !this.model.blocked.has(name)
          : seat.state === 'asked';
    const preview =
      allowed && decision === 'give'
        ? await this.#citizen.rooms.preview({ roomId: this.#roomId, participantId: seat.id, sees })
        : undefined;
    if (!(await this.#expect(allowed, decide(this.#citizen, about, decision, { sees: { kind: sees } })))) return;
    seat.state = decision === 'give' ? 'given' : decision === 'decline' ? 'declined' : 'withdrawn';
    if (seat.state === 'withdrawn') this.model.shutOut(name);
    seat.seesFrom = sees === 'all' ? 'all' : this.#world.server.clock.now();
    if (preview === undefined) return;
    if (!seat.joined) await this.#join(name);
    // The preview before the yes is what she sees right after it.
    const room = await this.#as(name).rooms.getRoom({ roomId: this.#roomId });
    const { messages } = await this.#as(name).rooms.listMessages({ roomId: this.#roomId });
    expect(preview).toMatchObject({
      messagesSeen: messages.length,
      messagesHidden: this.model.said.length - messages.length,
      threadsSeen: room.threads.length,
      threadsHidden: this.model.threads.length - room.threads.length,
      participantsSeen: room.participants.length,
      seesNextStep: room.nextStep !== null,
    });
  }

  async #join(name: Name): Promise<void> {
    const seat = this.model.seats.get(name);
    const allowed = seat?.state === 'given' && !seat.left;
    if ((await this.#expect(allowed, this.#as(name).rooms.join({ roomId: this.#roomId }))) && seat) seat.joined = true;
  }

  async #leave(name: Name): Promise<void> {
    const seat = this.model.seats.get(name);
    const allowed = this.model.isIn(name) && this.model.contact !== name;
    if (!(await this.#expect(allowed, this.#as(name).rooms.leave({ roomId: this.#roomId }))) || !seat) return;
    seat.left = true;
    this.model.shutOut(name);
  }

  async #ask({ by, who: name }: Extract<Step, { does: 'ask' }>): Promise<void> {
    const { contact } = this.model;
    const allowed =
      this.model.isIn(by) && (by === 'citizen' || by === contact) && this.model.isIn(name) && name !== contact;
    const asked = this.#as(by).rooms.askContact({ roomId: this.#roomId, participantId: this.#idOf(name) });
    if (await this.#expect(allowed, asked)) this.model.asked = { who: name, declined: false };
  }

  async #answerAsked({ does, who: name }: Extract<Step, { does: 'accept' | 'refuse' }>): Promise<void> {
    const { asked } = this.model;
    const allowed = this.model.isIn(name) && asked?.who === name && !asked.declined;
    const { acceptContact, declineContact } = this.#as(name).rooms;
    const about = { roomId: this.#roomId };
    const answer = does === 'accept' ? acceptContact(about) : declineContact(about);
    if (!(await this.#expect(allowed, answer))) return;
    if (does === 'accept') this.model.contact = name;
    this.model.asked = does === 'accept' ? undefined : { who: name, declined: true };
  }

  /** Whoever is blocked already is blocked, and lifting what is not blocked lifts nothing. */
  async #block({ does, who: name }: { does: Step['does']; who: Name }): Promise<void> {
    const about = { personId: this.#world.people[name] };
    const { consent } = this.#citizen;
    await this.#expect(true, does === 'block' ? consent.block(about) : consent.liftBlock(about));
    if (does === 'block') this.model.block(name);
    else this.model.blocked.delete(name);
  }

  /** Reads a thread up to a message or past its end; one that is hidden from her is not found. */
  async #read({ who: name, thread, short }: Extract<Step, { does: 'read' }>): Promise<void> {
    const threadId = this.model.threads[thread] ?? ThreadId.parse(randomUUID());
    const newest = this.model.newestSeenBy(name, threadId);
    const seq = Math.max(0, newest - short);
    const marked = this.#as(name).rooms.markRead({ roomId: this.#roomId, threadId, seq });
    if (!(await this.#expect(newest > 0, marked)) || seq === 0) return;
    const marks = this.model.marks.get(threadId) ?? new Map<ParticipantId, number>();
    const before = marks.get(this.#idOf(name)) ?? 0;
    this.model.marks.set(threadId, marks.set(this.#idOf(name), Math.max(before, Math.min(seq, newest))));
  }

  async #send({ by, thread, asks }: Extract<Step, { does: 'send' }>): Promise<void> {
    const threadId = this.model.threadsSeenBy(by)[thread];
    const asked = names.find((name) => name === asks);
    const message = newMessage('Hei', {
      ...(threadId === undefined ? {} : { threadId }),
      asks:
        asked === undefined
          ? ({ of: asks } as NewMessage['asks'])
          : { of: 'participant', participantId: this.#idOf(asked) },
    });
    const allowed = this.model.isIn(by) && (asked === undefined || this.model.isIn(asked));
    if (!(await this.#expect(allowed, this.#as(by).rooms.sendMessage({ roomId: this.#roomId, message })))) return;
    const at = this.#world.server.clock.now();
    const side = by === 'citizen' ? 'citizen' : 'professional';
    const before = this.model.waiting.get(message.threadId) ?? { on: 'nobody' };
    const said = { by: { participantId: this.#idOf(by), side }, asks: message.asks, at, dueAt: null } as const;
    this.model.waiting.set(message.threadId, waitingAfter(before, said));
    if (threadId === undefined) this.model.threads.push(message.threadId);
    this.model.said.push({ id: message.id, at, threadId: message.threadId, by: this.#idOf(by) });
  }

  #idOf(name: Speaker): ParticipantId {
    if (name === 'citizen' || name === 'ingrid') return this.#fixed[name];
    return this.model.seats.get(name)?.id ?? ParticipantId.parse(randomUUID());
  }
}

let world: AresWorld;
beforeAll(async () => {
  world = await startAresWorld();
});
afterAll(() => world.server.close());

describe(`Any story of a room (SEED=${seed})`, () => {
  it('shows everybody at every moment exactly what the consents and blocks of then say', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 12, maxLength: 30 }), async (steps) => {
        // Sessions end after ten hours; a story begins with everybody newly signed in.
        for (const name of ['ingrid', ...names] as const)
          world[name] = await world.as(world.people[name], world.roles[name]);
        const story = await Story.begin(world);
        for (const step of steps) {
          await story.take(step);
          await story.check();
        }
      }),
      { numRuns: 12, seed, endOnFailure: true },
    );
    expect(world.server.faults).toEqual([]);
  });
});
