import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minutes } from '../../../platform/testing/held-clock.ts';
import { actingAs, runInNameOf, type Statement } from '../../../platform/testing/in-name-of.ts';
import { letIn } from '../../pathways/server/pathways-for-tests.ts';
import type { BraveStepId } from '../domain/brave-step.ts';
import { type BraveWorld, startBraveWorld } from './brave-steps-for-tests.ts';

let world: BraveWorld;
let app: pg.Pool;
type Who = 'are' | 'ingrid' | 'vera' | 'frida' | 'siri' | 'ivar' | 'veraAsCitizen' | 'odd' | 'nobody';
let as: Record<Who, Readonly<Record<string, string>>>;
/** Are's own, with Vera coming and Frida asked; what Vera wrote with him; and what is done. */
type One = 'own' | 'hers' | 'done';
let ids: Record<One, BraveStepId>;
const rows = { own: 4, hers: 1, done: 2 } satisfies Record<One, number>;

/** Ingrid holds the overview; Siri is his sister; Ivar came last and sees what comes after; Odd was never in the room. */
beforeAll(async () => {
  world = await startBraveWorld();
  app = new pg.Pool({ connectionString: world.server.database.appUrl, max: 1 });
  const { are, vera, people, roles, siri } = world;
  const own = await world.write(are, 'Gå på trening', 9);
  await world.take(are, own, { kind: 'asked', companion: roles.vera.id });
  await world.take(vera, own, { kind: 'comes' });
  await world.take(are, own, { kind: 'asked', companion: roles.frida.id });
  const done = await world.write(are, 'Ringe', 2);
  await world.take(are, done, { kind: 'done', hard: 1 });
  ids = { own: own.id, done: done.id, hers: (await world.write(vera, 'Møte naboen')).id };
  world.server.clock.moveBy(minutes(1));
  await letIn(world, world.roomId, world.ivar.client, world.ivar.role);
  as = {
    are: { person_id: people.are, acting_kind: 'citizen' },
    ingrid: actingAs(people.ingrid, roles.ingrid),
    vera: actingAs(people.vera, roles.vera),
    frida: actingAs(people.frida, roles.frida),
    siri: { person_id: siri.id, acting_kind: 'related-person', acting_id: siri.relation.id },
    ivar: actingAs(world.ivar.id, world.ivar.role),
    veraAsCitizen: { person_id: people.vera, acting_kind: 'citizen' },
    odd: actingAs(people.stranger, roles.stranger),
    nobody: {},
  };
});
afterAll(async () => {
  await app.end();
  await world.server.close();
});

function run(who: Who, ...statements: readonly Statement[]): Promise<number | 'refused'> {
  const settings = { now: world.server.clock.now().toISOString(), ...as[who] };
  return runInNameOf(app, settings, statements, /keeps up with its history/);
}

const everybody = () => Object.keys(as) as Who[];
const inside: readonly Who[] = ['are', 'ingrid', 'vera', 'frida', 'siri'];
const moment = () => world.server.clock.now().toISOString();
const actingOf = (who: Who) => as[who]['acting_id'] ?? null;

type Step = { kind: string } & Readonly<Record<string, unknown>>;
type Row = Readonly<Record<string, unknown>>;

/** An action as its own person would send it, but for what is forged. */
function recorded(who: Who, [step, position]: readonly [string, number], said: Step, forged: Row = {}): Statement {
  const columns = {
    room_id: world.roomId,
    brave_step_id: step,
    citizen_id: world.people.are,
    id: randomUUID(),
    position,
    kind: said.kind,
    step: said,
    by_person: as[who]['person_id'] ?? null,
    by_acting_id: actingOf(who),
    at: moment(),
    ...forged,
  };
  return insert('brave_step_action', columns);
}

function insert(table: string, columns: Row): Statement {
  const places = Object.keys(columns).map((_, nr) => `$${nr + 1}`);
  return [
    `insert into ${table} (${Object.keys(columns).join(', ')}) values (${places.join(', ')})`,
    Object.values(columns),
  ];
}

/** The row as a step would leave it, but for what is forged. */
function changed(one: One, set: Row): Statement {
  const columns = { position: rows[one] + 1, changed_at: moment(), ...set };
  const text = Object.keys(columns).map((column, nr) => `${column} = $${nr + 2}`);
  return [`update brave_step set ${text.join(', ')} where id = $1`, [ids[one], ...Object.values(columns)]];
}

