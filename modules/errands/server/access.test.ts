import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minutes } from '../../../platform/testing/held-clock.ts';
import { actingAs, runInNameOf, type Statement } from '../../../platform/testing/in-name-of.ts';
import { letIn } from '../../pathways/server/pathways-for-tests.ts';
import { decide } from '../../rooms/server/rooms-for-tests.ts';
import type { ErrandId } from '../domain/errand.ts';
import { type ErrandsWorld, startErrandsWorld } from './errands-for-tests.ts';

let world: ErrandsWorld;
let app: pg.Pool;
type Who = 'are' | 'ingrid' | 'vera' | 'ivar' | 'frida' | 'veraAsCitizen' | 'odd' | 'nobody';
let as: Record<Who, Readonly<Record<string, string>>>;
/** Ingrid's, passed to Vera; solved by Ingrid; Frida's, who has left since. */
type One = 'passed' | 'solved' | 'left';
let ids: Record<One, ErrandId>;
const rows = { passed: 2, solved: 2, left: 3 } satisfies Record<One, number>;
const hers = randomUUID();

/** Ingrid holds the overview; Frida was in the room, Odd never; Ivar came last and sees what comes after. */
beforeAll(async () => {
  world = await startErrandsWorld();
  app = new pg.Pool({ connectionString: world.server.database.appUrl, max: 1 });
  const { are, ingrid, frida, people, roles } = world;
  const [passed, solved, left] = [await world.ask(are), await world.ask(are), await world.ask(are)];
  await world.take(ingrid, passed, { kind: 'passed', to: roles.vera.id });
  await world.take(ingrid, solved, { kind: 'solved', answer: 'Mandag' });
  await world.take(ingrid, left, { kind: 'passed', to: roles.frida.id });
  await world.take(frida, left, { kind: 'taken' });
  await world.note(are, hers);
  ids = { passed: passed.id, solved: solved.id, left: left.id };
  world.server.clock.moveBy(minutes(1));
  await letIn(world, world.roomId, world.ivar.client, world.ivar.role);
  await decide(are, { roomId: world.roomId, granteeId: world.participants.frida }, 'withdraw');
  as = {
    are: { person_id: people.are, acting_kind: 'citizen' },
    ingrid: actingAs(people.ingrid, roles.ingrid),
    vera: actingAs(people.vera, roles.vera),
    ivar: actingAs(world.ivar.id, world.ivar.role),
    frida: actingAs(people.frida, roles.frida),
    veraAsCitizen: { person_id: people.vera, acting_kind: 'citizen' },
    odd: actingAs(people.stranger, roles.stranger),
    nobody: {},
  };
});
afterAll(async () => {
  await app.end();
  await world.server.close();
});

type Row = Readonly<Record<string, unknown>>;
type Step = { kind: string } & Row;
const everybody = () => Object.keys(as) as Who[];
const inside: readonly Who[] = ['are', 'ingrid', 'vera'];
const moment = () => world.server.clock.now().toISOString();
const roleOf = (who: Who) => (as[who]['acting_kind'] === 'practitioner' ? (as[who]['acting_id'] ?? null) : null);

function run(who: Who, ...statements: readonly Statement[]): Promise<number | 'refused'> {
  return runInNameOf(app, { now: moment(), ...as[who] }, statements, /keeps up with its history/);
}

function insert(table: string, columns: Row): Statement {
  const places = Object.keys(columns).map((_, nr) => `$${nr + 1}`);
  return [
    `insert into ${table} (${Object.keys(columns).join(', ')}) values (${places.join(', ')})`,
    Object.values(columns),
  ];
}

/** An action as its own person would send it, but for what is forged. */
const recorded = (who: Who, [errand, position]: readonly [string, number], step: Step, forged: Row = {}): Statement =>
  insert('errand_action', {
    room_id: world.roomId,
    errand_id: errand,
    citizen_id: world.people.are,
    id: randomUUID(),
    position,
    kind: step.kind,
    step,
    by_person: as[who]['person_id'] ?? null,
    by_role_id: roleOf(who),
    at: moment(),
    ...forged,
  });

/** The row as a step would leave it, but for what is forged. */
function changed(one: One, set: Row): Statement {
  const columns = { position: rows[one] + 1, changed_at: moment(), ...set };
  const text = Object.keys(columns).map((column, nr) => `${column} = $${nr + 2}`);
  return [`update errand set ${text.join(', ')} where id = $1`, [ids[one], ...Object.values(columns)]];
}
const takes = (who: Who, one: One, [step, leaves]: readonly [Step, Row], forged: Row = {}) =>
  run(who, recorded(who, [ids[one], rows[one] + 1], step, forged), changed(one, leaves));

