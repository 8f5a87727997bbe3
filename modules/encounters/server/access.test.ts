import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actingAs, runInNameOf, type Statement } from '../../../platform/testing/in-name-of.ts';
import { decide } from '../../rooms/server/rooms-for-tests.ts';
import { corrected, type EncountersWorld, note, signed, startEncountersWorld } from './encounters-for-tests.ts';

let world: EncountersWorld;
let app: pg.Pool;
type Who = 'are' | 'ingrid' | 'sara' | 'vera' | 'veraAsCitizen' | 'siri' | 'odd' | 'nobody';
let as: Record<Who, Readonly<Record<string, string>>>;
let signedId: string;
let openId: string;
let overId: string;
let aheadId: string;

/**
 * Ingrid has signed one talk, and corrected it; another she is writing about. Are keeps one subject, which the correction
 * touches. Sara came in later; Siri is close to Are, and in the room; Odd never was.
 */
beforeAll(async () => {
  world = await startEncountersWorld();
  app = new pg.Pool({ connectionString: world.server.database.appUrl, max: 1 });
  const { people, roles, roomId } = world;
  const siri = await world.add.addPerson({ givenName: 'Siri', familyName: 'Solberg' });
  const relation = await world.add.addRelated(people.are, siri);
  const { participantId: granteeId } = await world.are.rooms.invite({
    roomId,
    invitee: { kind: 'related-person', relatedPersonId: relation.id, why: 'Søster' },
  });
  await decide(world.are, { roomId, granteeId }, 'give');
  await (await world.as(siri, relation)).rooms.join({ roomId });
  const first = await world.talked(world.ingrid);
  await world.take(world.ingrid, first.id, signed('Jobben'));
  await world.take(world.ingrid, first.id, corrected('Brannen'));
  const second = await world.talked(world.ingrid);
  await world.of(world.ingrid).saveDraft({ encounterId: second.id, draft: note('Halve tan') });
  overId = await world.book(world.ingrid, roles.ingrid, '2026-11-06T10:00:00.000Z');
  aheadId = await world.book(world.ingrid, roles.ingrid, '2026-11-07T10:00:00.000Z');
  await world.server.database.asOwner(
    `insert into kept_subject (id, handover_id, room_id, citizen_id, text, stems, by_person, at)
     select gen_random_uuid(), h.id, h.room_id, h.citizen_id, 'Branndagen', '{brann}', h.citizen_id, $1 from handover h`,
    [world.server.clock.now()],
  );
  [signedId, openId] = [first.id, second.id];
  as = {
    are: { person_id: people.are, acting_kind: 'citizen' },
    ingrid: actingAs(people.ingrid, roles.ingrid),
    sara: actingAs(people.sara, roles.sara),
    vera: actingAs(people.vera, roles.vera),
    veraAsCitizen: { person_id: people.vera, acting_kind: 'citizen' },
    siri: { person_id: siri, acting_kind: 'related-person', acting_id: relation.id },
    odd: actingAs(people.stranger, roles.stranger),
    nobody: {},
  };
  world.server.clock.moveTo('2026-11-06T11:00:00.000Z');
});
afterAll(async () => {
  await app.end();
  await world.server.close();
});

/** Runs statements as the application's role in somebody's name, and undoes them; gives how many rows the last one met. */
function run(who: Who, ...statements: readonly Statement[]): Promise<number | 'refused'> {
  return runInNameOf(app, { now: world.server.clock.now().toISOString(), ...as[who] }, statements);
}
const everybody = () => Object.keys(as) as Who[];
const mayOnly = async (mine: readonly Who[], asked: (who: Who) => readonly Statement[]) => {
  for (const who of everybody()) expect(await run(who, ...asked(who)), who).toBe(mine.includes(who) ? 1 : 'refused');
};

type Forged = Readonly<Record<string, unknown>>;
function talk(who: Who, forged: Forged = {}): Statement {
  const row = {
    room: world.roomId,
    citizen: world.people.are,
    person: as[who]['person_id'] ?? null,
    role: as[who]['acting_id'] ?? null,
    appointment: null,
    started: '2026-11-06T10:50:00.000Z',
    begun: world.server.clock.now().toISOString(),
    ...forged,
  };
  return [
    `insert into encounter (id, room_id, citizen_id, person_id, role_id, appointment_id, kind, how, started_at, minutes, begun_at)
     values (gen_random_uuid(), $1, $2, $3, $4, $5, 'ad-hoc', 'phone', $6, 10, $7)`,
    [row.room, row.citizen, row.person, row.role, row.appointment, row.started, row.begun],
  ];
}
function step(who: Who, encounter: string, kind: string, forged: Forged = {}): Statement {
  const row = {
    person: as[who]['person_id'] ?? null,
    role: as[who]['acting_id'] ?? null,
    at: world.server.clock.now().toISOString(),
    position: encounter === signedId ? 3 : 1,
    citizen: world.people.are,
    ...forged,
  };
  return [
    `insert into encounter_step (id, encounter_id, room_id, citizen_id, position, kind, step, plain, by_person, by_role_id, at)
     values (gen_random_uuid(), $1, $2, $3, $4, $5, jsonb_build_object('kind', $5::text), '', $6, $7, $8)`,
    [encounter, world.roomId, row.citizen, row.position, kind, row.person, row.role, row.at],
  ];
}

