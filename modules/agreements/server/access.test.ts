import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minutes } from '../../../platform/testing/held-clock.ts';
import { actingAs, runInNameOf, type Statement } from '../../../platform/testing/in-name-of.ts';
import { letIn, onDay } from '../../pathways/server/pathways-for-tests.ts';
import { decide } from '../../rooms/server/rooms-for-tests.ts';
import type { AgreementId, AgreementTerms } from '../domain/agreement.ts';
import type { AgreementStep, LaterStep } from '../domain/agreement-action.ts';
import { type AgreementsWorld, startAgreementsWorld } from './agreements-for-tests.ts';

let world: AgreementsWorld;
let app: pg.Pool;
type Who = 'are' | 'ingrid' | 'ivar' | 'vera' | 'veraAsCitizen' | 'frida' | 'odd' | 'nobody';
let as: Record<Who, Readonly<Record<string, string>>>;
/** Vera's own to Are; what she asks Are for; what Are asks her for; what she kept; Frida's, who has left since; Are's own. */
type One = 'own' | 'asked' | 'wished' | 'kept' | 'left' | 'ares';
let ids: Record<One, AgreementId>;
const rows = { own: 1, asked: 1, wished: 1, kept: 2, left: 1, ares: 1 } satisfies Record<One, number>;

