import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minutes } from '../../../platform/testing/held-clock.ts';
import { type Statement, actingAs, runInNameOf } from '../../../platform/testing/in-name-of.ts';
import { decide } from '../../rooms/server/rooms-for-tests.ts';
import { PathwayId } from '../domain/pathway.ts';
import type { LaterStep, PathwayStep } from '../domain/pathway-action.ts';
import { talk, told } from '../domain/pathway-for-tests.ts';
import { letIn, onDay, type PathwaysWorld, pathwaysOf, referAre, startPathwaysWorld } from './pathways-for-tests.ts';

let world: PathwaysWorld;
let are: Awaited<ReturnType<typeof referAre>>;
let app: pg.Pool;
type Who = 'are' | 'ingrid' | 'ivar' | 'sara' | 'stian' | 'vera' | 'veraAsCitizen' | 'frida' | 'odd' | 'nobody';
let as: Record<Who, Readonly<Record<string, string>>>;
/** Sent and not accepted; received by Sara while Ingrid holds it, with Ivar in her place; paused; offered to end, which Are is not ready for, with Ivar asked to take over; ended with an open door. */
type Stage = 'sent' | 'received' | 'paused' | 'offered' | 'ended';
let at: Record<Stage, PathwayId>;

/** Ingrid and Ivar of the municipality, Sara and Stian of the centre, and Vera are in the room; Frida was, Odd never. */
beforeAll(async () => {
  world = await startPathwaysWorld();
  app = new pg.Pool({ connectionString: world.server.database.appUrl, max: 1 });
  are = await referAre(world);
  const { roomId } = are;
  await letIn(world, roomId, world.ivar.client, world.ivar.role);
  const ingrid = pathwaysOf(world, world.ingrid);
  await ingrid.takeStep({
    pathwayId: are.pathwayId,
    id: randomUUID(),
    step: { kind: 'paused', reason: 'ill', words: 'Influensa', until: onDay('2026-11-20') },
  });
  await ingrid.takeStep({ pathwayId: are.pathwayId, id: randomUUID(), step: { kind: 'resumed' } });
  at = {
    sent: are.pathwayId,
    received: await refer(),
    paused: await refer(),
    offered: await refer(),
    ended: await refer(),
  };
  const take = (stage: Stage, who: typeof world.are, step: LaterStep) =>
    pathwaysOf(world, who).takeStep({ pathwayId: at[stage], id: randomUUID(), step });
  await take('received', world.sara, { kind: 'accepted' });
  const [from, until] = [onDay('2026-11-06'), onDay('2026-11-09')];
  await take('received', world.ingrid, { kind: 'deputy-named', deputy: world.ivar.role.id, from, until });
  await take('paused', world.sara, { kind: 'accepted' });
  await take('paused', world.ingrid, { kind: 'paused', reason: 'away', words: '', until: onDay('2026-11-20') });
  await take('offered', world.sara, { kind: 'not-accepted', words: 'Fullt' });
  await take('offered', world.ingrid, { kind: 'ending-offered' });
  await take('offered', world.are, { kind: 'ending-answered', answer: 'not-yet', words: 'Vent litt' });
  await take('offered', world.ingrid, asked('ivar'));
  await take('ended', world.sara, { kind: 'accepted' });
  await take('ended', world.sara, { kind: 'responsibility-accepted' });
  await take('ended', world.sara, { kind: 'ending-offered' });
  await take('ended', world.sara, { kind: 'ended', doorOpenUntil: onDay('2026-12-24') });
  world.server.clock.moveBy(minutes(1));
  await letIn(world, roomId, world.stian.client, world.stian.role);
  await decide(world.are, { roomId, granteeId: are.participants.frida }, 'withdraw');
  const { people, roles } = world;
  as = {
    are: { person_id: people.are, acting_kind: 'citizen' },
    ingrid: actingAs(people.ingrid, roles.ingrid),
    ivar: actingAs(world.ivar.id, world.ivar.role),
    sara: actingAs(people.sara, roles.sara),
    stian: actingAs(world.stian.id, world.stian.role),
    vera: actingAs(people.vera, roles.vera),
    veraAsCitizen: { person_id: people.vera, acting_kind: 'citizen' },
    frida: actingAs(people.frida, roles.frida),
    odd: actingAs(people.stranger, roles.stranger),
    nobody: {},
  };
});
afterAll(async () => {
  await app.end();
  await world.server.close();
});

