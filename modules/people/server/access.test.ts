import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getDay } from '../../../kernel/day.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { makeSyntheticNorwegian } from '../../../kernel/synthetic-numbers.ts';
import { inNameOf } from '../../../platform/testing/in-name-of.ts';
import { startTestServer, type TestServer } from '../../../platform/testing/test-server.ts';
import { peopleContract } from '../contract.ts';
import { peopleForTests, type TestRole } from './people-for-tests.ts';
import { peopleModule } from './public.ts';

let server: TestServer;
let app: pg.Pool;
let vera: { id: PersonId; role: TestRole };
let are: PersonId;
let siv: PersonId;
let admin: { id: PersonId; role: TestRole };
const number = makeSyntheticNorwegian(getDay(1990, 2, 1), 0);
const newcomer = makeSyntheticNorwegian(getDay(1990, 2, 1), 1);

beforeAll(async () => {
  server = await startTestServer({ modules: [peopleModule] });
  app = new pg.Pool({ connectionString: server.database.appUrl, max: 1 });
  const people = peopleForTests(server.database);
  const fjordby = await people.addOrganisation({ name: 'Fjordby', code: 'fjordby' });
  const aker = await people.addOrganisation({ name: 'Aker', kind: 'hospital' });
  const veraId = await people.addPerson({ givenName: 'Vera' });
  vera = { id: veraId, role: await people.addRole(veraId, fjordby, 'nurse') };
  const adminId = await people.addPerson({ givenName: 'Tor' });
  admin = { id: adminId, role: await people.addRole(adminId, fjordby, 'administrator') };
  are = await people.addPerson({ givenName: 'Are', number });
  await people.affiliate(are, fjordby);
  await people.setMail(are, 'are@example.org');
  siv = await people.addPerson({ givenName: 'Siv' });
  await people.affiliate(siv, aker);
  await people.setMail(siv, 'siv@example.org');
});
afterAll(async () => {
  await app.end();
  await server.close();
});

const clients = {
  nobody: async () => server.client(peopleContract),
  citizen: async () => server.client(peopleContract, await server.signIn(are)),
  practitioner: async () => server.client(peopleContract, await server.signIn(vera.id, vera.role)),
  administrator: async () => server.client(peopleContract, await server.signIn(admin.id, admin.role)),
};
type Who = keyof typeof clients;
type Client = Awaited<ReturnType<(typeof clients)['citizen']>>;

const setting = { mail: true, push: true, sms: true, quietFrom: '21:00', quietUntil: '07:00', mailAddress: null };
const everybodySignedIn = ['citizen', 'practitioner', 'administrator'] as const;
const practitioners = ['practitioner', 'administrator'] as const;

const calls: [string, (client: Client) => Promise<unknown>, readonly Who[]][] = [
  ['getMyself', (client) => client.getMyself(), everybodySignedIn],
  ['switchRole', (client) => client.switchRole({ kind: 'citizen' }), everybodySignedIn],
  ['setLanguage', (client) => client.setLanguage({ language: 'nb' }), everybodySignedIn],
  ['getNotificationSetting', (client) => client.getNotificationSetting(), everybodySignedIn],
  [
    'setNotificationSetting',
    (client) => client.setNotificationSetting(setting),
    ['practitioner', 'administrator', 'citizen'],
  ],
  [
    'addPushSubscription',
    (client) => client.addPushSubscription({ endpoint: 'https://push.example/1', keys: { p256dh: 'k', auth: 'a' } }),
    everybodySignedIn,
  ],
  ['listOrganisations', (client) => client.listOrganisations(), everybodySignedIn],
  ['findPractitioners', (client) => client.findPractitioners({ text: 'vera' }), everybodySignedIn],
  ['findCitizens', (client) => client.findCitizens({ text: 'are' }), practitioners],
  [
    'registerCitizen',
    (client) =>
      client.registerCitizen({ country: 'NO', identityNumber: newcomer.digits, givenName: 'Per', familyName: 'Ny' }),
    practitioners,
  ],
  ['listRelatedPersons', (client) => client.listRelatedPersons(), ['citizen']],
  [
    'startImport',
    (client) => client.startImport({ fileName: 'people.csv', kind: 'people', file: '' }),
    ['administrator'],
  ],
];

/** `getImport` below; one's own phone in phone.test.ts, one's own sessions and passkeys in own-sessions.test.ts. */
const toldElsewhere = [
  'getImport',
  'getPhone',
  'askForPhoneCode',
  'confirmPhone',
  'removePhone',
  'listSessions',
  'endSession',
  'endOtherSessions',
  'listPasskeys',
  'removePasskey',
];

describe('Who may what', () => {
  test('every endpoint is told of', () => {
    expect([...calls.map(([name]) => name), ...toldElsewhere].sort()).toEqual(Object.keys(peopleContract).sort());
  });

  for (const [name, call, allowed] of calls) {
    test.each(Object.keys(clients) as Who[])(`${name} by %s`, async (who) => {
      const asked = call(await clients[who]());
      if (allowed.includes(who)) await expect(asked).resolves.toBeDefined();
      else await expect(asked).rejects.toMatchObject({ status: who === 'nobody' ? 401 : 403 });
    });
  }

  test('getImport shows an import to the administrators of its organisation, and to nobody else', async () => {
    const tor = await clients.administrator();
    const { id } = await tor.startImport({ fileName: 'people.csv', kind: 'people', file: '' });
    expect(await tor.getImport({ id })).toMatchObject({ fileName: 'people.csv' });
    await expect((await clients.practitioner()).getImport({ id })).rejects.toMatchObject({ code: 'not-found' });
    await expect((await clients.citizen()).getImport({ id })).rejects.toMatchObject({ code: 'other-role-needed' });
    await expect((await clients.nobody()).getImport({ id })).rejects.toMatchObject({ code: 'not-signed-in' });
  });
});

