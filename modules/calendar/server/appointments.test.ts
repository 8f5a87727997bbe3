import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hours } from '../../../platform/testing/held-clock.ts';
import { decide, refusalOf, type Somebody } from '../../rooms/server/rooms-for-tests.ts';
import type { AppointmentId } from '../domain/appointment.ts';
import type { AppointmentNews } from './appointment-news.ts';
import {
  at,
  type CalendarWorld,
  calendarOf,
  citizen,
  elsa,
  elsaId,
  newId,
  practitioner,
  proposal,
  propose,
  seen,
  startCalendarWorld,
  step,
  threeTimes,
  yes,
} from './calendar-for-tests.ts';

let world: CalendarWorld;
let news: AppointmentNews[];
const [first = at(''), second = first] = threeTimes;
beforeEach(async () => {
  news = [];
  world = await startCalendarWorld([async (_, one) => void news.push(one)]);
});
afterEach(async () => {
  expect(world.server.faults).toEqual([]);
  await world.server.close();
});

const choose = (option = second) => ({ kind: 'choose', option, told: 'self' }) as const;
const bookedTime = async (who: Somebody, id: AppointmentId) => {
  const found = await seen(world, who, id);
  return [found?.status, found?.startsAt];
};

describe('A proposal', () => {
  it('is Are’s to choose among first; with the last yes it is booked, and the other times are free again', async () => {
    const id = await propose(world);
    expect(await refusalOf(step(world, world.sara, id, yes(world.roles.sara)))).toBe('step-does-not-fit');
    expect(await refusalOf(step(world, world.sara, id, choose()))).toBe('citizen-chooses-first');
    await step(world, world.are, id, choose());
    expect(await bookedTime(world.are, id)).toEqual(['proposed', null]);
    await step(world, world.sara, id, yes(world.roles.sara));
    for (const who of [world.are, world.ingrid, world.vera])
      expect(await bookedTime(who, id)).toEqual(['booked', second]);
    expect(news).toMatchObject([{ what: 'booked', appointmentId: id, citizenId: world.people.are }]);
    await propose(world, { options: [first, threeTimes[2] ?? first] });
    expect(await refusalOf(propose(world, { options: [second, at('2026-11-13T09:00')] }))).toBe('time-is-taken');
  });

  it('goes back to Are when somebody can’t, with the times that are left', async () => {
    const id = await propose(world);
    await step(world, world.are, id, choose());
    await step(world, world.sara, id, { kind: 'answer', partyId: world.roles.sara.id, answer: 'no', told: 'self' });
    expect(await seen(world, world.are, id)).toMatchObject({
      status: 'proposed',
      chosen: null,
      options: [first, threeTimes[2]],
    });
    expect(await refusalOf(step(world, world.are, id, choose()))).toBe('step-does-not-fit');
    await step(world, world.are, id, choose(first));
    await step(world, world.sara, id, yes(world.roles.sara));
    expect(await bookedTime(world.are, id)).toEqual(['booked', first]);
  });

  it('is held for 48 hours and no longer, and can be made again', async () => {
    const id = await propose(world);
    world.server.clock.moveBy(hours(48) - 1000);
    const [are, ingrid] = [await world.as(world.people.are), await world.as(world.people.ingrid, world.roles.ingrid)];
    const other = { options: [second, at('2026-11-13T09:00')] };
    expect(await refusalOf(propose(world, other, ingrid))).toBe('time-is-taken');
    world.server.clock.moveBy(1000);
    expect(await refusalOf(step(world, are, id, choose()))).toBe('step-does-not-fit');
    const took = await propose(world, other, ingrid);
    expect(await refusalOf(step(world, ingrid, id, { kind: 'propose-again', options: [second, first] }))).toBe(
      'time-is-taken',
    );
    await step(world, ingrid, took, { kind: 'cancel', words: '' });
    await step(world, ingrid, id, { kind: 'propose-again', options: [second, first] });
    await step(world, are, id, choose());
    expect((await seen(world, are, id))?.chosen).toBe(second);
  });

  it('is proposed anew by Are where none suits him, held in the others’ calendars, and his to choose from first', async () => {
    const id = await propose(world);
    const mine = [at('2026-11-12T13:00'), at('2026-11-13T13:00')];
    const again = { kind: 'propose-again', options: mine } as const;
    expect(await refusalOf(step(world, world.vera, id, again))).toBe('arranger-needed');
    await step(world, world.are, id, again);
    expect(await seen(world, world.ingrid, id)).toMatchObject({
      options: mine,
      chosen: null,
      owner: world.roles.ingrid.id,
    });
    const other = { options: [mine[1] ?? first, first] };
    expect(await refusalOf(propose(world, other, world.ingrid))).toBe('time-is-taken');
    await step(world, world.are, id, { kind: 'choose', option: mine[1] ?? first, told: 'self' });
    await step(world, world.sara, id, yes(world.roles.sara));
    expect(await bookedTime(world.are, id)).toEqual(['booked', mine[1]]);
  });

  it('is one when it is sent twice at once, and so is a choice', async () => {
    const id = newId();
    const ingrid = calendarOf(world, world.ingrid);
    const all = await Promise.all(
      [1, 2, 3].map(() => ingrid.propose({ roomId: world.roomId, id, proposal: proposal(world) })),
    );
    expect(new Set(all.map((one) => one.id)).size).toBe(1);
    const once = randomUUID();
    await Promise.all(
      [1, 2, 3].map(() => calendarOf(world, world.are).takeStep({ appointmentId: id, id: once, wish: choose() })),
    );
    expect((await seen(world, world.are, id))?.yes).toHaveLength(2);
  });

  it('takes nobody’s time who is not in the room, and asks for no time that has passed', async () => {
    const parties = [citizen(world), practitioner(world.roles.stranger)];
    expect(await refusalOf(propose(world, { parties }))).toBe('party-unknown');
    expect(await refusalOf(propose(world, { options: [at('2026-11-05T09:00'), second] }))).toBe('time-has-passed');
    await decide(world.are, { roomId: world.roomId, granteeId: world.participants.vera }, 'withdraw');
    expect(await refusalOf(propose(world, { parties: [citizen(world), practitioner(world.roles.vera)] }))).toBe(
      'party-unknown',
    );
  });

  it('books one of two who want the same time at once, and the other is told that it is taken', async () => {
    const both = [newId(), newId()].map((id) => refusalOf(propose(world, {}, world.ingrid, id)));
    expect((await Promise.all(both)).toSorted()).toEqual(['allowed', 'time-is-taken']);
  });
});