describe('The row policies alone: an errand', () => {
  it('is seen by those who were there when it was asked; a note by her and whoever noted it', async () => {
    for (const who of everybody()) {
      expect(await run(who, ['select 1 from errand']), who).toBe(inside.includes(who) ? 3 : 0);
      expect(await run(who, ['select 1 from errand_action']), who).toBe(inside.includes(who) ? 7 : 0);
      expect(await run(who, ['select 1 from relay']), who).toBe(who === 'are' ? 1 : 0);
    }
  });

  it('is taken on by whose it is, and by nobody in another’s name', async () => {
    const { roles } = world;
    const [ingrid, vera, ivar] = [roles.ingrid.id, roles.vera.id, world.ivar.role.id];
    const mine = { responsible_role_id: ingrid, held_since: moment() };
    const all: readonly [One, Step, Row, readonly Who[]][] = [
      [
        'passed',
        { kind: 'taken' },
        { responsible_role_id: vera, held_since: moment(), passed_role_id: null },
        ['vera'],
      ],
      ['passed', { kind: 'not-taken' }, { passed_role_id: null }, ['vera']],
      ['passed', { kind: 'solved', answer: 'Ja' }, { status: 'solved', passed_role_id: null }, ['ingrid']],
      ['passed', { kind: 'solved', answer: '' }, { status: 'solved', passed_role_id: null }, []],
      ['passed', { kind: 'passed', to: ivar }, { passed_role_id: ivar, told_role_ids: [vera, ivar] }, ['ingrid']],
      ['passed', { kind: 'passed', to: vera }, { passed_role_id: vera }, []],
      ['passed', { kind: 'withdrawn' }, { status: 'withdrawn', passed_role_id: null }, ['are']],
      ['passed', { kind: 'asked-again', words: '' }, { status: 'open' }, []],
      ['solved', { kind: 'asked-again', words: '' }, { status: 'open' }, ['are']],
      ['solved', { kind: 'solved', answer: 'Ja' }, { status: 'solved' }, []],
      ['left', { kind: 'solved', answer: 'Ja' }, { ...mine, status: 'solved' }, ['ingrid']],
      ['left', { kind: 'taken' }, mine, []],
    ];
    for (const [one, step, leaves, whose] of all)
      for (const who of everybody())
        expect(await takes(who, one, [step, leaves]), `${who} ${step.kind} ${one}`).toBe(
          whose.includes(who) ? 1 : 'refused',
        );
    const solve = { kind: 'solved', answer: 'Ja' };
    const left = { status: 'solved', passed_role_id: null };
    for (const forged of [
      { by_person: world.people.vera },
      { by_role_id: null },
      { by_role_id: vera },
      { at: '2026-11-06T08:00:00.000Z' },
      { citizen_id: world.people.vera },
      { room_id: randomUUID() },
      { position: rows.passed + 2 },
    ])
      expect(await takes('ingrid', 'passed', [solve, left], forged), JSON.stringify(forged)).toBe('refused');
    for (const set of [{ ...left, responsible_role_id: vera }, { status: 'solved' }, { ...left, held_since: moment() }])
      expect(await takes('ingrid', 'passed', [solve, set]), JSON.stringify(set)).toBe('refused');
    const recording = recorded('ingrid', [ids.passed, rows.passed + 1], solve);
    expect(await run('ingrid', recording)).toBe('refused');
    expect(await run('ingrid', changed('passed', left))).toBe('refused');
    for (const text of [
      'update errand_action set position = position',
      'delete from errand_action',
      'delete from errand',
    ])
      expect(await run('ingrid', [text]), text).toBe('refused');
  });

  it('is asked by Are alone, and of who holds the overview', async () => {
    const asks = (who: Who, to: string) => {
      const id = randomUUID();
      return run(
        who,
        recorded(who, [id, 1], { kind: 'asked', what: 'Når?', to }),
        insert('errand', {
          room_id: world.roomId,
          id,
          citizen_id: world.people.are,
          asked_at: moment(),
          status: 'open',
          responsible_role_id: to,
          held_since: moment(),
          told_role_ids: [],
          position: 1,
          changed_at: moment(),
        }),
      );
    };
    const { ingrid, vera } = world.roles;
    for (const who of everybody()) expect(await asks(who, ingrid.id), who).toBe(who === 'are' ? 1 : 'refused');
    expect(await asks('are', vera.id)).toBe('refused');
  });
});

describe('The row policies alone: that she had to pass something on', () => {
  it('is noted by her, and by who works in the room, for the organisation that holds the overview; and taken back by the same', async () => {
    const notes = (who: Who, forged: Row = {}) =>
      run(
        who,
        insert('relay', {
          id: randomUUID(),
          room_id: world.roomId,
          citizen_id: world.people.are,
          organisation_id: world.organisations.municipality,
          noted_by: as[who]['person_id'] ?? null,
          noted_role_id: roleOf(who),
          noted_at: moment(),
          ...forged,
        }),
      );
    for (const who of everybody())
      expect(await notes(who), who).toBe([...inside, 'ivar'].includes(who) ? 1 : 'refused');
    for (const forged of [
      { organisation_id: world.organisations.nav },
      { noted_by: world.people.are },
      { noted_role_id: null },
      { citizen_id: world.people.vera },
      { noted_at: '2026-11-06T08:00:00.000Z' },
    ])
      expect(await notes('vera', forged), JSON.stringify(forged)).toBe('refused');
    for (const who of everybody()) {
      const back = await run(who, ['update relay set taken_back_at = $1 where id = $2', [moment(), hers]]);
      expect(back, who).toBe(who === 'are' ? 1 : 0);
    }
    expect(await run('are', ['update relay set taken_back_at = $1', ['2026-11-06T08:00:00.000Z']])).toBe('refused');
    expect(await run('are', ['delete from relay'])).toBe('refused');
  });
});
