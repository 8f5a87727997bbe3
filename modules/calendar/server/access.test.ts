import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minutes } from '../../../platform/testing/held-clock.ts';
import { actingAs, inNameOf, runInNameOf, type Statement } from '../../../platform/testing/in-name-of.ts';
import { decide } from '../../rooms/server/rooms-for-tests.ts';
import type { AppointmentId } from '../domain/appointment.ts';
import type { AppointmentStep } from '../domain/appointment-action.ts';
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
  threeTimes,
} from './calendar-for-tests.ts';

let world: CalendarWorld;
let app: pg.Pool;
type Who = 'are' | 'ingrid' | 'sara' | 'vera' | 'frida' | 'odd' | 'nobody';
let as: Record<Who, Readonly<Record<string, string>>>;
/** Proposed and not chosen; chosen by Are, and waiting for Sara; booked; and two that are to be moved together. */
type Stage = 'proposed' | 'chosen' | 'booked' | 'moving' | 'after';
let of: Record<Stage, AppointmentId>;
const moveId = randomUUID();
const [first = at('')] = threeTimes;

/** Ingrid, Sara and Vera are in the room, Vera in no appointment; Frida was, Odd never. */
beforeAll(async () => {
  world = await startCalendarWorld();
  app = new pg.Pool({ connectionString: world.server.database.appUrl, max: 1 });
  const { roles, people, sara, ingrid } = world;
  const parties = [citizen(world), practitioner(roles.ingrid), practitioner(roles.sara)];
  const on = (day: number) => ({ parties, options: [at(`2026-11-${day}T09:00`), at(`2026-11-${day}T12:00`)] });
  of = {
    proposed: await propose(world),
    chosen: await propose(world, on(17)),
    booked: await book(world, ingrid, roles.ingrid, { options: on(18).options }),
    moving: await book(world, sara, roles.sara, { options: on(19).options }),
    after: '' as AppointmentId,
  };
  of.after = await book(world, ingrid, roles.ingrid, { options: on(20).options, dependsOn: of.moving });
  await step(world, world.are, of.chosen, { kind: 'choose', option: at('2026-11-17T09:00'), told: 'self' });
  const startsAt = at('2026-11-23T09:00');
  await step(world, world.are, of.moving, {
    kind: 'ask-for-move',
    moveId,
    startsAt,
    others: [],
    forCitizen: false,
    words: '',
  });
  await decide(world.are, { roomId: world.roomId, granteeId: world.participants.frida }, 'withdraw');
  world.server.clock.moveBy(minutes(1));
  as = {
    are: { person_id: people.are, acting_kind: 'citizen' },
    ingrid: actingAs(people.ingrid, roles.ingrid),
    sara: actingAs(people.sara, roles.sara),
    vera: actingAs(people.vera, roles.vera),
    frida: actingAs(people.frida, roles.frida),
    odd: actingAs(people.stranger, roles.stranger),
    nobody: {},
  };
});
afterAll(async () => {
  await app.end();
  await world.server.close();
});

/** Runs statements as the application's role in somebody's name, and undoes them; gives how many rows the last one met. */
function run(who: Who, ...statements: readonly Statement[]): Promise<number | 'refused'> {
  const settings = { now: world.server.clock.now().toISOString(), ...as[who] };
  return runInNameOf(app, settings, statements, /on all appointments or on none|is taken/);
}

/** An action as its own person would send it, but for what is forged. */
function recorded(
  who: Who,
  stage: Stage,
  taken: AppointmentStep,
  forged: { person?: string; role?: string | null; later?: number } = {},
): Statement {
  const { person_id, acting_kind, acting_id } = as[who];
  const own = acting_kind === 'practitioner' ? acting_id : null;
  return [
    `insert into appointment_action (id, appointment_id, room_id, citizen_id, position, kind, step, by_person, by_role_id, at)
     values (gen_random_uuid(), $1, $2, $3, $4 + coalesce((select position from appointment where id = $1), 0) + 1, $5, $6, $7, $8, $9)`,
    [
      of[stage],
      world.roomId,
      world.people.are,
      forged.later ?? 0,
      taken.kind,
      taken,
      forged.person ?? person_id,
      forged.role === undefined ? own : forged.role,
      world.server.clock.now().toISOString(),
    ],
  ];
}

