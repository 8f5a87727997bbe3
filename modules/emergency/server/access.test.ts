import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonId } from '../../../kernel/ids.ts';
import { minutes } from '../../../platform/testing/held-clock.ts';
import { actingAs, inNameOf } from '../../../platform/testing/in-name-of.ts';
import { testKeys } from '../../../platform/testing/test-server.ts';
import { hashIdentity } from '../../people/server/public.ts';
import { asking, type EmergencyWorld, emergencyOf, newNumber, startEmergencyWorld } from './emergency-for-tests.ts';

let world: EmergencyWorld;
let app: pg.Pool;
let as: Record<'per' | 'odd' | 'oddAsCitizen' | 'berit' | 'torill' | 'tor' | 'leif' | 'nobody', Record<string, string>>;
type Who = keyof typeof as;
let per: PersonId;
let hash: Buffer;
/** One that has ended and is reviewed, and one that is open. */
let ended: string;
let open: string;

/** Odd of the municipality looks at Per; Torill is its data protection officer, Tor its administrator, Leif's is another one. */
beforeAll(async () => {
  world = await startEmergencyWorld();
  app = new pg.Pool({ connectionString: world.server.database.appUrl, max: 1 });
  const number = newNumber();
  hash = hashIdentity(testKeys, number);
  per = await world.add.addPerson({ givenName: 'Per', familyName: 'Strand', number });
  const odd = await emergencyOf(world, world.people.stranger, world.roles.stranger);
  const torill = await emergencyOf(world, world.torill.id, world.torill.role);
  const asPer = await emergencyOf(world, per);
  ({ id: ended } = await odd.open(asking(number.digits)));
  await odd.look({ accessId: ended });
  await odd.end({ accessId: ended });
  await torill.review({ accessId: ended, id: randomUUID(), outcome: 'justified', words: 'Det var riktig.' });
  await asPer.markRead({ accessId: ended });
  world.server.clock.moveBy(minutes(1));
  ({ id: open } = await odd.open(asking(number.digits)));
  as = {
    per: { person_id: per, acting_kind: 'citizen' },
    odd: actingAs(world.people.stranger, world.roles.stranger),
    oddAsCitizen: { person_id: world.people.stranger, acting_kind: 'citizen' },
    berit: actingAs(world.berit.id, world.berit.role),
    torill: actingAs(world.torill.id, world.torill.role),
    tor: actingAs(world.tor.id, world.tor.role),
    leif: actingAs(world.leif.id, world.leif.role),
    nobody: {},
  };
});
afterAll(async () => {
  await app.end();
  await world.server.close();
});

/** Runs statements as the application's role in somebody's name, and undoes them; gives how many rows the last one met. */
async function run(who: Who, text: string, values: unknown[] = []): Promise<number | 'refused'> {
  const settings = { now: world.server.clock.now().toISOString(), ...as[who] };
  try {
    return await inNameOf(app, settings, async (client) => (await client.query(text, values)).rowCount ?? 0);
  } catch (error) {
    if (error instanceof Error && /row-level security|permission denied/.test(error.message)) return 'refused';
    throw error;
  }
}

async function expectRows(text: string, values: unknown[], sees: Partial<Record<Who, number>>): Promise<void> {
  for (const who of Object.keys(as) as Who[]) expect(await run(who, text, values), who).toBe(sees[who] ?? 0);
}