async function refer(): Promise<PathwayId> {
  const id = PathwayId.parse(randomUUID());
  const organisationId = world.organisations.dps;
  await pathwaysOf(world, world.ingrid).refer({ roomId: are.roomId, id, organisationId, why: 'Uro' });
  return id;
}

/** Runs statements as the application's role in somebody's name, and undoes them; gives how many rows the last one met. */
function run(who: Who, ...statements: readonly Statement[]): Promise<number | 'refused'> {
  const settings = { now: world.server.clock.now().toISOString(), ...as[who] };
  return runInNameOf(app, settings, statements);
}

interface Forged {
  person: string | null;
  role: string | null;
  room: string;
  citizen: string;
  later: number;
  at: string;
}

/** An action as its own person would send it, but for what is forged. */
function recorded(who: Who, stage: Stage | PathwayId, step: PathwayStep, forged: Partial<Forged> = {}): Statement {
  const { person_id, acting_kind, acting_id } = as[who];
  const pathway = stage in at ? at[stage as Stage] : stage;
  return [
    `insert into pathway_action (id, pathway_id, room_id, citizen_id, position, kind, step, by_person, by_role_id, at)
     values (gen_random_uuid(), $1, $2, $3, $4 + coalesce((select position from pathway where id = $1), 0) + 1, $5, $6, $7, $8, $9)`,
    [
      pathway,
      forged.room ?? are.roomId,
      forged.citizen ?? world.people.are,
      forged.later ?? 0,
      step.kind,
      step,
      forged.person ?? person_id,
      forged.role === undefined ? (acting_kind === 'practitioner' ? acting_id : null) : forged.role,
      forged.at ?? world.server.clock.now().toISOString(),
    ],
  ];
}
const record = (...asked: Parameters<typeof recorded>) => run(asked[0], recorded(...asked));

/** Sets what is so now, as after the last step. */
const projected = (stage: Stage, columns: Readonly<Record<string, string | null>>): Statement => {
  const set = Object.keys(columns).map((column, nr) => `${column} = $${nr + 2}`);
  return [
    `update pathway set ${['position = position + 1', 'changed_at = clock_now()', ...set].join(', ')} where id = $1`,
    [at[stage], ...Object.values(columns)],
  ];
};

const next: LaterStep = { kind: 'next-contact-agreed', next: { day: onDay('2026-11-20'), what: 'Samtale' } };
const accepted: LaterStep = { kind: 'accepted' };
const passed: LaterStep = { kind: 'responsibility-accepted' };
const moved = (to: 'ivar' | 'stian' | 'odd'): LaterStep => {
  const role = to === 'odd' ? world.roles.stranger : world[to].role;
  return { kind: 'contact-moved', to: role.id, words: 'Ny jobb' };
};
const asked = (to: 'ivar' | 'stian' | 'odd') => ({ ...moved(to), kind: 'contact-asked' }) as LaterStep;
const notNow: LaterStep = { kind: 'contact-declined', reason: 'no-time-now', words: '' };
const everybody = () => Object.keys(as) as Who[];

describe('The row policies alone: who sees', () => {
  const inside = (count: number) => {
    const all: readonly Who[] = ['are', 'ingrid', 'ivar', 'sara', 'stian', 'vera'];
    return Object.fromEntries(all.map((who) => [who, count]));
  };
  const workers = (count: number) => {
    const all: readonly Who[] = ['ingrid', 'ivar', 'sara', 'stian', 'vera', 'frida', 'odd'];
    return Object.fromEntries(all.map((who) => [who, count]));
  };
  it.each<[string, () => Statement, Partial<Record<Who, number>>]>([
    ['pathways', () => ['select 1 from pathway'], inside(5)],
    ['steps, from when she sees', () => ['select 1 from pathway_action'], { ...inside(19), stian: 0 }],
    [
      'what has happened, for whoever is in the room',
      () => ['select 1 from pathway_histories(array(select id from pathway))'],
      inside(19),
    ],
    [
      'the words in it, for who was there',
      () => [`select 1 from pathway_histories($1) where step ->> 'words' = 'Influensa'`, [Object.values(at)]],
      { ...inside(1), stian: 0 },
    ],
    ['twelve weeks, of her own organisation', () => ['select 1 from pathways_by_week()'], workers(12)],
    ['who is here', () => ['select 1 from roles_in_my_rooms($1)', [[are.roomId]]], inside(5)],
    [
      'numbers, of her own organisation',
      () => ['select 1 from pathways_held_at_mine()'],
      { ingrid: 2, ivar: 2, odd: 2 },
    ],
  ])('%s', async (_, asked, sees) => {
    for (const who of everybody()) expect(await run(who, asked()), who).toBe(sees[who] ?? 0);
  });

  it('what the policies ask is asked by nobody directly', async () => {
    for (const who of everybody()) {
      expect(await run(who, ['select 1 from role_in_room']), who).toBe('refused');
      expect(await run(who, ['select 1 from ending_of($1)', [at.offered]]), who).toBe('refused');
      expect(await run(who, ['select 1 from pathway w, step_fits(w, $1)', ['paused']]), who).toBe('refused');
    }
  });
});