/** Sets what is so now, as after the last step. */
function projected(stage: Stage, columns: Readonly<Record<string, string | null>>): Statement {
  const names = Object.keys(columns);
  const set = names.map((name, nth) => `${name} = $${nth + 3}`);
  return [
    `update appointment set position = position + 1, changed_at = $2${set.map((one) => `, ${one}`).join('')} where id = $1`,
    [of[stage], world.server.clock.now().toISOString(), ...Object.values(columns)],
  ];
}
const everybody: readonly Who[] = ['are', 'ingrid', 'sara', 'vera', 'frida', 'odd', 'nobody'];
/** Of all, those who may record a step. */
const allowed = async (stage: Stage, taken: (who: Who) => AppointmentStep) => {
  const may: Who[] = [];
  for (const who of everybody)
    if ((await run(who, recorded(who, stage, taken(who)), projected(stage, {}))) !== 'refused') may.push(who);
  return may;
};
const partyOf = (who: Who) => (who === 'are' ? world.people.are : (as[who]['acting_id'] ?? randomUUID()));
const self = (who: Who) => ({ partyId: partyOf(who), told: 'self' }) as const;

describe('The row policies alone: who sees', () => {
  it('is who is in the room, and nobody else sees one row', async () => {
    for (const who of everybody) {
      const isIn = ['are', 'ingrid', 'sara', 'vera'].includes(who);
      expect(await run(who, ['select 1 from appointment']), who).toBe(isIn ? 5 : 0);
      expect(await run(who, ['select 1 from appointment_histories(array(select id from appointment))']), who).toBe(
        isIn ? 14 : 0,
      );
      if (!isIn) expect(await run(who, ['select 1 from appointment_action']), who).toBe(0);
    }
  });

  it('is nobody, where calendars are: what is taken is asked for as times, of those in the room, for four weeks', async () => {
    const { roles, roomId } = world;
    const asked = (who: Who, role: string, until = '2026-12-04') =>
      run(who, ['select 1 from busy_times($1, array[$2]::uuid[], $3, $4)', [roomId, role, '2026-11-06', until]]);
    for (const who of everybody) expect(await run(who, ['select 1 from taken_time']), who).toBe(0);
    for (const who of everybody) {
      const isIn = ['are', 'ingrid', 'sara', 'vera'].includes(who);
      expect(await asked(who, roles.sara.id), who).toBe(isIn ? 7 : 0);
    }
    expect(await asked('ingrid', roles.sara.id, '2026-12-05')).toBe(0);
    expect(await asked('ingrid', roles.frida.id)).toBe(0);
    expect(await asked('ingrid', roles.stranger.id)).toBe(0);
  });

  it('is she alone, where it is her own plans', async () => {
    const { roles, people } = world;
    const write = (who: Who, role = roles.sara.id): Statement => [
      `insert into busy_period (id, person_id, role_id, starts_at, ends_at, words) values (gen_random_uuid(), $1, $2, '2026-12-01', '2026-12-02', 'Tannlege')`,
      [as[who]['person_id'] ?? people.sara, role],
    ];
    expect(await run('sara', write('sara'), ['select 1 from busy_period'])).toBe(1);
    expect(await run('sara', write('sara'), ['delete from busy_period'])).toBe(1);
    expect(await run('ingrid', write('sara'))).toBe('refused');
    expect(await run('ingrid', write('ingrid', roles.sara.id))).toBe('refused');
    await calendarOf(world, world.sara).addBusyPeriod({
      id: randomUUID(),
      startsAt: at('2026-12-10T09:00'),
      endsAt: at('2026-12-10T10:00'),
      words: 'Tannlege',
    });
    for (const who of everybody) {
      expect(await run(who, ['select 1 from busy_period']), who).toBe(who === 'sara' ? 1 : 0);
      expect(await run(who, ['delete from busy_period']), who).toBe(who === 'sara' ? 1 : 0);
    }
  });
});

