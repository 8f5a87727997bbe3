import { describe, expect, test } from 'vitest';
import { hours, minutes } from '../../testing/held-clock.ts';
import { inNotificationWorld, type NotificationWorld, newRoom } from '../../testing/notification-world.ts';
import type { Notifications } from './open-notifications.ts';

let world: NotificationWorld;
let server: Notifications;
inNotificationWorld((opened, first) => {
  world = opened;
  server = first;
});

describe('Somebody who is away is told that there is something new', () => {
  test('by mail and push from the start, without having set anything', async () => {
    const kari = world.newPerson();
    const phone = await world.signUpBrowser(kari);
    await world.announce(newRoom(), [kari]);
    await world.passPause();
    expect(world.mailsTo(kari)).toHaveLength(1);
    expect(world.pushesTo(phone)).toHaveLength(1);
  });

  test('by push at once, and by mail only after a minute in which to read it', async () => {
    const kari = world.newPerson();
    const phone = await world.signUpBrowser(kari);
    await world.announce(newRoom(), [kari]);
    await server.relayOnce();
    world.clock.moveBy(minutes(0.9));
    await server.deliverDue();
    expect([world.pushesTo(phone).length, world.mailsTo(kari).length]).toEqual([1, 0]);
    world.clock.moveBy(minutes(0.2));
    await server.deliverDue();
    expect(world.mailsTo(kari)).toHaveLength(1);
  });

  test('once for ten messages in a room', async () => {
    const [kari, per] = [world.newPerson(), world.newPerson()];
    const phone = await world.signUpBrowser(kari);
    const room = newRoom();
    for (let message = 0; message < 10; message += 1) await world.announce(room, [kari, per]);
    await world.passPause();
    expect([world.mailsTo(kari).length, world.mailsTo(per).length, world.pushesTo(phone).length]).toEqual([1, 1, 1]);
  });

  test('once for ten messages over an hour, and again when something comes after a look', async () => {
    const kari = world.newPerson();
    const room = newRoom();
    let newest = 0;
    for (let message = 0; message < 10; message += 1) {
      newest = await world.announce(room, [kari]);
      await world.passPause();
      world.clock.moveBy(minutes(5));
    }
    expect(world.mailsTo(kari)).toHaveLength(1);
    world.look(kari, room, newest);
    await world.announce(room, [kari]);
    await world.passPause();
    expect(world.mailsTo(kari)).toHaveLength(2);
  });

  test('once more after a day, if something more has come and nobody has looked', async () => {
    const kari = world.newPerson();
    const room = newRoom();
    await world.announce(room, [kari]);
    await world.passPause();
    await world.announce(room, [kari]);
    await world.passPause();
    expect(world.mailsTo(kari)).toHaveLength(1);
    world.clock.moveBy(hours(24));
    await world.passPause();
    expect(world.mailsTo(kari)).toHaveLength(2);
    world.clock.moveBy(hours(48));
    await world.passPause();
    expect(world.mailsTo(kari)).toHaveLength(2);
  });

  test('once for three rooms at the same time', async () => {
    const kari = world.newPerson();
    for (let room = 0; room < 3; room += 1) await world.announce(newRoom(), [kari]);
    await world.passPause();
    expect(world.mailsTo(kari)).toHaveLength(1);
  });

  test('once, however many servers relay the same outbox', async () => {
    const kari = world.newPerson();
    const second = await world.process();
    const room = newRoom();
    for (let message = 0; message < 20; message += 1) await world.announce(room, [kari]);
    const relayed = await Promise.all([server.relayOnce(), second.relayOnce(), server.relayOnce()]);
    expect(relayed.reduce((sum, each) => sum + each, 0)).toBe(20);
    world.clock.moveBy(minutes(2));
    await Promise.all([server.deliverDue(), second.deliverDue()]);
    expect(world.mailsTo(kari)).toHaveLength(1);
  });
});

describe('Nobody is told', () => {
  test('who has turned it off', async () => {
    const kari = world.newPerson();
    const phone = await world.signUpBrowser(kari);
    await world.set(kari, { mail: false, push: false });
    await world.announce(newRoom(), [kari]);
    await world.passPause();
    expect([world.mailsTo(kari).length, world.pushesTo(phone).length]).toEqual([0, 0]);
  });

  test('who has looked meanwhile', async () => {
    const kari = world.newPerson();
    const room = newRoom();
    const message = await world.announce(room, [kari]);
    await server.relayOnce();
    world.look(kari, room, message);
    await world.passPause();
    expect(world.mailsTo(kari)).toHaveLength(0);
  });

  test('who has lost access to the room before the mail went out', async () => {
    const [kari, per] = [world.newPerson(), world.newPerson()];
    const room = newRoom();
    await world.announce(room, [kari, per]);
    await server.relayOnce();
    await world.takeOut(kari, room);
    await world.passPause();
    expect([world.mailsTo(kari).length, world.mailsTo(per).length]).toEqual([0, 1]);
  });

  test('who has no address', async () => {
    const kari = world.newPerson({ mail: undefined });
    await world.announce(newRoom(), [kari]);
    await world.passPause();
    expect(await server.deliverDue()).toEqual({ told: 0, putBack: 0 });
  });
});

describe('In quiet hours', () => {
  test('mail and push wait until seven in the morning, in the summer as in the winter', async () => {
    // The clocks of Norway go back in the night before 25 October, and forward in the night before 28 March.
    for (const [evening, before, seven] of [
      ['2026-10-24T20:00:00Z', '2026-10-25T05:59:00Z', '2026-10-25T06:00:00Z'],
      ['2027-03-27T21:00:00Z', '2027-03-28T04:59:00Z', '2027-03-28T05:00:00Z'],
    ] as const) {
      const kari = world.newPerson();
      const phone = await world.signUpBrowser(kari);
      world.clock.moveTo(evening);
      await world.announce(newRoom(), [kari]);
      await world.passPause();
      world.clock.moveTo(before);
      await server.deliverDue();
      expect([world.mailsTo(kari).length, world.pushesTo(phone).length]).toEqual([0, 0]);
      world.clock.moveTo(seven);
      await server.deliverDue();
      expect([world.mailsTo(kari).length, world.pushesTo(phone).length]).toEqual([1, 1]);
    }
  });

  test('a message in the night does not bring the morning forward', async () => {
    const kari = world.newPerson();
    const room = newRoom();
    world.clock.moveTo('2027-11-05T21:00:00Z');
    await world.announce(room, [kari]);
    await world.passPause();
    world.clock.moveTo('2027-11-06T02:00:00Z');
    await world.announce(room, [kari]);
    await world.passPause();
    expect(world.mailsTo(kari)).toHaveLength(0);
    world.clock.moveTo('2027-11-06T06:00:00Z');
    await server.deliverDue();
    expect(world.mailsTo(kari)).toHaveLength(1);
  });

  test('each lives by their own hours', async () => {
    const nurse = world.newPerson();
    await world.set(nurse, { from: '09:00', until: '16:30' });
    world.clock.moveTo('2027-11-12T09:00:00Z');
    await world.announce(newRoom(), [nurse]);
    await world.passPause();
    expect(world.mailsTo(nurse)).toHaveLength(0);
    world.clock.moveTo('2027-11-12T15:30:00Z');
    await server.deliverDue();
    expect(world.mailsTo(nurse)).toHaveLength(1);
  });
});