describe('The row policies alone: whose step it is', () => {
  const day = { from: onDay('2026-11-06'), until: onDay('2026-11-09') };
  it.each<[string, Stage, () => LaterStep, readonly Who[]]>([
    ['agrees the next contact', 'sent', () => next, ['ingrid']],
    ['agrees it when somebody receives, and one stands in', 'received', () => next, ['ingrid', 'ivar', 'sara']],
    ['accepts', 'sent', () => accepted, ['sara', 'stian']],
    ['accepts what another receives who is here', 'received', () => accepted, []],
    ['says no', 'sent', () => ({ kind: 'not-accepted', words: 'Fullt' }), ['sara', 'stian']],
    ['says no when she receives', 'received', () => ({ kind: 'not-accepted', words: 'Fullt' }), ['sara']],
    ['takes the responsibility', 'received', () => passed, ['sara']],
    ['takes what nobody has accepted', 'sent', () => passed, []],
    ['takes it in a pause', 'paused', () => passed, []],
    ['asks a colleague to take over', 'sent', () => asked('ivar'), ['ingrid']],
    ['asks somebody of another organisation', 'received', () => asked('stian'), []],
    ['asks a colleague outside the room', 'sent', () => asked('odd'), []],
    ['asks where a colleague is asked already', 'offered', () => asked('ivar'), []],
    ['takes over what he was asked', 'offered', () => moved('ivar'), ['ivar']],
    ['takes over what nobody was asked', 'sent', () => moved('ivar'), []],
    ['says not now', 'offered', () => notNow, ['ivar']],
    ['says it where nobody was asked', 'sent', () => notNow, []],
    ['takes the question back', 'offered', () => ({ kind: 'contact-ask-withdrawn' }), ['ingrid']],
    ['names a deputy', 'sent', () => ({ kind: 'deputy-named', deputy: world.ivar.role.id, ...day }), ['ingrid']],
    ['names one from elsewhere', 'sent', () => ({ kind: 'deputy-named', deputy: world.roles.sara.id, ...day }), []],
    ['pauses', 'received', () => ({ kind: 'paused', reason: 'ill', words: '', ...day }), ['ingrid', 'ivar']],
    ['ends a pause', 'paused', () => ({ kind: 'resumed' }), ['ingrid', 'are']],
    ['ends what has not been offered to end', 'paused', () => ({ kind: 'ended', doorOpenUntil: null }), []],
    ['offers an ending', 'paused', () => ({ kind: 'ending-offered' }), ['ingrid']],
    [
      'answers what has not been offered',
      'paused',
      () => ({ kind: 'ending-answered', answer: 'wished', words: '' }),
      [],
    ],
    ['answers the first questions', 'sent', () => told, ['ingrid', 'are']],
    ['answers them when it was accepted', 'received', () => told, []],
    ['asks for more', 'sent', () => ({ kind: 'asked-for-more', words: 'Hva er prøvd?' }), ['sara', 'stian']],
    ['asks for more when it was accepted', 'received', () => ({ kind: 'asked-for-more', words: 'Hva?' }), []],
    ['answers an offer', 'offered', () => ({ kind: 'ending-answered', answer: 'wished', words: '' }), ['are']],
    ['writes down an ending talk', 'offered', () => talk, ['ingrid']],
    ['writes one down that was not offered', 'paused', () => talk, []],
    ['ends against a "not yet"', 'offered', () => ({ kind: 'ended', doorOpenUntil: null }), []],
    ['comes back through the door', 'ended', () => ({ kind: 'came-back' }), ['are']],
    ['comes back where nothing has ended', 'received', () => ({ kind: 'came-back' }), []],
  ])('who %s', async (_, stage, step, mine) => {
    for (const who of everybody())
      expect(await record(who, stage, step()), who).toBe(mine.includes(who) ? 1 : 'refused');
  });

  it('a deputy in her days, and not after them', async () => {
    expect(await record('ivar', 'received', next)).toBe(1);
    const now = world.server.clock.now().toISOString();
    world.server.clock.moveTo('2026-11-10T09:00:00.000Z');
    expect(await record('ivar', 'received', next)).toBe('refused');
    expect(await record('ingrid', 'received', next)).toBe(1);
    world.server.clock.moveTo(now);
  });

  it('nobody comes back through a door that has closed, which on its last day it has not', async () => {
    const now = world.server.clock.now().toISOString();
    world.server.clock.moveTo('2026-12-24T09:00:00.000Z');
    expect(await record('are', 'ended', { kind: 'came-back' })).toBe(1);
    world.server.clock.moveTo('2026-12-25T09:00:00.000Z');
    expect(await record('are', 'ended', { kind: 'came-back' })).toBe('refused');
    world.server.clock.moveTo(now);
  });

  it('when the holder has left, a colleague takes it up herself, and nobody from elsewhere', async () => {
    const granteeId = are.participants.ingrid;
    expect(await record('ivar', 'sent', moved('ivar'))).toBe('refused');
    await decide(world.are, { roomId: are.roomId, granteeId }, 'withdraw');
    expect(await record('ivar', 'sent', moved('ivar'))).toBe(1);
    expect(await record('ivar', 'sent', moved('odd'))).toBe('refused');
    expect(await record('sara', 'sent', moved('ivar'))).toBe('refused');
    expect(await record('ingrid', 'sent', next)).toBe('refused');
    expect(await run('ingrid', ['select 1 from pathway'])).toBe(0);
    await decide(world.are, { roomId: are.roomId, granteeId }, 'give');
    expect(await record('ingrid', 'sent', next)).toBe(1);
  });

  it('in her own name, role and moment, as the next in the history, in the room where it stands', async () => {
    const { people, roles } = world;
    const forged: Partial<Forged>[] = [
      { person: people.sara },
      { role: roles.sara.id },
      { role: world.ivar.role.id },
      { role: null },
      { at: '2026-11-06T08:00:00.000Z' },
      { later: 1 },
      { later: -1 },
      { room: randomUUID() },
      { citizen: people.vera },
    ];
    for (const one of forged) expect(await record('ingrid', 'sent', next, one), JSON.stringify(one)).toBe('refused');
    expect(await record('ingrid', 'sent', next, {})).toBe(1);
    // A second step before the pathway says what the first one made of it.
    expect(await run('ingrid', recorded('ingrid', 'sent', next), recorded('ingrid', 'sent', next, { later: 1 }))).toBe(
      'refused',
    );
  });
});

