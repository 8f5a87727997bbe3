import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AresWorld, decide, newMessage, openAresRoom, startAresWorld } from './rooms-for-tests.ts';

let world: AresWorld;
let room: Awaited<ReturnType<typeof openAresRoom>>;
beforeAll(async () => {
  world = await startAresWorld();
});
afterAll(() => world.server.close());

/** Vera comes from now on, after so many messages in one thread; then two more are sent there. */
async function comeAfter(earlier: number) {
  const { asOwner } = world.server.database;
  await asOwner("update room set closed_at = opened_at, readable_after = 'citizen' where closed_at is null");
  room = await openAresRoom(world, ['ingrid', 'frida']);
  const { roomId } = room;
  const [first, ...others] = Array.from({ length: earlier }, (_, at) => newMessage(`Før ${at}`));
  const threadId = first?.threadId;
  for (const message of [first, ...others]) {
    world.server.clock.moveBy(1000);
    if (message)
      await world.are.rooms.sendMessage({ roomId, message: { ...message, threadId: threadId ?? message.threadId } });
  }
  world.server.clock.moveBy(1000);
  await decide(world.are, { roomId, granteeId: room.participants.vera }, 'give', { sees: { kind: 'now' } });
  await world.vera.rooms.join({ roomId });
  return { roomId, threadId: threadId ?? newMessage('').threadId };
}

describe('A newcomer who sees from now on', () => {
  beforeEach(async () => {
    // Sessions end after half an hour of nothing.
    for (const name of ['are', 'ingrid', 'frida', 'vera'] as const)
      world[name] = await world.as(world.people[name], name === 'are' ? undefined : world.roles[name]);
  });

  it.each([1, 2, 7, 40])('counts from one, though %i messages were there before her', async (earlier) => {
    const { roomId, threadId } = await comeAfter(earlier);
    world.server.clock.moveBy(1000);
    const { seq } = await world.are.rooms.sendMessage({ roomId, message: newMessage('Nå', { threadId }) });
    expect(seq).toBe(earlier + 1);
    const mine = await world.vera.rooms.sendMessage({ roomId, message: newMessage('Hei', { threadId }) });
    expect(mine.seq).toBe(2);
    const { messages } = await world.vera.rooms.listMessages({ roomId });
    expect(messages.map((message) => message.seq)).toEqual([1, 2]);
    const found = await world.vera.rooms.search({ text: 'hei', roomId });
    expect(found.map((message) => message.seq)).toEqual([2]);
    expect((await world.vera.rooms.listMessages({ roomId, before: 2 })).messages.map(({ body }) => body)).toEqual([
      'Nå',
    ]);
  });

  it('marks and is shown as read what she sees, by the same numbers', async () => {
    const { roomId, threadId } = await comeAfter(3);
    await world.ingrid.rooms.markRead({ roomId, threadId, seq: 3 });
    const readUpTo = async (name: 'vera' | 'are') => (await world[name].rooms.getRoom({ roomId })).threads[0]?.readUpTo;
    await world.are.rooms.sendMessage({ roomId, message: newMessage('Nå', { threadId }) });
    expect(await readUpTo('vera')).toEqual([]);
    await world.vera.rooms.markRead({ roomId, threadId, seq: 0 });
    expect((await world.vera.rooms.getRoom({ roomId })).unread).toBe(1);
    await world.vera.rooms.markRead({ roomId, threadId, seq: 1 });
    expect((await world.vera.rooms.getRoom({ roomId })).unread).toBe(0);
    expect(await readUpTo('vera')).toEqual([{ participantId: room.participants.vera, seq: 1 }]);
    expect(await readUpTo('are')).toContainEqual({ participantId: room.participants.vera, seq: 4 });
  });

  it('is told neither when anything was said last before her, nor when a thread began', async () => {
    const { roomId, threadId } = await comeAfter(2);
    expect(await world.vera.rooms.getRoom({ roomId })).toMatchObject({ lastMessageAt: null, threads: [] });
    world.server.clock.moveBy(60_000);
    const { sentAt } = await world.are.rooms.sendMessage({ roomId, message: newMessage('Nå', { threadId }) });
    const seen = await world.vera.rooms.getRoom({ roomId });
    expect(seen).toMatchObject({ lastMessageAt: sentAt, threads: [{ openedAt: sentAt, subject: null }] });
    expect((await world.frida.rooms.getRoom({ roomId })).threads[0]?.openedAt).not.toBe(sentAt);
  });

  it('has the first number at the first that she sees, though what was sent at once has its moments out of order', async () => {
    const { asOwner } = world.server.database;
    const { roomId } = await comeAfter(12);
    const moments = [1, 3, 2, 5, 4, 9, 8, 6, 7, 20, 18, 40].map(
      (second) => `2026-11-06T12:00:${String(second).padStart(2, '0')}Z`,
    );
    for (const [at, moment] of moments.entries())
      await asOwner('update message set sent_at = $1 where room_id = $2 and seq = $3', [moment, roomId, at + 1]);
    for (const from of ['2026-11-06T11:00:00Z', ...moments, '2026-11-06T13:00:00Z']) {
      const [row] = await asOwner<{ hidden: number; least: number }>(
        `select hidden_before($1, $2::timestamptz) as hidden,
           (select coalesce(min(seq) - 1, 12) from message where room_id = $1 and sent_at >= $2::timestamptz) as least`,
        [roomId, from],
      );
      expect(row?.hidden, from).toBe(row?.least);
    }
  });
});
