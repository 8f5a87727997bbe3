import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantOf } from '../../../kernel/instant.ts';
import { seed } from '../../../kernel/seed-for-tests.ts';
import { refusalOf } from '../../rooms/server/rooms-for-tests.ts';
import type { HandoverStep } from '../domain/handover-action.ts';
import { Played, roles, type Who } from '../domain/handover-for-tests.ts';
import {
  type OpenHandover,
  openHandover,
  startTransitionsWorld,
  type TransitionsWorld,
  transitionsOf,
} from './transitions-for-tests.ts';

/** Ingrid is the bridge as Trond is in the rules' own stories, Sara receives as Nina does, Are is the citizen. */
const players = ['trond', 'nina', 'stian', 'vera', 'per'] as const satisfies readonly Who[];
type Player = (typeof players)[number];

type Move =
  | { does: 'step'; who: Player; step: (now: Date) => HandoverStep }
  | { does: 'write'; who: Player }
  | { does: 'accept' }
  | { does: 'take-over' }
  | { does: 'wait'; minutes: number };

const bare = fc.constantFrom<HandoverStep>(
  { kind: 'offered' },
  { kind: 'wished' },
  { kind: 'wished' },
  { kind: 'held' },
  { kind: 'held' },
  { kind: 'guide-read' },
  { kind: 'summary-shared' },
  { kind: 'ticked', item: 'agenda-followed' },
  { kind: 'called', purpose: 'offer', reached: false },
  { kind: 'cancelled', reason: 'somebody-was-ill', words: 'Syk' },
  { kind: 'stopped', reason: 'citizen-does-not-wish', words: 'Ikke nå' },
);
const who = fc.constantFrom<Player>('trond', 'trond', 'nina', 'nina', 'per', ...players);
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ does: fc.constant('step'), who, step: bare.map((one) => () => one) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('step'),
      who,
      step: fc.integer({ min: -5, max: 10 }).map((minutes) => (now: Date) => ({
        kind: 'planned' as const,
        plan: { at: instantOf(new Date(now.getTime() + minutes * 60_000)), how: 'phone' as const, where: '' },
      })),
    }),
  },
  { weight: 2, arbitrary: who.map<Move>((one) => ({ does: 'write', who: one })) },
  { weight: 3, arbitrary: fc.constantFrom<Move>({ does: 'accept' }, { does: 'take-over' }) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 8 }).map<Move>((minutes) => ({ does: 'wait', minutes })) },
);

describe(`Any history of a hand-over on the real server (SEED=${seed})`, () => {
  let world: TransitionsWorld;
  beforeAll(async () => {
    world = await startTransitionsWorld();
  });
  afterAll(() => world.server.close());

  const client = (player: Player) => {
    const of = { trond: 'ingrid', nina: 'sara', vera: 'vera', per: 'are' } as const;
    return player === 'stian' ? world.stian.client : world[of[player]];
  };

  /** One move on the server and by the rules alone: both say the same. */
  async function play(one: Move, are: OpenHandover, rules: Played): Promise<void> {
    const { status, receiver } = rules.state;
    switch (one.does) {
      case 'wait':
        return world.server.clock.moveBy(one.minutes * 60_000);
      case 'write': {
        const summary = { handoverId: are.handoverId, points: ['Vi ses'] };
        if ((await refusalOf(transitionsOf(world, client(one.who)).writeSummary(summary))) === 'allowed')
          rules.writer = one.who;
        return;
      }
      case 'accept':
        if (receiver !== null) return;
        await are.pathway(world.sara, { kind: 'accepted' });
        rules.follow('nina', { kind: 'received', by: roles.nina });
        return;
      case 'take-over': {
        if (receiver === null || status === 'handed-over') return;
        const may = status === 'held' || status === 'stopped';
        const outcome = await refusalOf(are.pathway(world.sara, { kind: 'responsibility-accepted' }));
        expect(outcome).toBe(may ? 'allowed' : 'meeting-needed');
        if (may) rules.follow('nina', { kind: 'handed-over' });
        return;
      }
      case 'step': {
        const step = one.step(world.server.clock.now());
        const outcome = await refusalOf(are.take(client(one.who), step));
        const said = rules.take(one.who, step);
        expect(outcome, `${one.who}: ${step.kind}`).toBe(said === 'taken' ? 'allowed' : said);
      }
    }
  }

  it('goes as the rules alone say: what they allow the second wall allows, and the responsibility waits for the meeting', {
    timeout: 240_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 8, maxLength: 16 }), async (moves) => {
        // Everybody signs in anew: sessions end.
        for (const name of ['are', 'ingrid', 'sara', 'vera'] as const)
          world[name] =
            name === 'are' ? await world.as(world.people.are) : await world.as(world.people[name], world.roles[name]);
        world.stian.client = await world.as(world.stian.id, world.stian.role);
        world.ivar.client = await world.as(world.ivar.id, world.ivar.role);
        const [are, rules] = [await openHandover(world), new Played()];
        rules.now = instantOf(world.server.clock.now());
        for (const one of moves) {
          world.server.clock.moveBy(1000);
          rules.now = instantOf(world.server.clock.now());
          await play(one, are, rules);
          const { status, heldAt, summarySharedAt } = rules.state;
          const shown = await are.seen(world.are);
          expect([shown.status, shown.heldAt !== null, shown.summarySharedAt !== null]).toEqual([
            status,
            heldAt !== null,
            summarySharedAt !== null,
          ]);
        }
        // The citizen closes the room: what is open ends with it.
        const closing = { roomId: are.roomId, words: 'Takk', readableAfter: 'citizen', readableUntil: null } as const;
        await world.are.rooms.closeRoom(closing);
        const isOver = rules.state.status === 'handed-over';
        expect((await are.seen(world.are)).status).toBe(isOver ? 'handed-over' : 'ended');
      }),
      { seed, numRuns: Number(process.env['HISTORIES'] ?? 12), endOnFailure: true },
    );
    expect(world.server.faults).toEqual([]);
  });
});