/** Ingrid holds the overview; Frida was in the room, Odd never; Ivar came last and sees what comes after. */
beforeAll(async () => {
  world = await startAgreementsWorld();
  app = new pg.Pool({ connectionString: world.server.database.appUrl, max: 1 });
  const { terms, hers, write, people, roles } = world;
  const kept = await write(world.vera, terms());
  await world.take(world.vera, kept, { kind: 'kept' });
  ids = {
    kept: kept.id,
    own: (await write(world.vera, terms())).id,
    asked: (await write(world.vera, hers())).id,
    wished: (await write(world.are, terms())).id,
    left: (await write(world.frida, terms({ owner: roles.frida.id, to: 'circle' }))).id,
    ares: (await write(world.are, hers())).id,
  };
  world.server.clock.moveBy(minutes(1));
  await letIn(world, world.roomId, world.ivar.client, world.ivar.role);
  await decide(world.are, { roomId: world.roomId, granteeId: world.participants.frida }, 'withdraw');
  as = {
    are: { person_id: people.are, acting_kind: 'citizen' },
    ingrid: actingAs(people.ingrid, roles.ingrid),
    ivar: actingAs(world.ivar.id, world.ivar.role),
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

/** Runs statements as the application's role in somebody's name, and undoes them; gives how many rows the last one met. */
function run(who: Who, ...statements: readonly Statement[]): Promise<number | 'refused'> {
  const settings = { now: world.server.clock.now().toISOString(), ...as[who] };
  return runInNameOf(app, settings, statements, /keeps up with its history/);
}

interface Forged {
  person: string | null;
  role: string | null;
  room: string;
  citizen: string;
  position: number;
  at: string;
}

const roleOf = (who: Who) => (as[who]['acting_kind'] === 'practitioner' ? as[who]['acting_id'] : null) ?? null;
const moment = () => world.server.clock.now().toISOString();

/** An action as its own person would send it, but for what is forged. */
function recorded(
  who: Who,
  [agreement, position]: readonly [agreement: string, position: number],
  step: AgreementStep,
  forged: Partial<Forged> = {},
): Statement {
  return [
    `insert into agreement_action (room_id, agreement_id, citizen_id, id, position, kind, step, by_person, by_role_id, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      forged.room ?? world.roomId,
      agreement,
      forged.citizen ?? world.people.are,
      randomUUID(),
      forged.position ?? position,
      step.kind,
      step,
      forged.person === undefined ? (as[who]['person_id'] ?? null) : forged.person,
      forged.role === undefined ? roleOf(who) : forged.role,
      forged.at ?? moment(),
    ],
  ];
}

/** The row as a step would leave it, but for what is forged. */
function changed(one: One, set: Readonly<Record<string, unknown>>): Statement {
  const columns = { position: rows[one] + 1, changed_at: moment(), ...set };
  const text = Object.keys(columns).map((column, nr) => `${column} = $${nr + 2}`);
  return [`update agreement set ${text.join(', ')} where id = $1`, [ids[one], ...Object.values(columns)]];
}

const after = (who: Who, step: LaterStep): Readonly<Record<string, unknown>> => ({
  status: ['not-now', 'kept', 'let-go'].includes(step.kind) ? step.kind : 'agreed',
  ...(step.kind === 'moved' ? { due_on: step.due.kind === 'day' ? step.due.day : null } : {}),
  ...(step.kind === 'taken-over' ? { owner_role_id: roleOf(who) } : {}),
});
const takes = (who: Who, one: One, step: LaterStep, forged: Partial<Forged> = {}) =>
  run(who, recorded(who, [ids[one], rows[one] + 1], step, forged), changed(one, after(who, step)));

/** The row of what somebody writes, but for what is forged. */
function written(who: Who, id: string, { owner, to, due }: AgreementTerms, forged: object = {}): Statement {
  const columns = {
    room_id: world.roomId,
    id,
    citizen_id: world.people.are,
    written_role_id: roleOf(who),
    written_at: moment(),
    owner_role_id: owner,
    promised_to: to,
    status: owner === roleOf(who) ? 'agreed' : 'proposed',
    due_on: due.kind === 'day' ? due.day : null,
    position: 1,
    changed_at: moment(),
    ...forged,
  };
  const places = Object.keys(columns).map((_, nr) => `$${nr + 1}`);
  return [
    `insert into agreement (${Object.keys(columns).join(', ')}) values (${places.join(', ')})`,
    Object.values(columns),
  ];
}
function writes(who: Who, terms: AgreementTerms, forged: object = {}, id: string = randomUUID()) {
  return run(who, recorded(who, [id, 1], { kind: 'written', terms }), written(who, id, terms, forged));
}

const everybody = () => Object.keys(as) as Who[];
const inside: readonly Who[] = ['are', 'ingrid', 'ivar', 'vera'];
const move: LaterStep = { kind: 'moved', due: { kind: 'when-it-suits' }, words: '' };
const letGo: LaterStep = { kind: 'let-go', words: 'Trengs ikke' };

describe('The row policies alone: who sees', () => {
  it('what was written since she sees; who came later, nothing of what was before', async () => {
    for (const who of everybody()) {
      const sees = inside.includes(who) && who !== 'ivar' ? 6 : 0;
      expect(await run(who, ['select 1 from agreement']), who).toBe(sees);
      expect(await run(who, ['select 1 from agreement_action']), who).toBe(sees === 6 ? 7 : 0);
    }
  });

  it('who came later and holds the overview, what stands with her; and nothing that anybody else stands for', async () => {
    const seat = `update room set contact_id = (select id from participant where room_id = room.id and role_id = $1) where id = $2`;
    await world.server.database.asOwner(seat, [world.ivar.role.id, world.roomId]);
    expect(await run('ivar', ['select 1 from agreement'])).toBe(1);
    expect(await takes('ivar', 'left', { kind: 'taken-over' })).toBe(1);
    expect(await takes('ingrid', 'left', { kind: 'taken-over' })).toBe('refused');
    await world.server.database.asOwner(seat, [world.roles.ingrid.id, world.roomId]);
    expect(await run('ivar', ['select 1 from agreement'])).toBe(0);
  });

  it('whom a hint goes to is asked by nobody outside, and what the policies ask by nobody directly', async () => {
    const audience: Statement = ['select * from agreement_audience($1, $2)', [world.roomId, ids.own]];
    for (const who of everybody()) expect(await run(who, audience), who).toBe(inside.includes(who) ? 3 : 0);
    expect(await run('vera', ['select agreement_after(g, a) from agreement g, agreement_action a'])).toBe('refused');
  });
});

describe('The row policies alone: whose step it is', () => {
  it.each<[string, One, LaterStep, readonly Who[]]>([
    ['to say yes: whom it was proposed to, Are', 'asked', { kind: 'agreed' }, ['are']],
    ['to say yes: whom it was proposed to, Vera', 'wished', { kind: 'agreed' }, ['vera']],
    ['to say not now', 'asked', { kind: 'not-now', words: '' }, ['are']],
    ['to say yes to what is agreed already: nobody', 'own', { kind: 'agreed' }, []],
    ['to say kept, of what was promised to Are: he, and who promised', 'own', { kind: 'kept' }, ['are', 'vera']],
    [
      'to say kept, of what Are promised the circle: those who work there, as far as they see',
      'ares',
      { kind: 'kept' },
      ['are', 'ingrid', 'vera'],
    ],
    ['to say kept, of what nobody has said yes to', 'asked', { kind: 'kept' }, []],
    ['to say not yet', 'kept', { kind: 'not-yet' }, ['are', 'vera']],
    ['to move: who promised', 'own', move, ['vera']],
    ['to move what Are promised: he', 'ares', move, ['are']],
    ['to let go: who promised, and Are of what he was promised', 'own', letGo, ['are', 'vera']],
    ['to let go of what Are promised: he', 'ares', letGo, ['are']],
    ['to take a proposal away: who made it', 'asked', letGo, ['vera']],
    ['to let go without a word: Are', 'own', { kind: 'let-go', words: '' }, ['are']],
    ['to let go of what is kept: nobody', 'kept', letGo, []],
    ['to take over from who has left: who holds the overview', 'left', { kind: 'taken-over' }, ['ingrid']],
    ['to take over from who is there: nobody', 'own', { kind: 'taken-over' }, []],
    [
      'to move it to a day that has passed: nobody',
      'own',
      { ...move, due: { kind: 'day', day: onDay('2026-11-05') } },
      [],
    ],
  ])('%s', async (_, one, step, mine) => {
    for (const who of everybody()) expect(await takes(who, one, step), who).toBe(mine.includes(who) ? 1 : 'refused');
  });

  it('in her own name, role and moment, the next in its history; and it stands as it is recorded', async () => {
    const { people, roles } = world;
    const kept: LaterStep = { kind: 'kept' };
    const forged: Partial<Forged>[] = [
      { person: people.are },
      { role: roles.ingrid.id },
      { role: null },
      { at: '2026-11-06T08:00:00.000Z' },
      { citizen: people.vera },
      { room: randomUUID() },
      { position: 1 },
      { position: 3 },
    ];
    for (const one of forged) expect(await takes('vera', 'own', kept, one), JSON.stringify(one)).toBe('refused');
    expect(await takes('vera', 'own', kept)).toBe(1);
    const recording = recorded('vera', [ids.own, 2], kept);
    for (const set of [
      { status: 'let-go' },
      { status: 'kept', due_on: '2026-12-24' },
      { status: 'kept', owner_role_id: roles.ingrid.id },
      { status: 'kept', position: 3 },
      { status: 'kept', changed_at: '2026-11-06T08:00:00.000Z' },
    ])
      expect(await run('vera', recording, changed('own', set)), JSON.stringify(set)).toBe('refused');
    expect(await run('vera', changed('own', { status: 'kept' }))).toBe('refused');
    expect(await run('vera', recording)).toBe('refused');
    expect(await run('vera', recording, recorded('vera', [ids.own, 3], { kind: 'not-yet' }))).toBe('refused');
  });

  it('and what was said is never changed or taken out', async () => {
    for (const text of [
      'update agreement_action set position = position',
      'delete from agreement_action',
      'delete from agreement',
      `update agreement set promised_to = 'circle'`,
      'update agreement set written_at = written_at',
    ])
      expect(await run('vera', [text]), text).toBe('refused');
  });
});

describe('The row policies alone: who writes', () => {
  it('what she promises herself, and what she proposes: any practitioner in the room, and the citizen', async () => {
    for (const who of everybody()) {
      const may = inside.includes(who) ? 1 : 'refused';
      expect(await writes(who, world.hers()), who).toBe(may);
      expect(await writes(who, world.terms()), who).toBe(may);
    }
  });

  it('nobody in another’s name: what is another’s waits for her', async () => {
    expect(await writes('vera', world.hers(), { status: 'agreed' })).toBe('refused');
    expect(await writes('are', world.terms(), { status: 'agreed' })).toBe('refused');
    expect(await writes('vera', world.terms(), { written_role_id: world.roles.ingrid.id })).toBe('refused');
    const id = randomUUID();
    const step = { kind: 'written', terms: world.hers() } as const;
    expect(await run('vera', recorded('vera', [id, 1], step, { role: null }), written('vera', id, world.hers()))).toBe(
      'refused',
    );
  });

  it('of somebody who is there, from today on, exactly as it is recorded', async () => {
    const { roles, people } = world;
    expect(await writes('vera', world.terms({ owner: roles.frida.id }))).toBe('refused');
    expect(await writes('vera', world.terms({ due: { kind: 'day', day: onDay('2026-11-05') } }))).toBe('refused');
    expect(await writes('vera', world.terms({ what: '' }))).toBe('refused');
    for (const forged of [
      { owner_role_id: roles.ingrid.id },
      { promised_to: 'circle' },
      { due_on: null },
      { citizen_id: people.vera },
      { written_at: '2026-11-06T08:00:00.000Z' },
      { position: 2 },
    ])
      expect(await writes('vera', world.terms(), forged), JSON.stringify(forged)).toBe('refused');
    expect(await writes('vera', world.terms(), {}, ids.own)).toBe('refused');
    expect(await run('vera', written('vera', randomUUID(), world.terms()))).toBe('refused');
  });
});