describe('The row policies alone', () => {
  it('show an access to the citizen, to whoever made it, and to who answers for it', async () => {
    await expectRows('select 1 from emergency_access where citizen_id = $1', [per], { per: 2, odd: 2, torill: 2 });
    await expectRows('select 1 from emergency_review where access_id = $1', [ended], { per: 1, odd: 1, torill: 1 });
    await expectRows('select 1 from emergency_read where access_id = $1', [ended], { per: 1 });
  });

  it('show who is around the citizen to whoever has one open, and to nobody by one that has ended', async () => {
    await expectRows('select 1 from emergency_citizen($1)', [open], { odd: 1, torill: 1 });
    await expectRows('select 1 from emergency_citizen($1)', [ended], { torill: 1 });
    await expectRows('select 1 from emergency_circle($1)', [ended], {});
    await expectRows('select 1 from emergency_looks($1)', [ended], { per: 1, torill: 1 });
    await expectRows(`select 1 from emergency_audience($1, 'citizen')`, [open], { odd: 1, oddAsCitizen: 1, torill: 1 });
  });

  it('open no room, no message and no person by it', async () => {
    for (const table of ['room', 'participant', 'thread', 'message', 'consent'])
      expect(await run('odd', `select 1 from ${table}`), table).toBe(0);
    expect(await run('odd', 'select 1 from person where id = $1', [per])).toBe(0);
    expect(await run('odd', 'select 1 from person_identity')).toBe(0);
  });

  it('let nobody open one by hand, and by the function only one who has none and meets people', async () => {
    const added = `insert into emergency_access (id) values (gen_random_uuid())`;
    expect(await run('odd', added)).toBe('refused');
    const byNumber = `select 1 from open_emergency($1, gen_random_uuid(), 'missing', 'Savnet hjemmefra siden i går.')`;
    await expectRows(byNumber, [hash], { berit: 1 });
    await expectRows(byNumber, [Buffer.from('no such number')], {});
  });

  it('ask who blocks her before anybody is looked for, so that how long a refusal takes tells of no block', async () => {
    const { asOwner } = world.server.database;
    const definition = `select pg_get_functiondef('citizens_who_block_me()'::regprocedure) as text`;
    const [sound] = await asOwner<{ text: string }>(definition);
    if (sound === undefined) throw new Error('Nobody is asked who blocks whom.');
    await asOwner(sound.text.replace(/^begin$/m, `begin raise exception 'somebody asks';`));
    try {
      const byNumber = `select 1 from open_emergency($1, gen_random_uuid(), 'missing', 'Savnet hjemmefra siden i går.')`;
      await expect(run('berit', byNumber, [Buffer.from('no such number')])).rejects.toThrow('somebody asks');
    } finally {
      await asOwner(sound.text);
    }
  });

  it('let whoever made it end it, once, now, and change nothing else', async () => {
    const end = 'update emergency_access set ended_at = clock_now() where id = $1';
    await expectRows(end, [open], { odd: 1 });
    await expectRows(end, [ended], {});
    expect(
      await run('odd', `update emergency_access set ended_at = clock_now() + interval '1 day' where id = $1`, [open]),
    ).toBe('refused');
    for (const column of ['ends_at', 'opened_at', 'reason', 'reason_words'])
      expect(await run('odd', `update emergency_access set ${column} = ${column}`), column).toBe('refused');
    for (const who of ['odd', 'per', 'torill'] as const)
      expect(await run(who, 'delete from emergency_access'), who).toBe('refused');
  });

  it('let who answers for it review what has ended, in her own name, and change no review', async () => {
    const added = `insert into emergency_review (access_id, id, citizen_id, reviewed_by, outcome, words, at)
      values ($1, gen_random_uuid(), $2, $3, 'justified', 'Det var riktig.', clock_now())`;
    expect(await run('torill', added, [ended, per, world.torill.id])).toBe(1);
    expect(await run('torill', added, [ended, per, world.tor.id])).toBe('refused');
    expect(await run('torill', added, [ended, world.people.are, world.torill.id])).toBe('refused');
    expect(await run('torill', added, [open, per, world.torill.id])).toBe('refused');
    expect(await run('odd', added, [ended, per, world.people.stranger])).toBe('refused');
    expect(await run('tor', added, [ended, per, world.tor.id])).toBe('refused');
    expect(await run('leif', added, [ended, per, world.leif.id])).toBe('refused');
    expect(await run('torill', `update emergency_review set outcome = 'not-justified'`)).toBe('refused');
    expect(await run('torill', 'delete from emergency_review')).toBe('refused');
  });

  it('hide an open one from whoever is blocked meanwhile', async () => {
    const blocking = await world.as(per);
    await blocking.consent.block({ personId: world.people.stranger });
    await expectRows('select 1 from emergency_access where citizen_id = $1', [per], { per: 2, torill: 2 });
    await expectRows('select 1 from emergency_citizen($1)', [open], { torill: 1 });
    await blocking.consent.liftBlock({ personId: world.people.stranger });
    await expectRows('select 1 from emergency_citizen($1)', [open], { odd: 1, torill: 1 });
  });
});
