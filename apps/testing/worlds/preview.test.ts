import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { seed } from '../../../kernel/seed-for-tests.ts';
import { Message } from '../../../modules/rooms/domain/message.ts';
import { Preview } from '../../../modules/rooms/domain/preview.ts';
import { Room } from '../../../modules/rooms/domain/room.ts';
import { roomId } from './act.ts';
import { answering, inviting, joining } from './acts/people.ts';
import { everything } from './asking.ts';
import type { Name } from './cast.ts';
import type { Seen } from './knock.ts';
import { type Played, play } from './play.ts';
import { anyStory, deciderOf } from './story.ts';
import { openUniverse, type Universe } from './universe.ts';

const worlds = Number(process.env['WORLDS'] ?? 16);
const days = ['2026-11-06', '2026-11-07'] as const;
const Page = z.object({ messages: z.array(Message) });
const read = <T>(shape: z.ZodType<T>, { status, body }: Seen): T => {
  if (status >= 300) throw new Error(`${status} ${body}`);
  return shape.parse(JSON.parse(body));
};

let universe: Universe;
let compared = 0;
beforeAll(async () => {
  universe = await openUniverse();
});
afterAll(() => universe.close());

/** Lets somebody in who is not, after looking at what the preview says of her; then looks as herself. */
async function comeIn({ world, history, end }: Played, name: Name, sees: 'now' | 'all'): Promise<void> {
  const room = { roomId: roomId(world, 'main') };
  const decider = deciderOf(world.age);
  if (history.seat('main', name, end).state === 'given') return;
  await inviting(decider, 'main', name).play(world, end);
  const participantId = world.participant('main', name);
  const asked = await world.ask(decider, 'rooms.preview', { ...room, participantId, sees });
  // A room that was closed before she was ever asked for has nobody to ask about.
  if (asked.status === 404) return;
  const preview = read(Preview, asked);
  const all = read(Page, await world.ask(decider, 'rooms.listMessages', room)).messages;
  const given = await answering({ by: decider, room: 'main', whom: name, decision: 'give', sees }).play(
    world,
    end + 100,
  );
  if (given.status >= 300) return;
  if ((await joining('main', name).play(world, end)).status >= 300) return;
  const seen = read(Room, await world.ask(name, 'rooms.getRoom', room));
  const { messages } = read(Page, await world.ask(name, 'rooms.listMessages', room));
  const { seesFrom } = preview;
  expect(messages.map(({ id }) => id)).toEqual(
    all.filter(({ sentAt }) => seesFrom === null || sentAt >= seesFrom).map(({ id }) => id),
  );
  expect(preview).toEqual({
    seesFrom: seen.participants.find(({ isMe }) => isMe)?.consent?.seesFrom ?? null,
    messagesSeen: messages.length,
    messagesHidden: all.length - messages.length,
    threadsSeen: seen.threads.length,
    threadsHidden: new Set(all.map(({ threadId }) => threadId)).size - seen.threads.length,
    participantsSeen: seen.participants.length,
    seesNextStep: seen.nextStep !== null,
    holdsUntil: null,
  });
  compared += 1;
}

describe(`What the preview said (SEED=${seed} WORLDS=${worlds})`, () => {
  it('is what the new participant sees, item by item, right after she has joined', {
    timeout: 24 * 3_600_000,
  }, async () => {
    const stories = fc.sample(anyStory, { seed, numRuns: worlds });
    const plans = stories.map((story, at) => ({
      key: `p${at}`,
      story,
      secrets: [],
      observers: [],
      asking: everything,
    }));
    for (let from = 0; from < plans.length; from += 8) {
      const played = await play(universe, plans.slice(from, from + 8), days);
      for (const [at, world] of played.entries())
        for (const name of ['vera', 'frida', 'siri'] as const) await comeIn(world, name, at % 2 === 0 ? 'now' : 'all');
    }
    process.stdout.write(`Previews held against what was seen: ${JSON.stringify({ seed, worlds, compared })}\n`);
    expect(compared).toBeGreaterThan(worlds / 2);
    expect(universe.server.faults).toEqual([]);
  });
});
