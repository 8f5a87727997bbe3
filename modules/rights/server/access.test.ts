import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inNameOf } from '../../../platform/testing/in-name-of.ts';
import { RectificationId } from '../domain/rectification.ts';
import { openAresRoom, type RightsWorld, say, startRightsWorld } from './rights-for-tests.ts';

/** The row policies alone: the application's role, the settings by hand, no rule and no route. */
let world: RightsWorld;
let app: pg.Pool;
let facts: { room: string; message: string; vera: string; nav: string; asked: string };
let settings: Record<'are' | 'vera' | 'ingrid' | 'sara' | 'stranger', Record<string, string>>;

beforeAll(async () => {
  world = await startRightsWorld();
  const { roomId, participants } = await openAresRoom(world);
  const { id } = await say(world.vera, roomId, 'Are har sagt nei.');
  const asked = RectificationId.parse(randomUUID());
  const target = { kind: 'message', roomId, messageId: id } as const;
  await world.rightsOf(world.are).askRectification({ id: asked, target, words: 'Nei, det har jeg ikke.' });
  facts = { room: roomId, message: id, vera: participants.vera, nav: world.organisations.nav, asked };
  app = new pg.Pool({ connectionString: world.server.database.appUrl, max: 2 });
  const now = world.server.clock.now().toISOString();
  const { people, roles } = world;
  const practitioner = (who: 'vera' | 'ingrid' | 'sara' | 'stranger') => ({
    person_id: people[who],
    acting_kind: 'practitioner',
    acting_id: roles[who].id,
    now,
  });
  settings = {
    are: { person_id: people.are, acting_kind: 'citizen', now },
    vera: practitioner('vera'),
    ingrid: practitioner('ingrid'),
    sara: practitioner('sara'),
    stranger: practitioner('stranger'),
  };
});
afterAll(async () => {
  await app.end();
  await world.server.close();
});

const ask = `insert into rectification (id, citizen_id, target, room_id, message_id, participant_id, body, written_by, written_at, to_person_id, to_organisation_id)
  values (gen_random_uuid(), $1, 'message', $2, $3, $4, 'Det stemmer ikke', $5, clock_now(), $6, $7)`;
const asking = (more: { by?: string; toPerson?: string; toOrganisation?: string } = {}) => [
  world.people.are,
  facts.room,
  facts.message,
  facts.vera,
  more.by ?? world.people.are,
  more.toPerson ?? world.people.vera,
  more.toOrganisation ?? facts.nav,
];
const answer = `insert into rectification_answer (rectification_id, citizen_id, outcome, body, answered_by, answered_role_id, answered_at)
  values ($1, $2, 'corrected', 'Rettet', $3, $4, clock_now())`;
const answering = (who: 'vera' | 'ingrid') => [facts.asked, world.people.are, world.people[who], world.roles[who].id];
const tried = (who: keyof typeof settings, text: string, values: unknown[]) =>
  inNameOf(app, settings[who], async (client) =>
    client.query(text, values).then(
      ({ rowCount }) => rowCount,
      (error: Error) => error.message,
    ),
  );

describe('What a citizen says is not right', () => {
  it('is seen by those who see the message, and by nobody else', async () => {
    const seen = (who: keyof typeof settings) => tried(who, 'select 1 from rectification', []);
    expect(await seen('are')).toBe(1);
    expect(await seen('vera')).toBe(1);
    expect(await seen('ingrid')).toBe(1);
    expect(await seen('sara')).toBe(0);
    expect(await seen('stranger')).toBe(0);
  });

  it('is written by the citizen in her own name, to whoever wrote the message', async () => {
    expect(await tried('are', ask, asking())).toBe(1);
    for (const [who, more] of [
      ['ingrid', {}],
      ['ingrid', { by: world.people.ingrid }],
      ['are', { by: world.people.vera }],
      ['are', { toPerson: world.people.ingrid }],
      ['are', { toOrganisation: world.organisations.dps }],
    ] as const)
      expect(await tried(who, ask, asking(more))).toMatch(/row-level security/);
  });

  it('is answered by whoever wrote the message, in her own name', async () => {
    expect(await tried('vera', answer, answering('vera'))).toBe(1);
    expect(await tried('ingrid', answer, answering('ingrid'))).toMatch(/row-level security/);
    expect(await tried('ingrid', answer, answering('vera'))).toMatch(/row-level security/);
  });

  it('is never changed and never taken away', async () => {
    expect(await tried('are', `update rectification set body = 'Noe annet'`, [])).toMatch(/permission denied/);
    expect(await tried('are', 'delete from rectification', [])).toMatch(/permission denied/);
  });

  it('tells its names to nobody who may not see it', async () => {
    const names = (who: keyof typeof settings) => tried(who, 'select * from names_on_rectification($1)', [facts.asked]);
    expect(await names('ingrid')).toBe(1);
    expect(await names('sara')).toBe(0);
  });
});
