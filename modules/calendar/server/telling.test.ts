import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hours, minutes } from '../../../platform/testing/held-clock.ts';
import { tellLapsed } from './tell-parties.ts';
import { isStillUnseen } from '../../rooms/server/public.ts';
import {
  at,
  type CalendarWorld,
  calendarOf,
  propose,
  seen,
  startCalendarWorld,
  step,
  threeTimes,
  yes,
} from './calendar-for-tests.ts';

let world: CalendarWorld;
let seenUpTo: number;
beforeEach(async () => {
  world = await startCalendarWorld();
  seenUpTo = await lastHint();
});
afterEach(async () => {
  expect(world.server.faults).toEqual([]);
  await world.server.close();
});

async function lastHint(): Promise<number> {
  const [hint] = await world.server.database.asOwner<{ id: string }>('select coalesce(max(id), 0) as id from hint', []);
  return Number(hint?.id);
}

/** Who is told by mail and the like of what has happened since this was last asked, by name. */
async function told(): Promise<string[]> {
  const rows = await world.server.database.asOwner<{ audience: string[] }>(
    `select audience from hint where id > $1 and notify and what = 'calendar.party-told' order by id`,
    [seenUpTo],
  );
  seenUpTo = await lastHint();
  const names = new Map(Object.entries(world.people).map(([name, id]) => [String(id), name]));
  return rows.flatMap(({ audience }) => audience.map((id) => names.get(id) ?? id)).sort();
}

const [first = at(''), second = first, third = first] = threeTimes;

describe('Whoever an appointment waits for', () => {
  it('is told: the citizen who chooses first, then those who must say yes, then all who take part when it is', async () => {
    const id = await propose(world);
    expect(await told()).toEqual(['are']);
    await step(world, world.are, id, { kind: 'choose', option: second, told: 'self' });
    // Ingrid arranged it, and needs no telling that she is in.
    expect(await told()).toEqual(['sara']);
    await step(world, world.sara, id, yes(world.roles.sara));
    expect(await told()).toEqual(['are', 'ingrid']);
  });

  it('is told when it is off, and nobody who only is in the room', async () => {
    const id = await propose(world);
    await told();
    await step(world, world.ingrid, id, { kind: 'cancel', words: 'Sara er syk' });
    expect(await told()).toEqual(['are', 'sara']);
  });

  it('is told of it as of something new until she has looked at the appointments of the room', async () => {
    // What was new when the room was opened is long past.
    world.server.clock.moveBy(hours(49));
    world.ingrid = await world.as(world.people.ingrid, world.roles.ingrid);
    world.are = await world.as(world.people.are);
    await propose(world);
    const [hint] = await world.server.database.asOwner<{ id: number }>(
      'select max(id) as id from hint where notify',
      [],
    );
    const hintId = Number(hint?.id);
    const isNew = () =>
      isStillUnseen(world.server.server.parts.db, world.server.clock.now(), {
        personId: world.people.are,
        roomId: world.roomId,
        hintId,
      });
    expect(await isNew()).toBe(true);
    world.server.clock.moveBy(minutes(1));
    await world.are.rooms.listRooms();
    expect(await isNew()).toBe(true);
    await calendarOf(world, world.are).listAppointments({ roomId: world.roomId });
    expect(await isNew()).toBe(false);
  });

  it('is told once that what was held has run out, times and a move, and so are all who take part', async () => {
    const { db } = world.server.server.parts;
    const lapsed = () => tellLapsed(db, world.server.clock.now());
    const id = await propose(world);
    await told();
    world.server.clock.moveBy(hours(48) - 1000);
    expect(await lapsed()).toBe(0);
    world.server.clock.moveBy(1000);
    expect((await Promise.all([lapsed(), lapsed()])).toSorted()).toEqual([0, 1]);
    expect(await told()).toEqual(['are', 'ingrid', 'sara']);
    world.ingrid = await world.as(world.people.ingrid, world.roles.ingrid);
    await step(world, world.ingrid, id, { kind: 'propose-again', options: [second, third] });
    world.server.clock.moveBy(hours(24));
    [world.are, world.sara] = [await world.as(world.people.are), await world.as(world.people.sara, world.roles.sara)];
    await step(world, world.are, id, { kind: 'choose', option: third, told: 'self' });
    await step(world, world.sara, id, yes(world.roles.sara));
    await told();
    await step(world, world.sara, id, {
      kind: 'ask-for-move',
      moveId: randomUUID(),
      startsAt: at('2026-11-19T09:00'),
      others: [],
      forCitizen: false,
      words: 'Passer ikke',
    });
    await told();
    world.server.clock.moveBy(hours(48));
    expect([await lapsed(), await told(), await lapsed()]).toEqual([1, ['are', 'ingrid', 'sara'], 0]);
    // What is booked stands; only the other time is given back.
    expect(await seen(world, await world.as(world.people.are), id)).toMatchObject({
      status: 'booked',
      startsAt: third,
    });
  });

  it('is told anew when times are proposed again, after the first have run out', async () => {
    const id = await propose(world);
    await told();
    world.server.clock.moveBy(hours(49));
    world.ingrid = await world.as(world.people.ingrid, world.roles.ingrid);
    await step(world, world.ingrid, id, { kind: 'propose-again', options: [second, third] });
    expect(await told()).toEqual(['are']);
  });
});