describe('An appointment', () => {
  it('is held once it has begun, and what is cancelled gives the time back', async () => {
    const id = await propose(world, { parties: [citizen(world), practitioner(world.roles.ingrid)] });
    await step(world, world.are, id, choose());
    expect(await bookedTime(world.are, id)).toEqual(['booked', second]);
    expect(await refusalOf(step(world, world.ingrid, id, { kind: 'tell-held' }))).toBe('step-does-not-fit');
    expect(await refusalOf(step(world, world.vera, id, { kind: 'cancel', words: 'Nei' }))).toBe('not-your-word');
    expect(await refusalOf(step(world, world.are, id, { kind: 'cancel', words: '' }))).toBe('words-needed');
    world.server.clock.moveTo('2026-11-11T10:05:00.000Z');
    const ingrid = await world.as(world.people.ingrid, world.roles.ingrid);
    await step(world, ingrid, id, { kind: 'tell-held' });
    expect(news.map(({ what }) => what)).toEqual(['booked', 'held']);
  });

  it('goes with its room, and so does the time it took', async () => {
    const { roomId } = world;
    const id = await propose(world);
    await world.are.rooms.closeRoom({ roomId, words: 'Takk', readableAfter: 'citizen', readableUntil: null });
    expect((await seen(world, world.are, id))?.status).toBe('cancelled');
    expect(await world.server.database.asOwner('select 1 from taken_time')).toEqual([]);
  });

  it('is shown to whoever comes later if it lies ahead, and not if it was before', async () => {
    const parties = [citizen(world), practitioner(world.roles.ingrid)];
    const before = await propose(world, { parties });
    await step(world, world.ingrid, before, { kind: 'cancel', words: 'Feil dag' });
    const ahead = await propose(world, { parties });
    world.server.clock.moveBy(60_000);
    const { as, add, organisations } = world;
    const stianId = await add.addPerson({ givenName: 'Stian', familyName: 'Berg' });
    const role = await add.addRole(stianId, organisations.dps, 'psychologist');
    const stian = await as(stianId, role);
    const { letIn } = await import('./calendar-for-tests.ts');
    await letIn(world, world.roomId, stian, role);
    const listed = await calendarOf(world, stian).listAppointments({ roomId: world.roomId });
    expect(listed.map(({ id }) => id)).toEqual([ahead]);
    expect(await refusalOf(step(world, stian, before, yes(role)))).toBe('not-found');
  });
});