describe('The row policies alone: whose step it is', () => {
  it('other times are proposed by Are and by whom it belongs to, and what runs out is marked by the sweep alone', async () => {
    const again = { kind: 'proposed-again', options: [first, at('2026-11-20T09:00')] } as never;
    for (const who of everybody) {
      const may = ['are', 'ingrid', 'sara'].includes(who);
      expect(await run(who, recorded(who, 'proposed', again)), who).toBe(may ? 1 : 'refused');
      await expect(run(who, ['select 1 from take_lapsed_holds()']), who).rejects.toThrow('only the sweep');
      expect(await run(who, ['update appointment set lapse_told_of = null']), who).toBe('refused');
    }
  });

  it('Are chooses; whoever it belongs to writes down what he said on the phone', async () => {
    const chosen = (told: 'self' | 'phone') => () =>
      ({ kind: 'chosen', option: first, partyId: world.people.are, told }) as const;
    const choose = (who: Who, told: 'self' | 'phone') =>
      run(who, recorded(who, 'proposed', chosen(told)()), projected('proposed', { chosen_from: first }));
    for (const who of everybody) expect(await choose(who, 'self'), who).toBe(who === 'are' ? 1 : 'refused');
    for (const who of everybody)
      expect(await choose(who, 'phone'), who).toBe(who === 'ingrid' || who === 'sara' ? 1 : 'refused');
  });

  it('each answers for herself, once a time is chosen', async () => {
    const yes = (who: Who) => ({ kind: 'answered', answer: 'yes', ...self(who) }) as const;
    expect(await allowed('chosen', yes)).toEqual(['are', 'ingrid', 'sara']);
    expect(await allowed('proposed', yes)).toEqual([]);
    expect(
      await allowed('chosen', () => ({ kind: 'answered', answer: 'yes', partyId: partyOf('sara'), told: 'self' })),
    ).toEqual(['sara']);
    expect(
      await allowed('chosen', () => ({ kind: 'answered', answer: 'yes', partyId: partyOf('sara'), told: 'phone' })),
    ).toEqual([]);
  });

  it('nothing is booked before the last yes, and then at the time that was chosen', async () => {
    const booked = recorded('sara', 'chosen', { kind: 'booked' });
    const yes = recorded('sara', 'chosen', { kind: 'answered', answer: 'yes', ...self('sara') });
    const times = { status: 'booked', held_from: '{}', held_until: null, chosen_from: null };
    const stands = (starts: string, ends: string) =>
      projected('chosen', { ...times, starts_at: starts, ends_at: ends });
    const right = stands('2026-11-17T09:00:00Z', '2026-11-17T10:00:00Z');
    expect(await run('sara', booked, right)).toBe('refused');
    expect(await run('sara', yes, projected('chosen', {}), booked, right)).toBe(1);
    expect(
      await run('sara', yes, projected('chosen', {}), booked, stands('2026-11-17T12:00:00Z', '2026-11-17T13:00:00Z')),
    ).toBe('refused');
  });

  it('is nobody else’s word, in no other place of the history, and not without its row', async () => {
    const off = { kind: 'cancelled', words: 'Nei' } as const;
    const gone = { status: 'cancelled', held_from: '{}', held_until: null };
    expect(await run('ingrid', recorded('ingrid', 'booked', off), projected('booked', gone))).toBe(1);
    for (const who of ['vera', 'frida', 'odd', 'nobody'] as const)
      expect(await run(who, recorded(who, 'booked', off)), who).toBe('refused');
    for (const forged of [
      { person: world.people.sara },
      { role: world.roles.sara.id },
      { role: null },
      { later: 1 },
      { later: -1 },
    ])
      expect(await run('ingrid', recorded('ingrid', 'booked', off, forged)), JSON.stringify(forged)).toBe('refused');
    expect(await run('ingrid', projected('booked', gone))).toBe('refused');
    expect(await run('ingrid', recorded('ingrid', 'booked', off), projected('booked', { status: 'held' }))).toBe(
      'refused',
    );
  });
});

describe('The row policies alone: a move', () => {
  const confirmed = (who: Who) => ({ kind: 'move-confirmed', moveId, ...self(who) }) as const;
  const done = { kind: 'move-done', moveId } as const;
  const movedTo = (day: string) => ({
    starts_at: `${day}T09:00:00Z`,
    ends_at: `${day}T10:00:00Z`,
    held_from: '{}',
    held_until: null,
    move_id: null,
    move_effect: null,
    done_move_id: moveId,
  });
  const yesOf = (who: Who, stage: Stage) => [recorded(who, stage, confirmed(who)), projected(stage, {})] as const;

  it('is confirmed by each whose it is, and by nobody for another', async () => {
    expect(await allowed('moving', confirmed)).toEqual(['are', 'sara']);
    expect(await allowed('after', confirmed)).toEqual(['are', 'ingrid']);
    expect(await allowed('booked', confirmed)).toEqual([]);
    expect(
      await allowed('after', () => ({ kind: 'move-confirmed', moveId, partyId: partyOf('ingrid'), told: 'self' })),
    ).toEqual(['ingrid']);
  });

  it('is not done before all have confirmed, nor on one of them alone', async () => {
    const moving = () => [recorded('sara', 'moving', done), projected('moving', movedTo('2026-11-23'))] as const;
    expect(await run('sara', ...moving())).toBe('refused');
    // Her own yes is there, Ingrid's is not.
    expect(await run('sara', ...yesOf('sara', 'moving'), ...moving())).toBe('refused');
    await calendarOf(world, world.ingrid).takeStep({
      appointmentId: of.after,
      id: randomUUID(),
      wish: { kind: 'confirm-move', moveId, partyId: world.roles.ingrid.id, told: 'self' },
    });
    world.server.clock.moveBy(1000);
    const after = [recorded('sara', 'after', done), projected('after', movedTo('2026-11-24'))] as const;
    expect(await run('sara', ...yesOf('sara', 'moving'), ...moving())).toBe('refused');
    expect(await run('sara', ...yesOf('sara', 'moving'), ...after)).toBe('refused');
    const elsewhere = projected('after', movedTo('2026-11-25'));
    expect(await run('sara', ...yesOf('sara', 'moving'), ...moving(), recorded('sara', 'after', done), elsewhere)).toBe(
      'refused',
    );
    expect(await run('sara', ...yesOf('sara', 'moving'), ...moving(), ...after)).toBe(1);
  });
});