describe('The row policies alone: a referral', () => {
  const id = PathwayId.parse(randomUUID());
  const referred = (more: object = {}): PathwayStep => ({
    kind: 'referred',
    citizenId: world.people.are,
    roomId: are.roomId,
    organisationId: world.organisations.dps,
    why: 'Uro',
    ...more,
  });
  const stands = (holder: string, more: Readonly<Record<string, string>> = {}): Statement => {
    const row = {
      id,
      citizen_id: world.people.are,
      room_id: are.roomId,
      organisation_id: world.organisations.dps,
      status: 'referred',
      holder_role_id: holder,
      position: '1',
      changed_at: world.server.clock.now().toISOString(),
      ...more,
    };
    const places = Object.keys(row).map((_, nr) => `$${nr + 1}`);
    return [`insert into pathway (${Object.keys(row).join(', ')}) values (${places.join(', ')})`, Object.values(row)];
  };

  it('is made by who works in the room, who holds it, and says whom and where it is about', async () => {
    const { ingrid, vera, stranger } = world.roles;
    expect(await run('ingrid', recorded('ingrid', id, referred()), stands(ingrid.id))).toBe(1);
    expect(await run('vera', recorded('vera', id, referred()), stands(vera.id))).toBe(1);
    for (const more of [{ citizenId: world.people.vera }, { roomId: randomUUID() }])
      expect(await run('ingrid', recorded('ingrid', id, referred(more)))).toBe('refused');
    expect(await run('odd', recorded('odd', id, referred()))).toBe('refused');
    expect(await run('are', recorded('are', id, referred()))).toBe('refused');
    expect(await run('ingrid', stands(ingrid.id))).toBe('refused');
    for (const more of [
      { holder_role_id: vera.id },
      { holder_role_id: stranger.id },
      { receiver_role_id: vera.id },
      { organisation_id: world.organisations.nav },
      { status: 'started' },
      { next_contact_on: '2026-11-20' },
      { position: '2' },
    ])
      expect(await run('ingrid', recorded('ingrid', id, referred()), stands(ingrid.id, more))).toBe('refused');
    // Without what it says now a history does not stand.
    expect(await run('ingrid', recorded('ingrid', id, referred()))).toBe('refused');
  });
});