const takes = (who: Who, one: One, [step, leaves]: readonly [Step, Row], forged: Row = {}) =>
  run(who, recorded(who, [ids[one], rows[one] + 1], step, forged), changed(one, leaves));

describe('The row policies alone: who sees', () => {
  it('the step: all who were there when it was written, and nobody who came later', async () => {
    for (const who of everybody()) {
      expect(await run(who, ['select 1 from brave_step']), who).toBe(inside.includes(who) ? 3 : 0);
      expect(await run(who, ['select 1 from brave_step_action']), who).toBe(inside.includes(who) ? 7 : 0);
    }
  });

  it('how hard it feels: Are, who holds the overview, and who comes along with that one; not who is only asked', async () => {
    const expected: Partial<Record<Who, number>> = { are: 3, ingrid: 3, vera: 1 };
    for (const who of everybody())
      expect(await run(who, ['select 1 from brave_step_hard']), who).toBe(expected[who] ?? 0);
  });

  it('whom a hint goes to is asked by nobody outside, and what the policies ask by nobody directly', async () => {
    const audience: Statement = ['select * from brave_step_audience($1, $2)', [world.roomId, ids.own]];
    for (const who of everybody())
      expect(await run(who, audience), who).toBe([...inside, 'ivar'].includes(who) ? 5 : 0);
    expect(await run('vera', ['select brave_step_after(s, a) from brave_step s, brave_step_action a'])).toBe('refused');
    expect(await run('vera', ['select is_companion_in($1, $2)', [world.roomId, world.roles.frida.id]])).toBe('refused');
  });
});

describe('The row policies alone: whose step it is', () => {
  it('hers, with whoever is asked answering for herself', async () => {
    const { roles, siri } = world;
    const [vera, frida] = [roles.vera.id, roles.frida.id];
    const all: readonly [One, Step, Row, readonly Who[]][] = [
      ['own', { kind: 'done' }, { status: 'done', asked_ids: [] }, ['are']],
      ['own', { kind: 'put-off' }, { status: 'put-off' }, ['are']],
      ['own', { kind: 'let-go' }, { status: 'let-go', asked_ids: [], coming_ids: [] }, ['are']],
      ['own', { kind: 'made-smaller', what: 'Se' }, {}, ['are']],
      ['own', { kind: 'made-smaller', what: '' }, {}, []],
      [
        'own',
        { kind: 'asked', companion: siri.relation.id },
        { asked_ids: [frida, siri.relation.id], told_ids: [vera, frida, siri.relation.id] },
        ['are'],
      ],
      [
        'own',
        { kind: 'asked', companion: roles.stranger.id },
        { asked_ids: [frida, roles.stranger.id], told_ids: [vera, frida, roles.stranger.id] },
        [],
      ],
      ['own', { kind: 'asked', companion: vera }, { asked_ids: [frida, vera], told_ids: [frida, vera] }, []],
      ['own', { kind: 'not-needed', companion: vera }, { coming_ids: [] }, ['are']],
      ['own', { kind: 'comes' }, { asked_ids: [], coming_ids: [vera, frida] }, ['frida']],
      ['own', { kind: 'comes', companion: frida }, { asked_ids: [], coming_ids: [vera, frida] }, []],
      ['own', { kind: 'not-this-time' }, { coming_ids: [] }, ['vera']],
      ['own', { kind: 'not-this-time' }, { asked_ids: [] }, ['frida']],
      ['own', { kind: 'taken-up' }, { status: 'ahead' }, []],
      ['own', { kind: 'agreed' }, { status: 'ahead' }, []],
      ['hers', { kind: 'agreed' }, { status: 'ahead' }, ['are']],
      ['hers', { kind: 'let-go' }, { status: 'let-go' }, ['are', 'vera']],
      ['hers', { kind: 'done' }, { status: 'done' }, []],
      ['done', { kind: 'taken-up' }, { status: 'ahead' }, ['are']],
      ['done', { kind: 'comes' }, { coming_ids: [vera] }, []],
    ];
    for (const [one, step, leaves, mine] of all)
      for (const who of everybody())
        expect(await takes(who, one, [step, leaves]), `${who} ${step.kind} ${one}`).toBe(
          mine.includes(who) ? 1 : 'refused',
        );
  });

  it('booked together: an appointment of the room in which are all who come along', async () => {
    const { roles } = world;
    const [without, together] = [await world.propose(roles.ingrid.id), await world.propose(roles.vera.id)];
    const book = (who: Who, id: string) =>
      takes(who, 'own', [{ kind: 'booked', appointmentId: id }, { appointment_id: id }]);
    for (const who of everybody())
      expect(await book(who, together), who).toBe(['are', 'vera'].includes(who) ? 1 : 'refused');
    expect(await book('are', without)).toBe('refused');
    expect(await book('are', randomUUID())).toBe('refused');
  });

  it('in her own name and moment, the next in its history; and it stands as it is recorded', async () => {
    const { people, roles } = world;
    const off = { kind: 'put-off' };
    const left = { status: 'put-off' };
    const forged: Row[] = [
      { by_person: people.vera },
      { by_acting_id: roles.vera.id },
      { at: '2026-11-06T08:00:00.000Z' },
      { citizen_id: people.vera },
      { room_id: randomUUID() },
      { position: rows.own },
      { position: rows.own + 2 },
    ];
    for (const one of forged) expect(await takes('are', 'own', [off, left], one), JSON.stringify(one)).toBe('refused');
    expect(await takes('vera', 'own', [off, left], { by_acting_id: null })).toBe('refused');
    expect(await takes('are', 'own', [off, left])).toBe(1);
    const recording = recorded('are', [ids.own, rows.own + 1], off);
    for (const set of [
      { status: 'done' },
      { ...left, coming_ids: [] },
      { ...left, asked_ids: [roles.ingrid.id] },
      { ...left, changed_at: '2026-11-06T08:00:00.000Z' },
    ])
      expect(await run('are', recording, changed('own', set)), JSON.stringify(set)).toBe('refused');
    expect(await run('are', changed('own', left))).toBe('refused');
    expect(await run('are', recording)).toBe('refused');
    for (const text of [
      'update brave_step_action set position = position',
      'delete from brave_step_action',
      'delete from brave_step',
    ])
      expect(await run('are', [text]), text).toBe('refused');
  });

  it('to write: she, and who works in the room, whose words wait for her', async () => {
    const writes = (who: Who, status: string) => {
      const id = randomUUID();
      const step = { kind: 'written', what: 'Gå ut' };
      return run(
        who,
        recorded(who, [id, 1], step),
        insert('brave_step', {
          room_id: world.roomId,
          id,
          citizen_id: world.people.are,
          written_acting_id: actingOf(who),
          written_at: moment(),
          status,
          asked_ids: [],
          coming_ids: [],
          told_ids: [],
          position: 1,
          changed_at: moment(),
        }),
      );
    };
    for (const who of everybody()) {
      expect(await writes(who, 'ahead'), who).toBe(who === 'are' ? 1 : 'refused');
      const works = ['ingrid', 'vera', 'frida', 'ivar'].includes(who);
      expect(await writes(who, 'proposed'), who).toBe(works ? 1 : 'refused');
    }
  });
});