describe('The row policies alone: who sees', () => {
  it.each<[string, string, Partial<Record<Who, number>>]>([
    [
      'talks: her own, and those of which something may be read',
      'select 1 from encounter',
      { are: 1, ingrid: 2, sara: 1, vera: 1 },
    ],
    [
      'notes, without what touches what Are keeps',
      'select 1 from encounter_step',
      { are: 2, ingrid: 2, sara: 1, vera: 1 },
    ],
    ['what is not signed', 'select 1 from encounter_draft', { ingrid: 1 }],
    ['how much is not written where so few work: nothing', 'select 1 from encounters_unwritten_at_mine(90)', {}],
  ])('%s', async (_, asked, sees) => {
    for (const who of everybody()) expect(await run(who, [asked]), who).toBe(sees[who] ?? 0);
  });
});

describe('The row policies alone: whose talk it is', () => {
  it('is begun by who works in the room, in her own name, now', async () => {
    await mayOnly(['ingrid', 'sara', 'vera'], (who) => [talk(who)]);
    for (const forged of [
      { person: world.people.vera },
      { role: world.roles.vera.id },
      { citizen: world.people.vera },
      { started: '2026-11-06T11:10:00.000Z' },
      { begun: '2026-11-06T10:00:00.000Z' },
    ])
      expect(await run('ingrid', talk('ingrid', forged)), JSON.stringify(forged)).toBe('refused');
  });

  it('of an appointment is begun by who was in it, when it is over, and once', async () => {
    const started = '2026-11-06T10:00:00.000Z';
    const of = (who: Who, appointment: string, at = started) => talk(who, { appointment, started: at });
    await mayOnly(['ingrid'], (who) => [of(who, overId)]);
    expect(await run('ingrid', of('ingrid', overId, '2026-11-06T09:30:00.000Z'))).toBe('refused');
    expect(await run('ingrid', of('ingrid', aheadId, '2026-11-07T10:00:00.000Z'))).toBe('refused');
    expect(await run('ingrid', of('ingrid', overId), of('ingrid', overId))).toBe('refused');
  });

  it('is signed by its own, and said not to have been', async () => {
    await mayOnly(['ingrid'], (who) => [step(who, openId, 'sign')]);
    await mayOnly(['ingrid'], (who) => [step(who, openId, 'not-held')]);
    await mayOnly(['ingrid'], (who) => [step(who, signedId, 'correct')]);
    for (const refused of [
      step('ingrid', openId, 'correct'),
      step('ingrid', signedId, 'sign'),
      step('ingrid', signedId, 'not-held'),
      step('ingrid', signedId, 'correct', { position: 4 }),
      step('ingrid', signedId, 'correct', { position: 2 }),
      step('ingrid', openId, 'sign', { at: '2026-11-06T09:00:00.000Z' }),
      step('ingrid', openId, 'sign', { person: world.people.vera }),
      step('ingrid', openId, 'sign', { role: world.roles.vera.id }),
      step('ingrid', openId, 'sign', { citizen: world.people.vera }),
    ])
      expect(await run('ingrid', refused), JSON.stringify(refused)).toBe('refused');
  });

  it('is not changed by anybody once it is written', async () => {
    for (const who of everybody())
      for (const text of [
        `update encounter_step set plain = ''`,
        'delete from encounter_step',
        `update encounter set minutes = 1`,
        'delete from encounter',
      ])
        expect(await run(who, [text]), `${who}: ${text}`).toBe('refused');
  });

  it('has a draft that is its writer’s alone', async () => {
    const drafted = (who: Who): Statement => [
      `insert into encounter_draft (encounter_id, room_id, citizen_id, person_id, kind, talked, agreed, saved_at)
       values ($1, $2, $3, $4, 'ad-hoc', 'Nei', '', clock_now())`,
      [signedId, world.roomId, world.people.are, as[who]['person_id'] ?? null],
    ];
    await mayOnly(['ingrid'], (who) => [drafted(who)]);
    for (const who of everybody()) {
      expect(await run(who, [`update encounter_draft set talked = 'Nei'`]), who).toBe(who === 'ingrid' ? 1 : 0);
      expect(await run(who, ['delete from encounter_draft']), who).toBe(who === 'ingrid' ? 1 : 0);
    }
  });
});