describe('The row policies alone: what is so now', () => {
  it('is what the history says, in every column', async () => {
    const { ingrid, sara } = world.roles;
    const gone = { deputy_role_id: null, deputy_from: null, deputy_until: null };
    const started = { status: 'started', holder_role_id: sara.id, receiver_role_id: null, ...gone };
    const passes = recorded('sara', 'received', passed);
    expect(await run('sara', passes, projected('received', started))).toBe(1);
    for (const wrong of [
      { ...started, holder_role_id: ingrid.id },
      { ...started, holder_role_id: world.roles.vera.id },
      { ...started, receiver_role_id: sara.id },
      { ...started, status: 'accepted' },
      { ...started, next_contact_on: '2026-11-20' },
      { ...started, ...gone, door_open_until: '2026-11-20' },
    ])
      expect(await run('sara', passes, projected('received', wrong)), JSON.stringify(wrong)).toBe('refused');
    const yes = recorded('ivar', 'offered', moved('ivar'));
    const taken = { holder_role_id: world.ivar.role.id, asked_role_id: null, ...gone };
    expect(await run('ivar', yes, projected('offered', taken))).toBe(1);
    expect(await run('ivar', yes, projected('offered', { ...taken, asked_role_id: world.ivar.role.id }))).toBe(
      'refused',
    );
    expect(await run('ivar', yes, projected('offered', { ...taken, holder_role_id: ingrid.id }))).toBe('refused');
    const agreed = recorded('ingrid', 'sent', next);
    expect(await run('ingrid', agreed, projected('sent', { next_contact_on: '2026-11-20' }))).toBe(1);
    expect(await run('ingrid', agreed, projected('sent', { next_contact_on: '2026-11-21' }))).toBe('refused');
    expect(await run('ingrid', agreed, projected('sent', { holder_role_id: world.ivar.role.id }))).toBe('refused');
  });

  it('returns after a pause to what it was before', async () => {
    const resumed = recorded('are', 'paused', { kind: 'resumed' });
    const back = { pause_until: null, status: 'accepted' };
    expect(await run('are', resumed, projected('paused', back))).toBe(1);
    expect(await run('are', resumed, projected('paused', { ...back, status: 'started' }))).toBe('refused');
  });

  it('is not set without a step of one’s own', async () => {
    for (const who of everybody()) {
      const set = await run(who, [`update pathway set holder_role_id = holder_role_id where id = $1`, [at.sent]]);
      expect(set, who).toBe(['are', 'ingrid', 'ivar', 'sara', 'stian', 'vera'].includes(who) ? 'refused' : 0);
    }
  });

  it('nothing of it is taken away, and nothing of the history is changed', async () => {
    for (const who of everybody()) {
      const columns = ['room_id', 'citizen_id', 'organisation_id'].map((one) => `update pathway set ${one} = ${one}`);
      const history = ['step', 'at'].map((one) => `update pathway_action set ${one} = ${one}`);
      for (const text of ['delete from pathway', 'delete from pathway_action', ...history, ...columns])
        expect(await run(who, [text]), `${who}: ${text}`).toBe('refused');
    }
  });
});

describe('The row policies alone: a room that has closed', () => {
  it('is read by who may, and nothing happens there any more', async () => {
    const resumed: LaterStep = { kind: 'resumed' };
    expect(await record('are', 'paused', resumed)).toBe(1);
    const { roomId } = are;
    await world.are.rooms.closeRoom({ roomId, words: 'Takk', readableAfter: 'participants', readableUntil: null });
    expect(await run('ingrid', ['select 1 from pathway'])).toBe(5);
    expect(await run('odd', ['select 1 from pathway'])).toBe(0);
    expect(await record('are', 'paused', resumed)).toBe('refused');
    expect(await record('ingrid', 'sent', next)).toBe('refused');
  });
});
