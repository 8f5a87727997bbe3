import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hours } from '../../../platform/testing/held-clock.ts';
import { refusalOf, type Somebody } from '../../rooms/server/rooms-for-tests.ts';
import type { AppointmentId, Consequence } from '../domain/appointment.ts';
import type { AppointmentWish } from '../domain/appointment-action.ts';
import type { AppointmentNews } from './appointment-news.ts';
import {
  at,
  book,
  type CalendarWorld,
  calendarOf,
  citizen,
  elsa,
  elsaId,
  practitioner,
  seen,
  startCalendarWorld,
  step,
} from './calendar-for-tests.ts';

let world: CalendarWorld;
let news: AppointmentNews[];
/** The talk at the centre, what NAV does after it, and what the municipality does after that. */
let talk: AppointmentId;
let nav: AppointmentId;
let after: AppointmentId;
const options = (day: number) => [at(`2026-11-${day}T12:00`), at(`2026-11-${day}T09:00`)];
const monday = at('2026-11-23T09:00');

beforeEach(async () => {
  news = [];
  world = await startCalendarWorld([async (_, one) => void news.push(one)]);
  const { sara, vera, ingrid, roles } = world;
  talk = await book(world, sara, roles.sara, { options: options(17), what: 'Samtale' });
  nav = await book(world, vera, roles.vera, { options: options(18), dependsOn: talk, what: 'Arbeidsutprøving' });
  after = await book(world, ingrid, roles.ingrid, { options: options(19), dependsOn: nav, what: 'Oppsummering' });
  news = [];
});
afterEach(() => world.server.close());

const moveId = randomUUID();
interface More {
  moveId?: string;
  startsAt?: typeof monday;
  forCitizen?: boolean;
  others?: { appointmentId: AppointmentId; consequence: Consequence }[];
}
const asked = (more: More = {}): AppointmentWish => ({
  kind: 'ask-for-move',
  moveId,
  startsAt: monday,
  others: [],
  forCitizen: true,
  words: 'Are er på reise',
  ...more,
});
const confirm = (partyId: string) => ({ kind: 'confirm-move', moveId, partyId, told: 'self' }) as const;
const times = async (who: Somebody = world.are) =>
  Promise.all([talk, nav, after].map(async (id) => (await seen(world, who, id))?.startsAt?.slice(0, 10)));
const before = ['2026-11-17', '2026-11-18', '2026-11-19'];
const moved = ['2026-11-23', '2026-11-24', '2026-11-25'];
const confirmAll = async () => {
  await step(world, world.sara, talk, confirm(world.roles.sara.id));
  await step(world, world.vera, nav, confirm(world.roles.vera.id));
};