describe('The row policies alone: how hard it feels', () => {
  it('is said by Are alone, of what lies ahead, and afterwards of what is done; of the step and not in its history', async () => {
    const say = (who: Who, one: One, [when, hard]: readonly [string, number | null], forged: Row = {}) =>
      run(who, [
        `insert into brave_step_hard (room_id, brave_step_id, citizen_id, moment, hard, said_by, said_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (room_id, brave_step_id, moment) do update set hard = excluded.hard, said_by = excluded.said_by, said_at = excluded.said_at`,
        [world.roomId, ids[one], world.people.are, when, hard, forged['by'] ?? as[who]['person_id'] ?? null, moment()],
      ]);
    for (const who of everybody())
      expect(await say(who, 'own', ['before', 3]), who).toBe(who === 'are' ? 1 : 'refused');
    expect(await say('are', 'own', ['before', null])).toBe(1);
    expect(await say('are', 'own', ['before', 11])).toBe('refused');
    expect(await say('are', 'own', ['after', 3])).toBe('refused');
    expect(await say('are', 'done', ['after', 3])).toBe(1);
    expect(await say('are', 'done', ['before', 3])).toBe('refused');
    expect(await say('are', 'hers', ['before', 3])).toBe('refused');
    expect(await say('are', 'own', ['before', 3], { by: world.people.vera })).toBe('refused');
    expect(await takes('are', 'own', [{ kind: 'put-off', hard: 3 }, { status: 'put-off' }])).toBe('refused');
    expect(await run('vera', ['delete from brave_step_hard'])).toBe('refused');
  });
});