describe('Somebody without an account', () => {
  const withElsa = () => propose(world, { parties: [citizen(world), practitioner(world.roles.ingrid), elsa] });
  const nobody = () => calendarOf(world);

  it('answers by her link, which says when, where and who, and nothing more', async () => {
    const id = await withElsa();
    const { token } = await calendarOf(world, world.ingrid).makeLink({ appointmentId: id, partyId: elsaId });
    expect(await nobody().openLink({ token })).toMatchObject({ startsAt: null, asks: 'nothing' });
    expect(await refusalOf(nobody().answerLink({ token, id: randomUUID(), answer: 'yes' }))).toBe('step-does-not-fit');
    await step(world, world.are, id, choose());
    const shown = await nobody().openLink({ token });
    expect(shown).toEqual({
      startsAt: second,
      endsAt: '2026-11-11T10:00:00.000Z',
      place: { kind: 'place', words: 'Øyane DPS, rom 3' },
      arrangedBy: 'Ingrid Haugen',
      organisation: 'Askøy kommune',
      citizenGivenName: 'Are',
      name: 'Elsa',
      asks: 'time',
      booked: false,
    });
    const once = randomUUID();
    await nobody().answerLink({ token, id: once, answer: 'yes' });
    expect(await nobody().answerLink({ token, id: once, answer: 'yes' })).toMatchObject({
      asks: 'nothing',
      booked: true,
    });
    expect(await bookedTime(world.are, id)).toEqual(['booked', second]);
    expect(news).toMatchObject([{ what: 'booked' }]);
    const stored = await world.server.database.asOwner('select * from appointment_link');
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  it('answers by phone, which the arranger writes down; for a practitioner nobody answers', async () => {
    const id = await withElsa();
    await step(world, world.ingrid, id, { kind: 'choose', option: second, told: 'phone' });
    const phoned = { kind: 'answer', partyId: elsaId, answer: 'yes', told: 'phone' } as const;
    expect(await refusalOf(step(world, world.vera, id, phoned))).toBe('not-your-word');
    await step(world, world.ingrid, id, phoned);
    expect(await bookedTime(world.are, id)).toEqual(['booked', second]);
    const other = await propose(world, { options: [at('2026-11-16T09:00'), at('2026-11-17T09:00')] });
    await step(world, world.are, other, choose(at('2026-11-16T09:00')));
    const forSara = { kind: 'answer', partyId: world.roles.sara.id, answer: 'yes', told: 'phone' } as const;
    expect(await refusalOf(step(world, world.ingrid, other, forSara))).toBe('not-your-word');
  });

  it('finds nothing behind a link that has run out, was made anew, never was, or leads to what is over', async () => {
    const id = await withElsa();
    const make = async (who = world.ingrid) =>
      (await calendarOf(world, who).makeLink({ appointmentId: id, partyId: elsaId })).token;
    const [old, token] = [await make(), await make()];
    expect(await refusalOf(nobody().openLink({ token: old }))).toBe('not-found');
    expect(await refusalOf(nobody().openLink({ token: 'x'.repeat(32) }))).toBe('not-found');
    expect(await refusalOf(nobody().openLink({ token }))).toBe('allowed');
    expect(await refusalOf(calendarOf(world, world.vera).makeLink({ appointmentId: id, partyId: elsaId }))).toBe(
      'arranger-needed',
    );
    await step(world, world.ingrid, id, { kind: 'cancel', words: '' });
    expect(await refusalOf(nobody().openLink({ token }))).toBe('not-found');
    const next = await withElsa();
    const late = await calendarOf(world, world.ingrid).makeLink({ appointmentId: next, partyId: elsaId });
    world.server.clock.moveBy(hours(14 * 24));
    expect(await refusalOf(nobody().openLink(late))).toBe('not-found');
  });
});
