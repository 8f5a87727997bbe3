import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decide, refusalOf, type Somebody } from '../../rooms/server/rooms-for-tests.ts';
import { sweepTaken } from './busy-store.ts';
import {
  at,
  book,
  type CalendarWorld,
  calendarOf,
  citizen,
  practitioner,
  propose,
  startCalendarWorld,
  step,
} from './calendar-for-tests.ts';

let world: CalendarWorld;
beforeAll(async () => {
  world = await startCalendarWorld();
});
afterAll(() => world.server.close());

const window = { from: at('2026-11-09T00:00'), until: at('2026-11-20T00:00') };
const busyOf = (who: Somebody, roleId: CalendarWorld['roles']['sara']['id'], more: object = {}) =>
  calendarOf(world, who).getFreeBusy({ roomId: world.roomId, roleId, ...window, ...more });
const bytes = async (path: string, who: Somebody) => {
  const answer = await fetch(`${world.server.url}/api${path}`, { headers: { cookie: who.cookie } });
  return [answer.status, await answer.text()];
};
const path = (roomId: string, roleId: string) => `/rooms/${roomId}/free-busy/${roleId}?${new URLSearchParams(window)}`;

describe('Free or busy', () => {
  beforeEach(() =>
    world.server.database.asOwner(
      'delete from busy_period; delete from taken_time; delete from appointment_link; delete from appointment_action; delete from appointment',
    ),
  );

  it('is told to the byte alike, whatever takes her: an appointment, a proposal, or what she wrote herself', async () => {
    const { roles, sara, ingrid, roomId } = world;
    const tuesday = { startsAt: at('2026-11-10T09:00'), endsAt: at('2026-11-10T10:00') };
    const wednesday = { startsAt: at('2026-11-11T09:00'), endsAt: at('2026-11-11T10:00') };
    const told: unknown[] = [];
    const tell = async () => {
      told.push(await bytes(path(roomId, roles.sara.id), ingrid));
      await world.server.database.asOwner(
        'delete from busy_period; delete from taken_time; delete from appointment_action; delete from appointment',
      );
    };
    const options = [tuesday.startsAt, wednesday.startsAt];
    await propose(world, { options, parties: [citizen(world), practitioner(roles.sara)], what: 'Noe annet' }, sara);
    await tell();
    for (const day of [tuesday, wednesday])
      await calendarOf(world, sara).addBusyPeriod({ id: randomUUID(), ...day, words: 'Tannlege' });
    await tell();
    await book(world, sara, roles.sara, { options: [at('2026-11-19T09:00'), tuesday.startsAt] });
    await calendarOf(world, sara).addBusyPeriod({ id: randomUUID(), ...wednesday, words: '' });
    await tell();
    expect(told[0]).toEqual([200, JSON.stringify([tuesday, wednesday])]);
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1);
  });

  it('is joined where two things touch, so that nobody counts them', async () => {
    const { sara, ingrid, roles } = world;
    await book(world, sara, roles.sara, { options: [at('2026-11-16T09:00'), at('2026-11-10T09:00')] });
    const period = { startsAt: at('2026-11-10T10:00'), endsAt: at('2026-11-10T12:00') };
    await calendarOf(world, sara).addBusyPeriod({ id: randomUUID(), ...period, words: 'Møte' });
    expect(await busyOf(ingrid, roles.sara.id)).toEqual([
      { startsAt: '2026-11-10T09:00:00.000Z', endsAt: '2026-11-10T12:00:00.000Z' },
    ]);
    expect(await busyOf(world.are, roles.sara.id)).toHaveLength(1);
  });

  it('is hers alone who is in the room: of all others one learns as little as of somebody who never was', async () => {
    const { roomId, roles, ingrid, stranger } = world;
    const never = await bytes(path(roomId, randomUUID()), ingrid);
    expect(await bytes(path(roomId, roles.stranger.id), ingrid)).toEqual(never);
    expect((await bytes(path(roomId, roles.sara.id), ingrid))[0]).toBe(200);
    expect(await bytes(path(roomId, roles.sara.id), stranger)).toEqual(
      await bytes(path(randomUUID(), roles.sara.id), stranger),
    );
    const looked = calendarOf(world, ingrid).findTimes({
      roomId,
      roleIds: [roles.stranger.id],
      minutes: 30,
      ...window,
    });
    expect(await refusalOf(looked)).toBe('not-found');
  });

  it('is asked for four weeks at most, and of no time that has passed', async () => {
    const until = at('2026-12-07T00:00');
    expect(await refusalOf(busyOf(world.ingrid, world.roles.sara.id, { until }))).toBe('allowed');
    expect(await refusalOf(busyOf(world.ingrid, world.roles.sara.id, { until: at('2026-12-07T00:01') }))).toBe(
      'window-is-too-long',
    );
    await calendarOf(world, world.sara).addBusyPeriod({
      id: randomUUID(),
      startsAt: at('2026-11-02T08:00'),
      endsAt: at('2026-11-06T10:00'),
      words: '',
    });
    expect(await busyOf(world.ingrid, world.roles.sara.id, { from: at('2026-11-01T00:00') })).toEqual([
      { startsAt: '2026-11-06T09:00:00.000Z', endsAt: '2026-11-06T10:00:00.000Z' },
    ]);
  });

  it('finds the times at which all are free, and a proposal over her own plans is refused', async () => {
    const { sara, vera, ingrid, roles, roomId } = world;
    const block = (who: Somebody, from: string, until: string) =>
      calendarOf(world, who).addBusyPeriod({ id: randomUUID(), startsAt: at(from), endsAt: at(until), words: 'Kurs' });
    await block(sara, '2026-11-09T00:00', '2026-11-09T13:00');
    await block(vera, '2026-11-09T13:30', '2026-11-10T00:00');
    const day = { from: window.from, until: at('2026-11-10T00:00') };
    const asked = { roomId, roleIds: [roles.sara.id, roles.vera.id], minutes: 30, ...day };
    expect(await calendarOf(world, ingrid).findTimes(asked)).toEqual([at('2026-11-09T13:00')]);
    const wanted = { options: [at('2026-11-09T12:00'), at('2026-11-11T12:00')] };
    expect(await refusalOf(propose(world, wanted))).toBe('time-is-taken');
  });

  it('goes on as it was when she writes something over what she has said yes to, or takes that away again', async () => {
    const { sara, roles } = world;
    const id = await propose(world, { options: [at('2026-11-12T09:00'), at('2026-11-13T09:00')] });
    const period = {
      id: randomUUID(),
      startsAt: at('2026-11-12T00:00'),
      endsAt: at('2026-11-14T00:00'),
      words: 'Ferie',
    };
    await calendarOf(world, sara).addBusyPeriod(period);
    await step(world, world.are, id, { kind: 'choose', option: at('2026-11-12T09:00'), told: 'self' });
    await step(world, sara, id, { kind: 'answer', partyId: roles.sara.id, answer: 'yes', told: 'self' });
    expect(await calendarOf(world, sara).listBusyPeriods(window)).toMatchObject([{ words: 'Ferie' }]);
    expect(await calendarOf(world, world.ingrid).listBusyPeriods(window)).toEqual([]);
    await calendarOf(world, world.ingrid).removeBusyPeriod({ id: period.id });
    expect(await calendarOf(world, sara).listBusyPeriods(window)).toHaveLength(1);
    await calendarOf(world, sara).removeBusyPeriod({ id: period.id });
    expect(await calendarOf(world, sara).listBusyPeriods(window)).toEqual([]);
    expect(await calendarOf(world, sara).listMine(window)).toMatchObject([{ id, citizenName: 'Are Solberg' }]);
  });

  it('ends with her taking part, and what ran out is swept away and was not counted before', async () => {
    const { are, roles, roomId, participants, ingrid } = world;
    await propose(world, { options: [at('2026-11-17T09:00'), at('2026-11-18T09:00')] });
    expect(await busyOf(ingrid, roles.sara.id)).toHaveLength(2);
    world.server.clock.moveBy(48 * 3_600_000);
    const later = await world.as(world.people.ingrid, roles.ingrid);
    expect(await busyOf(later, roles.sara.id)).toEqual([]);
    expect(await world.server.database.asOwner('select 1 from taken_time')).toHaveLength(4);
    expect(await sweepTaken(world.server.server.parts.db, world.server.clock.now())).toBe(4);
    expect(await sweepTaken(world.server.server.parts.db, world.server.clock.now())).toBe(0);
    const areNow = await world.as(world.people.are);
    expect(are).toBeDefined();
    expect(await refusalOf(busyOf(later, roles.vera.id))).toBe('allowed');
    await decide(areNow, { roomId, granteeId: participants.vera }, 'withdraw');
    expect(await refusalOf(busyOf(later, roles.vera.id))).toBe('not-found');
  });
});