describe('The row policies alone: what nobody does', () => {
  it('is taking away, changing what was said, whose it is, or what calendars hold', async () => {
    for (const who of everybody)
      for (const text of [
        'delete from appointment',
        'delete from appointment_action',
        'update appointment_action set step = step',
        'update appointment set room_id = room_id',
        'update appointment set role_ids = role_ids',
        'update appointment set owner_role_id = owner_role_id',
        'insert into taken_time (role_id) values (gen_random_uuid())',
        'update taken_time set expires_at = null',
        'update busy_period set words = words',
        'update appointment_link set expires_at = expires_at',
      ])
        expect(await run(who, [text]), `${who}: ${text}`).toBe('refused');
    // By no policy a row of what is taken is met, and so none goes.
    for (const who of everybody) expect(await run(who, ['delete from taken_time']), who).toBe(0);
  });

  it('is being in two places, even for the owner of the database', async () => {
    const clash = `update appointment set starts_at = (select starts_at from appointment where id = $2), ends_at = (select ends_at from appointment where id = $2) where id = $1`;
    await expect(world.server.database.asOwner(clash, [of.booked, of.after])).rejects.toThrow(/is taken|exclusion/);
  });
});

describe('The row policies alone: whoever holds a link', () => {
  it('answers for herself about the appointment that it leads to, and sees nothing where the link has ended', async () => {
    const { ingrid, roles, roomId, people } = world;
    const partyId = randomUUID();
    const parties = [
      citizen(world),
      practitioner(roles.ingrid),
      { kind: 'outside', id: partyId, needed: true, name: 'Elsa', contact: '' } as const,
    ];
    const id = await propose(world, { parties, options: [at('2026-11-26T09:00'), at('2026-11-27T09:00')] }, ingrid);
    await step(world, world.are, id, { kind: 'choose', option: at('2026-11-26T09:00'), told: 'self' });
    const { token } = await calendarOf(world, ingrid).makeLink({ appointmentId: id, partyId });
    world.server.clock.moveBy(1000);
    const hash = createHash('sha256').update(token).digest('hex');
    const now = world.server.clock.now().toISOString();
    const byLink = async (settings: Readonly<Record<string, string>>, ...statements: Statement[]) => {
      try {
        return await inNameOf(app, { now, task: 'appointment-link', ...settings }, async (client) => {
          let met = 0;
          for (const [text, values] of statements) met = (await client.query(text, values)).rowCount ?? 0;
          return met;
        });
      } catch (error) {
        if (error instanceof Error && /row-level security|permission denied/.test(error.message)) return 'refused';
        throw error;
      }
    };
    const answer = (appointment: AppointmentId, party: string, kind = 'answered'): Statement => [
      `insert into appointment_action (id, appointment_id, room_id, citizen_id, position, kind, step, by_party, at)
       values (gen_random_uuid(), $1, $2, $3, 1 + (select position from appointment where id = $1), $4, $5, $6, $7)`,
      [
        appointment,
        roomId,
        people.are,
        kind,
        { kind, partyId: party, answer: 'yes', told: 'self', words: '' },
        party,
        now,
      ],
    ];
    expect(await byLink({ link: hash }, answer(id, partyId))).toBe(1);
    expect(await byLink({ link: hash }, answer(id, roles.sara.id))).toBe('refused');
    expect(await byLink({ link: hash }, answer(of.chosen, partyId))).toBe('refused');
    expect(await byLink({ link: hash }, answer(id, partyId, 'cancelled'))).toBe('refused');
    expect(await byLink({ link: hash }, ['select 1 from person'])).toBe(0);
    expect(await byLink({ link: hash }, ['select 1 from message'])).toBe(0);
    for (const settings of [{}, { link: '00' }, { link: hash, task: 'sweep' }]) {
      expect(await byLink(settings, ['select 1 from appointment'])).toBe(0);
      expect(await byLink(settings, ['select 1 from appointment_link_shown()'])).toBe(0);
    }
    await calendarOf(world, ingrid).makeLink({ appointmentId: id, partyId });
    expect(await byLink({ link: hash }, ['select 1 from appointment'])).toBe(0);
  });
});
