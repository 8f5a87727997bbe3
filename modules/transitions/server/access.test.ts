import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actingAs, runInNameOf, type Statement } from '../../../platform/testing/in-name-of.ts';
import { onDay } from '../../pathways/server/pathways-for-tests.ts';
import type { AnyStep } from '../domain/handover-action.ts';
import {
  type OpenHandover,
  openHandover,
  startTransitionsWorld,
  type TransitionsWorld,
} from './transitions-for-tests.ts';

let world: TransitionsWorld;
let are: OpenHandover;
let app: pg.Pool;
type Who = 'are' | 'ingrid' | 'ivar' | 'sara' | 'stian' | 'vera' | 'veraAsCitizen' | 'odd' | 'nobody';
let as: Record<Who, Readonly<Record<string, string>>>;
let subjectId: string;
let saraSeat: string;

/** Ingrid is the bridge and Sara receives; Ivar, Stian and Vera are in the room too, Odd never was. Are keeps one subject. */
beforeAll(async () => {
  world = await startTransitionsWorld();
  app = new pg.Pool({ connectionString: world.server.database.appUrl, max: 1 });
  are = await openHandover(world);
  await are.pathway(world.sara, { kind: 'accepted' });
  await are.addLine(world.are, 'Søvnen');
  await are.keep(world.are, 'Branndagen');
  await are.addLine(world.ingrid, 'Brannen');
  const shown = await are.seen(world.are);
  subjectId = shown.subjects[0]?.id ?? '';
  saraSeat = shown.listeners.find(({ name }) => name === 'Sara Lie')?.participantId ?? '';
  const { people, roles } = world;
  as = {
    are: { person_id: people.are, acting_kind: 'citizen' },
    ingrid: actingAs(people.ingrid, roles.ingrid),
    ivar: actingAs(world.ivar.id, world.ivar.role),
    sara: actingAs(people.sara, roles.sara),
    stian: actingAs(world.stian.id, world.stian.role),
    vera: actingAs(people.vera, roles.vera),
    veraAsCitizen: { person_id: people.vera, acting_kind: 'citizen' },
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
  return runInNameOf(app, settings, statements);
}

const everybody = () => Object.keys(as) as Who[];
const mayOnly = async (mine: readonly Who[], asked: (who: Who) => readonly Statement[]) => {
  for (const who of everybody()) expect(await run(who, ...asked(who)), who).toBe(mine.includes(who) ? 1 : 'refused');
};

/** An action as its own person would send it, but for what is forged. */
function recorded(who: Who, step: AnyStep, forged: Readonly<Record<string, unknown>> = {}): Statement {
  const { person_id, acting_kind, acting_id } = as[who];
  const row = {
    room: are.roomId,
    citizen: world.people.are,
    later: 0,
    person: person_id,
    role: acting_kind === 'practitioner' ? acting_id : null,
    at: world.server.clock.now().toISOString(),
    for: null as string | null,
    ...forged,
  };
  return [
    `insert into handover_action (id, handover_id, room_id, citizen_id, position, kind, step, plain, by_person, by_role_id, at, for_role_id)
     values (gen_random_uuid(), $1, $2, $3, $4 + coalesce((select position from handover where id = $1), 0) + 1, $5, $6, '', $7, $8, $9, $10)`,
    [are.handoverId, row.room, row.citizen, row.later, step.kind, step, row.person, row.role, row.at, row.for],
  ];
}
const set = (columns: string): Statement => [
  `update handover set position = position + 1, changed_at = clock_now(), ${columns} where id = $1`,
  [are.handoverId],
];

const offered: AnyStep = { kind: 'offered' };
const plan = { at: '2026-11-20T12:00:00.000Z', how: 'phone', where: '' } as never;

describe('The row policies alone: who sees', () => {
  const inside = (count: number) => ({
    are: count,
    ingrid: count,
    ivar: count,
    sara: count,
    stian: count,
    vera: count,
  });
  it.each<[string, string, Partial<Record<Who, number>>]>([
    ['hand-overs', 'select 1 from handover', inside(1)],
    ['their steps', 'select 1 from handover_action', inside(2)],
    [
      'the agenda, without what touches what Are keeps',
      'select 1 from handover_line',
      { ...inside(1), are: 2, ingrid: 2 },
    ],
    ['what Are keeps', 'select 1 from kept_subject', { are: 1, ingrid: 1 }],
    ['who knows of it', 'select 1 from kept_subject_reader', { are: 1, ingrid: 1 }],
    [
      'how it went, of her own organisation',
      `select 1 from handovers_at_mine('2026-11-01', '2026-12-01') where what = 'opened'`,
      { ingrid: 1, ivar: 1, odd: 1, sara: 1, stian: 1 },
    ],
  ])('%s', async (_, asked, sees) => {
    for (const who of everybody()) expect(await run(who, [asked]), who).toBe(sees[who] ?? 0);
  });

  it('no words of a step that touch what Are keeps', async () => {
    const stopped: AnyStep = { kind: 'stopped', reason: 'other', words: 'Brannen' };
    const [text, values] = recorded('ingrid', stopped);
    const touching: Statement = [text.replace(`$6, '', $7`, `$6, ' brannen ', $7`), values ?? []];
    const seen: Statement = [`select 1 from handover_action where kind = 'stopped'`];
    const asSomebodyElse = (who: Who): Statement => [
      `select set_config('app.person_id', $1, true), set_config('app.acting_kind', $2, true), set_config('app.acting_id', $3, true)`,
      [as[who]['person_id'] ?? '', as[who]['acting_kind'] ?? '', as[who]['acting_id'] ?? ''],
    ];
    expect(await run('ingrid', touching, set(`status = 'stopped'`), asSomebodyElse('are'), seen)).toBe(1);
    expect(await run('ingrid', touching, set(`status = 'stopped'`), asSomebodyElse('sara'), seen)).toBe(0);
    expect(
      await run('ingrid', recorded('ingrid', stopped), set(`status = 'stopped'`), asSomebodyElse('sara'), seen),
    ).toBe(1);
  });

  it('what the policies ask is asked by nobody directly', async () => {
    for (const who of everybody())
      expect(await run(who, [`select 1 from handover h, handover_step_fits(h, 'offered')`]), who).toBe('refused');
  });
});

describe('The row policies alone: whose step it is', () => {
  it.each<[string, () => AnyStep, readonly Who[]]>([
    ['offers the meeting', () => offered, ['ingrid']],
    ['wishes for it', () => ({ kind: 'wished' }), ['ingrid', 'are']],
    ['stops it', () => ({ kind: 'stopped', reason: 'other', words: 'Nei' }), ['ingrid', 'sara', 'are']],
    ['has called', () => ({ kind: 'called', purpose: 'offer', reached: true }), ['ingrid', 'sara']],
    ['ticks', () => ({ kind: 'ticked', item: 'trust-person-asked' }), ['ingrid', 'sara']],
    ['has read the guide', () => ({ kind: 'guide-read' }), ['sara']],
    ['plans before it is wished for', () => ({ kind: 'planned', plan }), []],
    ['says that they met, before it is planned', () => ({ kind: 'held' }), []],
    ['shares a summary that is not written', () => ({ kind: 'summary-shared' }), []],
    ['makes herself the bridge', () => ({ kind: 'bridge-moved', to: world.ivar.role.id }), []],
    ['receives what the pathway does not say', () => ({ kind: 'received', by: world.stian.role.id }), []],
    ['takes over before they have met', () => ({ kind: 'handed-over' }), []],
    ['ends what goes on', () => ({ kind: 'ended' }), []],
  ])('who %s', (_, step, mine) => mayOnly(mine, (who) => [recorded(who, step())]));

  it('in her own name, role and moment, as the next in the history, in the room where it stands', async () => {
    const { people, roles } = world;
    const forged = [
      { person: people.sara },
      { role: roles.sara.id },
      { role: null },
      { at: '2026-11-06T08:00:00.000Z' },
      { later: 1 },
      { room: randomUUID() },
      { citizen: people.vera },
    ];
    for (const one of forged)
      expect(await run('ingrid', recorded('ingrid', offered, one)), JSON.stringify(one)).toBe('refused');
    expect(await run('ingrid', recorded('ingrid', offered))).toBe(1);
  });

  it('what is so now is what the last step made of it, and nothing besides', async () => {
    const step = recorded('ingrid', offered);
    expect(await run('ingrid', step, set(`status = 'offered'`))).toBe(1);
    expect(await run('ingrid', set(`status = 'offered'`))).toBe('refused');
    expect(await run('ingrid', step, set(`status = 'held'`))).toBe('refused');
    expect(await run('ingrid', step, set(`status = 'offered', held_at = clock_now()`))).toBe('refused');
    expect(await run('ingrid', step, set(`status = 'offered', receiver_role_id = bridge_role_id`))).toBe('refused');
    expect(await run('odd', [`update handover set status = 'held'`])).toBe(0);
  });

  it('nobody takes the responsibility over before they have met, not even who receives', async () => {
    const over: Statement = [
      `insert into pathway_action (id, pathway_id, room_id, citizen_id, position, kind, step, by_person, by_role_id, at)
       select gen_random_uuid(), w.id, w.room_id, w.citizen_id, w.position + 1, 'responsibility-accepted', '{"kind": "responsibility-accepted"}', $1, $2, clock_now()
       from pathway w where w.id = $3`,
      [world.people.sara, world.roles.sara.id, are.pathwayId],
    ];
    expect(await run('sara', over)).toBe('refused');
    const stopped: AnyStep = { kind: 'stopped', reason: 'too-urgent', words: 'I dag' };
    expect(await run('sara', recorded('sara', stopped), set(`status = 'stopped'`), over)).toBe(1);
  });
});

describe('The row policies alone: who writes', () => {
  const written = (who: Who, kind: string, by = as[who]['person_id'], bridge: string | null = null): Statement => [
    `insert into handover_line (id, handover_id, room_id, citizen_id, kind, text, plain, by_person, by_role_id, for_role_id, at)
     values (gen_random_uuid(), $1, $2, $3, $4, 'x', ' x ', $5, $6, $7, clock_now())`,
    [
      are.handoverId,
      are.roomId,
      world.people.are,
      kind,
      by,
      as[who]['acting_kind'] === 'practitioner' ? as[who]['acting_id'] : null,
      bridge,
    ],
  ];
  const kept = (who: Who): Statement => [
    `insert into kept_subject (id, handover_id, room_id, citizen_id, text, stems, by_person, by_role_id, at)
     values (gen_random_uuid(), $1, $2, $3, 'x', '{x}', $4, $5, clock_now())`,
    [
      are.handoverId,
      are.roomId,
      world.people.are,
      as[who]['person_id'],
      as[who]['acting_kind'] === 'practitioner' ? as[who]['acting_id'] : null,
    ],
  ];

  it('on the agenda: those who meet, each in her own name', async () => {
    await mayOnly(['are', 'ingrid', 'sara'], (who) => [written(who, 'agenda')]);
    expect(await run('ingrid', written('ingrid', 'agenda', world.people.are))).toBe('refused');
  });

  it('a summary of what has not been: nobody', () => mayOnly([], (who) => [written(who, 'summary')]));

  it('what Are keeps: he, and whom he knows', () => mayOnly(['are', 'ingrid'], (who) => [kept(who)]));

  it('a subject that nothing would be held against: nobody', async () => {
    const [text, values = []] = kept('are');
    expect(await run('are', [text.replace(`'{x}'`, `'{}'`), values])).toBe('refused');
  });

  it('who is told of it, and lifts it: Are', async () => {
    await mayOnly(['are'], () => [
      [
        'insert into kept_subject_reader (subject_id, participant_id, citizen_id, at) values ($1, $2, $3, clock_now())',
        [subjectId, saraSeat, world.people.are],
      ],
    ]);
    for (const who of everybody()) {
      const mine = who === 'are' ? 1 : 0;
      expect(await run(who, ['update kept_subject set lifted_at = clock_now() where id = $1', [subjectId]]), who).toBe(
        mine,
      );
      expect(await run(who, ['delete from kept_subject_reader where subject_id = $1', [subjectId]]), who).toBe(mine);
    }
  });

  it('a deputy of the bridge in his days, in her place and saying so; neither before nor after them', async () => {
    const ingrid = world.roles.ingrid.id;
    const [from, until] = [onDay('2026-11-09'), onDay('2026-11-10')];
    await are.pathway(world.ingrid, { kind: 'deputy-named', deputy: world.ivar.role.id, from, until });
    const now = world.server.clock.now().toISOString();
    const offers = (forRole: string | null) => run('ivar', recorded('ivar', offered, { for: forRole }));
    const writes = (bridge: string | null) => run('ivar', written('ivar', 'agenda', as.ivar['person_id'], bridge));
    for (const day of ['2026-11-06', '2026-11-11']) {
      world.server.clock.moveTo(`${day}T10:00:00.000Z`);
      expect([await offers(ingrid), await offers(null), await writes(ingrid)], day).toEqual(Array(3).fill('refused'));
      expect(await run('ivar', kept('ivar'))).toBe('refused');
    }
    world.server.clock.moveTo('2026-11-10T10:00:00.000Z');
    expect([await offers(ingrid), await writes(ingrid), await run('ivar', kept('ivar'))]).toEqual([1, 1, 1]);
    expect([await offers(null), await writes(null)]).toEqual(['refused', 'refused']);
    expect(await offers(world.roles.sara.id)).toBe('refused');
    for (const who of ['ingrid', 'stian', 'sara', 'vera', 'are'] as const)
      expect(await run(who, recorded(who, offered, { for: ingrid })), who).toBe('refused');
    expect(await run('ingrid', recorded('ingrid', offered))).toBe(1);
    const reads: Statement = ['select 1 from kept_subject'];
    expect([await run('ivar', reads), await run('ingrid', reads)]).toEqual([0, 1]);
    world.server.clock.moveTo(now);
    await are.pathway(world.ingrid, { kind: 'deputy-ended' });
  });

  it('strikes a line: who wrote it, or Are; and nothing of it is changed besides', async () => {
    const strikes = { are: 2, ingrid: 1 } as Partial<Record<Who, number>>;
    for (const who of everybody())
      expect(await run(who, ['update handover_line set struck_at = clock_now()']), who).toBe(strikes[who] ?? 0);
    expect(await run('are', [`update handover_line set text = 'y'`])).toBe('refused');
  });
});
