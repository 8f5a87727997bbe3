import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RoomId } from '../../../kernel/ids.ts';
import { minutes } from '../../../platform/testing/held-clock.ts';
import { type AresWorld, decide, openAresRoom, participantsOf, refusalOf, startAresWorld } from './rooms-for-tests.ts';

let world: AresWorld;
let roomId: RoomId;
beforeAll(async () => {
  world = await startAresWorld();
  roomId = (await openAresRoom(world, ['ingrid', 'vera'])).roomId;
});
afterAll(() => world.server.close());

/** Are, whose electronic ID was used eleven minutes ago. */
beforeEach(async () => {
  await world.server.signAnew(world.are.cookie);
  world.server.clock.moveBy(minutes(11));
});

const newcomersSee = (sees: { kind: 'now' } | { kind: 'all' } | { kind: 'date'; day: string }) =>
  refusalOf(world.are.rooms.setNewcomersSee({ roomId, sees }));

describe('A fresh electronic ID', () => {
  it('is asked for before newcomers see more, and not before they see less', async () => {
    expect(await newcomersSee({ kind: 'date', day: '2026-11-01' })).toBe('fresh-sign-in-needed');
    expect(await newcomersSee({ kind: 'now' })).toBe('allowed');
    await world.server.signAnew(world.are.cookie);
    expect(await newcomersSee({ kind: 'all' })).toBe('allowed');
    world.server.clock.moveBy(minutes(11));
    expect(await newcomersSee({ kind: 'date', day: '2026-11-01' })).toBe('allowed');
    expect(await newcomersSee({ kind: 'all' })).toBe('fresh-sign-in-needed');
  });

  it('is asked for before a link is made', async () => {
    const { frida } = await participantsOf(world.are, roomId);
    await world.server.signAnew(world.are.cookie);
    await decide(world.are, { roomId, granteeId: frida }, 'give');
    const make = () => refusalOf(world.are.rooms.renewLink({ roomId, participantId: frida }));
    world.server.clock.moveBy(minutes(11));
    expect(await make()).toBe('fresh-sign-in-needed');
    await world.server.signAnew(world.are.cookie);
    expect(await make()).toBe('allowed');
  });

  it('is never asked for to shut somebody out, to end a room or to leave it', async () => {
    const { vera } = await participantsOf(world.are, roomId);
    await decide(world.are, { roomId, granteeId: vera }, 'withdraw');
    const veraNow = await world.as(world.people.vera, world.roles.vera);
    expect(await refusalOf(veraNow.rooms.getRoom({ roomId }))).toBe('not-found');
    await world.are.rooms.closeRoom({ roomId, words: 'Takk', readableAfter: 'citizen', readableUntil: null });
  });

  it('is asked for when a room is opened upon a yes that was told, and not when it only asks', async () => {
    const somebody = await world.as(world.people.stranger, world.roles.stranger);
    world.server.clock.moveBy(minutes(11));
    const open = (more: { toldBy?: 'phone' }) =>
      refusalOf(
        somebody.rooms.openRoom({
          id: RoomId.parse(randomUUID()),
          citizenId: world.people.are,
          purpose: 'Et rom',
          circle: [],
          ...more,
        }),
      );
    expect(await open({ toldBy: 'phone' })).toBe('fresh-sign-in-needed');
    expect(await open({})).toBe('allowed');
  });
});