describe('A move, asked for through anybody whom Are knows', () => {
  it('is told to whoever’s appointment depends on it, and moves everything when all have said yes, and not before', async () => {
    // Ingrid of the municipality asks for another time at the centre, as Are has asked her to.
    await step(world, world.ingrid, talk, asked());
    expect(await seen(world, world.vera, nav)).toMatchObject({
      move: { consequence: { effect: 'moves', startsAt: '2026-11-24T09:00:00.000Z' }, words: 'Are er på reise' },
      moveAskedByName: 'Ingrid Haugen',
    });
    await step(world, world.sara, talk, confirm(world.roles.sara.id));
    expect(await times()).toEqual(before);
    await step(world, world.vera, nav, confirm(world.roles.vera.id));
    for (const who of [world.are, world.ingrid, world.sara, world.vera]) expect(await times(who)).toEqual(moved);
    expect(news.map(({ what, appointmentId }) => [what, appointmentId])).toEqual(
      [talk, nav, after].toSorted().map((id) => ['moved', id]),
    );
    expect(world.server.faults).toEqual([]);
  });

  it('waits for Are’s own yes when he has not asked for it', async () => {
    await step(world, world.ingrid, talk, asked({ forCitizen: false }));
    await confirmAll();
    expect(await times()).toEqual(before);
    await step(world, world.are, talk, confirm(world.people.are));
    expect(await times()).toEqual(moved);
  });

  it('is Are’s to ask for himself', async () => {
    await step(world, world.are, talk, asked({ forCitizen: false }));
    await confirmAll();
    expect(await times()).toEqual(before);
    await step(world, world.ingrid, after, confirm(world.roles.ingrid.id));
    expect(await times()).toEqual(moved);
  });

  it('means for each what its owner says: it falls away, it stays; and Are says yes to that once more', async () => {
    await step(world, world.ingrid, talk, asked());
    await step(world, world.sara, talk, confirm(world.roles.sara.id));
    const fallsAway = { kind: 'give-consequence', moveId, consequence: { effect: 'falls-away' } } as const;
    expect(await refusalOf(step(world, world.sara, nav, fallsAway))).toBe('arranger-needed');
    await step(world, world.vera, nav, fallsAway);
    expect(await times()).toEqual(before);
    await step(world, world.ingrid, after, { kind: 'give-consequence', moveId, consequence: { effect: 'stays' } });
    await step(world, world.are, talk, confirm(world.people.are));
    expect(await times()).toEqual(['2026-11-23', '2026-11-18', '2026-11-19']);
    expect(await seen(world, world.are, nav)).toMatchObject({
      status: 'cancelled',
      lastMove: { outcome: 'fell-away' },
    });
    expect(await seen(world, world.are, after)).toMatchObject({ status: 'booked', lastMove: { outcome: 'stayed' } });
  });

  it('moves nothing when one says no, and everybody reads the same words', async () => {
    await step(world, world.ingrid, talk, asked());
    await step(world, world.sara, talk, confirm(world.roles.sara.id));
    const no = {
      kind: 'decline-move',
      moveId,
      partyId: world.roles.vera.id,
      told: 'self',
      words: 'Da er jeg på kurs',
    } as const;
    await step(world, world.vera, nav, no);
    expect(await times()).toEqual(before);
    for (const who of [world.are, world.ingrid, world.sara])
      for (const id of [talk, nav, after])
        expect(await seen(world, who, id)).toMatchObject({
          move: null,
          lastMove: { outcome: 'declined', words: 'Da er jeg på kurs' },
        });
    await step(world, world.ingrid, talk, asked({ moveId: randomUUID() }));
  });

  it('is asked for once at a time, runs out after 48 hours, and gives the time back', async () => {
    await step(world, world.ingrid, talk, asked());
    expect(await refusalOf(step(world, world.vera, nav, asked({ moveId: randomUUID() })))).toBe('move-is-pending');
    const clash = {
      options: [monday, at('2026-11-27T09:00')],
      parties: [citizen(world), practitioner(world.roles.sara)],
    };
    expect(await refusalOf(book(world, world.ingrid, world.roles.ingrid, clash))).toBe('time-is-taken');
    world.server.clock.moveBy(hours(48));
    const [sara, vera] = [
      await world.as(world.people.sara, world.roles.sara),
      await world.as(world.people.vera, world.roles.vera),
    ];
    expect(await refusalOf(step(world, sara, talk, confirm(world.roles.sara.id)))).toBe('step-does-not-fit');
    await step(world, vera, nav, asked({ moveId: randomUUID() }));
  });

  it('is refused where somebody is taken, also at one that depends on it', async () => {
    await book(world, world.vera, world.roles.vera, { options: options(24) });
    expect(await refusalOf(step(world, world.ingrid, talk, asked()))).toBe('time-is-taken');
    const elsewhere = { effect: 'moves', startsAt: at('2026-11-24T13:00') } as const;
    await step(world, world.ingrid, talk, asked({ others: [{ appointmentId: nav, consequence: elsewhere }] }));
    await confirmAll();
    expect((await seen(world, world.are, nav))?.startsAt).toBe('2026-11-24T13:00:00.000Z');
  });

  it('does not go by a yes to something else: what has come to depend on it meanwhile is asked about first', async () => {
    await step(world, world.ingrid, talk, asked());
    const late = await book(world, world.vera, world.roles.vera, { options: options(26), dependsOn: talk });
    await step(world, world.sara, talk, confirm(world.roles.sara.id));
    expect(await refusalOf(step(world, world.vera, nav, confirm(world.roles.vera.id)))).toBe(
      'appointments-have-changed',
    );
    await step(world, world.vera, late, { kind: 'cancel', words: 'Ikke nå' });
    await step(world, world.vera, nav, confirm(world.roles.vera.id));
    expect(await times()).toEqual(moved);
  });

  it('ends when one of them is cancelled, and the others stay as they were', async () => {
    await step(world, world.ingrid, talk, asked());
    await step(world, world.vera, nav, { kind: 'cancel', words: 'Tiltaket er stengt' });
    expect(await seen(world, world.are, talk)).toMatchObject({
      status: 'booked',
      move: null,
      lastMove: { outcome: 'declined' },
    });
    expect(await times()).toEqual(before);
  });

  it('waits for somebody without an account, who answers by her link', async () => {
    const { sara, roles } = world;
    const parties = [citizen(world), practitioner(roles.sara), elsa];
    const id = await book(world, sara, roles.sara, { options: options(30), parties });
    await step(world, sara, id, { kind: 'answer', partyId: elsaId, answer: 'yes', told: 'phone' });
    const { token } = await calendarOf(world, sara).makeLink({ appointmentId: id, partyId: elsaId });
    await step(world, world.are, id, asked({ startsAt: at('2026-12-01T09:00') }));
    await step(world, sara, id, confirm(roles.sara.id));
    const nobody = calendarOf(world);
    expect(await nobody.openLink({ token })).toMatchObject({
      startsAt: '2026-12-01T09:00:00.000Z',
      asks: 'move',
      booked: true,
    });
    await nobody.answerLink({ token, id: randomUUID(), answer: 'yes' });
    expect((await seen(world, world.are, id))?.startsAt).toBe('2026-12-01T09:00:00.000Z');
  });
});