/** What the row policies alone show, whatever a route may ask for. */
async function see(text: string, as: Partial<Record<'person_id' | 'acting_kind' | 'acting_id' | 'task', string>>) {
  const settings = { now: server.clock.now().toISOString(), ...as };
  return inNameOf(app, settings, async (client) => (await client.query<Record<string, unknown>>(text)).rows);
}

const tables = [
  'organisation',
  'team',
  'person',
  'person_identity',
  'person_contact',
  'practitioner_role',
  'affiliation',
  'related_person',
  'import_run',
];
const asVera = () => ({ person_id: vera.id, acting_kind: 'practitioner', acting_id: vera.role.id });

describe('The row policies alone', () => {
  test.each(tables)('show nobody anything of %s', async (table) => {
    expect(await see(`select * from ${table}`, {})).toEqual([]);
  });

  test('show a practitioner the citizens of her organisation, and not another’s', async () => {
    const ids = (await see('select id from person', asVera())).map((row) => row['id']);
    expect(ids).toContain(are);
    expect(ids).not.toContain(siv);
    const asCitizen = (await see('select id from person', { person_id: vera.id, acting_kind: 'citizen' })).map(
      (row) => row['id'],
    );
    expect(asCitizen).not.toContain(are);
    expect(asCitizen).toEqual(expect.arrayContaining([vera.id, admin.id]));
  });

  test.each(['person_identity', 'person_contact'])('show only one’s own %s', async (table) => {
    expect(await see(`select person_id from ${table} where person_id <> me()`, asVera())).toEqual([]);
    expect(await see(`select person_id from ${table}`, { person_id: are, acting_kind: 'citizen' })).toEqual([
      { person_id: are },
    ]);
  });

  test('find by a whole number only within the organisation', async () => {
    const [row] = await server.database.asOwner<{ hash: string }>(
      `select encode(hash, 'hex') as hash from person_identity where person_id = $1`,
      [are],
    );
    const ask = `select find_my_citizen(decode('${row?.hash}', 'hex')) as id`;
    expect(await see(ask, asVera())).toEqual([{ id: are }]);
    expect(await see(ask, { person_id: siv, acting_kind: 'citizen' })).toEqual([]);
    expect(await see(ask, {})).toEqual([]);
  });

  test.each([
    [
      'make herself a role',
      `insert into practitioner_role (id, person_id, organisation_id, profession, active_from) select gen_random_uuid(), me(), organisation_id, 'doctor', '2020-01-01' from practitioner_role limit 1`,
    ],
    [
      'affiliate a citizen with another organisation',
      `insert into affiliation (citizen_id, organisation_id, since) select me(), id, now() from organisation`,
    ],
    [
      'make herself a guardian',
      `insert into related_person (id, citizen_id, person_id, relation, since) select gen_random_uuid(), id, me(), 'guardian', now() from person`,
    ],
    ['change her team or the end of her role', `update practitioner_role set active_until = null returning 1`],
    ['rename a citizen', `update person set given_name = 'X' where id <> me() returning 1`],
  ])('do not let a practitioner %s', async (_what, text) => {
    const changed = await see(text, asVera()).catch((fault: Error) => fault.message);
    if (typeof changed === 'string') expect(changed).toMatch(/row-level security/);
    else expect(changed).toEqual([]);
  });

  test('let an organisation’s sessions be ended by an import alone', async () => {
    expect(await see('select * from end_sessions_of_ended_roles()', asVera())).toEqual([]);
  });
});

describe('An identity number', () => {
  test('stands nowhere in the database in clear, and in no answer', async () => {
    const nurse = await clients.practitioner();
    const answers = [
      await nurse.findCitizens({ text: number.digits }),
      await nurse.findCitizens({ text: 'are' }),
      await nurse.getMyself(),
    ];
    await nurse.registerCitizen({ country: 'NO', identityNumber: newcomer.digits, givenName: 'Per', familyName: 'Ny' });
    const columns = await server.database.asOwner<{ t: string; c: string }>(
      `select c.table_schema || '.' || c.table_name as t, quote_ident(c.column_name) as c
       from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
       where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')`,
    );
    expect(columns.length).toBeGreaterThan(50);
    for (const { digits } of [number, newcomer]) {
      expect(JSON.stringify(answers)).not.toContain(digits);
      const inHex = Buffer.from(digits).toString('hex');
      for (const { t, c } of columns) {
        const found = await server.database.asOwner(
          `select 1 from ${t} where ${c}::text like $1 or ${c}::text like $2`,
          [`%${digits}%`, `%${inHex}%`],
        );
        expect(found, `${t}.${c}`).toEqual([]);
      }
    }
    expect(server.faults).toEqual([]);
  });
});