describe('A server that dies in the middle of a move', () => {
  /** From here on the connection is cut at the writing of one of the three that move; which one, says `nth`. */
  const dieAt = (nth: number, table: 'appointment' | 'appointment_action') =>
    world.server.database.asOwner(`
      create sequence if not exists dying; alter sequence dying restart; grant usage on dying to tillit_app;
      create or replace function die() returns trigger language plpgsql as $$ begin
        if nextval('dying') = ${nth} then perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(1); end if;
        return new; end $$;
      drop trigger if exists die on appointment; drop trigger if exists die on appointment_action;
      create trigger die before insert or update on ${table} for each row execute function die()`);
  const live = () =>
    world.server.database.asOwner(
      'drop trigger if exists die on appointment; drop trigger if exists die on appointment_action',
    );

  it.each([1, 2, 3, 4])('has moved nothing, wherever it died (%i); and told again everything moves', async (nth) => {
    await step(world, world.ingrid, talk, asked());
    await step(world, world.sara, talk, confirm(world.roles.sara.id));
    for (const table of ['appointment', 'appointment_action'] as const) {
      await dieAt(nth, table);
      await expect(step(world, world.vera, nav, confirm(world.roles.vera.id))).rejects.toThrow();
      expect(await times()).toEqual(before);
      await live();
    }
    const taken = 'select lower(during) as at from taken_time where expires_at is null order by 1';
    expect(await world.server.database.asOwner(taken)).toHaveLength(3);
    expect(news).toEqual([]);
    await step(world, world.vera, nav, confirm(world.roles.vera.id));
    expect(await times()).toEqual(moved);
    expect(await world.server.database.asOwner(taken)).toHaveLength(3);
  });
});
