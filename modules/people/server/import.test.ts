import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getDay } from '../../../kernel/day.ts';
import { norwegianCheckDigits } from '../../../kernel/identity-number-no.ts';
import type { OrganisationId } from '../../../kernel/ids.ts';
import { makeSyntheticNorwegian } from '../../../kernel/synthetic-numbers.ts';
import { startTestServer, type TestServer, testKeys } from '../../../platform/testing/test-server.ts';
import { peopleContract } from '../contract.ts';
import { peopleForTests } from './people-for-tests.ts';
import { importFile, peopleModule } from './public.ts';

let server: TestServer;
let people: ReturnType<typeof peopleForTests>;
let hospital: OrganisationId;
beforeAll(async () => {
  server = await startTestServer({ modules: [peopleModule] });
  people = peopleForTests(server.database);
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.database.asOwner('truncate organisation, person, import_run, session cascade');
  hospital = await people.addOrganisation({ name: 'Aker', kind: 'hospital', code: 'aker' });
  await server.database.asOwner("insert into team values (gen_random_uuid(), $1, 'Ward 3')", [hospital]);
});

const n = (serial: number) => makeSyntheticNorwegian(getDay(1980, 5, 4), serial).digits;
const heading =
  'country;identity_number;given_name;family_name;mail;phone;language;organisation_code;profession;team;role_from;role_until;guardian_of';

function operator(text: string | Buffer, kind: 'people' | 'organisations' = 'people') {
  const { db } = server.server.parts;
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return importFile({ db, clock: server.clock, keys: testKeys }, { kind, bytes, fileName: 'file.csv' });
}

async function count() {
  const [row] = await server.database.asOwner<
    Record<string, number>
  >(`select (select count(*)::int from person) as people,
    (select count(*)::int from affiliation) as affiliations, (select count(*)::int from practitioner_role) as roles,
    (select count(*)::int from related_person) as relations, (select count(*)::int from person_contact) as contacts`);
  return row;
}

const names = async () =>
  (
    await server.database.asOwner<{ name: string }>(
      "select given_name || ' ' || family_name as name from person order by 1",
    )
  ).map(({ name }) => name);

const family = [
  heading,
  `NO;${n(0)};Are;Nord;are@example.org;;nn;aker;;;;;`,
  `NO;${n(1)};Vera;Lund;;;;aker;nurse;Ward 3;2020-01-01;;`,
  `NO;${n(2)};Per;Nord;;+47 00 00 00 00;;;;;;;${n(3)}`,
  `NO;${n(3)};Liv;Nord;;;;aker;;;;;`,
  '',
].join('\r\n');

describe('The operator imports people', () => {
  test('citizens, practitioners and guardians, also of a child further down', async () => {
    const end = await operator(family);
    expect(end).toEqual({
      status: 'done',
      report: { added: 4, updated: 0, unchanged: 0, faults: [], faultCount: 0 },
    });
    expect(await count()).toEqual({ people: 4, affiliations: 2, roles: 1, relations: 1, contacts: 2 });
    const [role] = await server.database.asOwner(
      `select p.given_name, r.profession, t.name as team, r.active_from::text, r.active_until from practitioner_role r join person p on p.id = r.person_id join team t on t.id = r.team_id`,
    );
    expect(role).toEqual({
      given_name: 'Vera',
      profession: 'nurse',
      team: 'Ward 3',
      active_from: '2020-01-01',
      active_until: null,
    });
    const [guardian] = await server.database.asOwner(
      `select p.given_name as guardian, c.given_name as citizen, c.birth_day::text from related_person r join person p on p.id = r.person_id join person c on c.id = r.citizen_id`,
    );
    expect(guardian).toEqual({ guardian: 'Per', citizen: 'Liv', birth_day: '1980-05-04' });
  });

  test('the same file again changes nothing', async () => {
    await operator(family);
    const before = await count();
    expect((await operator(family)).report).toMatchObject({ added: 0, updated: 0, unchanged: 4 });
    expect(await count()).toEqual(before);
  });

  test('a changed row is told apart from a new one; what somebody has set herself stands', async () => {
    await operator(family);
    await server.database.asOwner("update person_contact set mail = 'own@example.org' where mail is not null");
    const changed = family
      .replace('Are;Nord;are@', 'Åre;Nord;new@')
      .replace(';2020-01-01;;', ';2020-01-01;2027-01-01;');
    const more = `${changed}NO;${n(4)};Ny;Person;;;;aker;;;;;\n`;
    expect((await operator(more)).report).toMatchObject({ added: 1, updated: 2, unchanged: 2 });
    expect(await names()).toContain('Åre Nord');
    expect(await server.database.asOwner('select mail from person_contact where mail is not null')).toEqual([
      { mail: 'own@example.org' },
    ]);
  });

  test('one person may stand for several things, each once', async () => {
    const rows = [
      `NO;${n(0)};Per;Nord;;;;aker;nurse;;;;`,
      `NO;${n(0)};Per;Nord;;;;aker;;;;;`,
      `NO;${n(0)};Per;Nord;;;;;;;;;${n(1)}`,
      `NO;${n(0)};Per;Nord;;;;;;;;;${n(2)}`,
      `NO;${n(1)};Liv;Nord;;;;;;;;;`,
      `NO;${n(2)};Siv;Nord;;;;;;;;;`,
    ];
    expect((await operator([heading, ...rows].join('\n'))).report).toMatchObject({ added: 6, faultCount: 0 });
    expect(await count()).toMatchObject({ people: 3, affiliations: 1, roles: 1, relations: 2 });
    const twice = await operator([heading, rows[0], rows[0], rows[1]?.replace('Per', 'Pål')].join('\n'));
    expect(twice.report.faults).toEqual([
      { row: 3, column: 'identity_number', reason: 'repeated-in-file' },
      { row: 4, column: 'identity_number', reason: 'repeated-in-file' },
    ]);
  });

  test('relatives and trust persons beside guardians; what a citizen has ended is not brought back', async () => {
    const columns = 'land;fnr;fornavn;etternavn;verge_for;pårørende_til;tillitsperson_for';
    const rows = [`NO;${n(0)};Per;Nord;${n(1)};${n(2)};${n(2)}`, `NO;${n(1)};Liv;Nord;;;`, `NO;${n(2)};Åse;Nord;;;`];
    const text = [columns, ...rows].join('\n');
    expect((await operator(text)).report).toMatchObject({ added: 3, faultCount: 0 });
    const holding = () =>
      server.database.asOwner<{ tie: string }>(
        `select p.given_name || ' ' || r.relation || ' ' || c.given_name as tie from related_person r join person p on p.id = r.person_id
         join person c on c.id = r.citizen_id where r.ended_at is null order by 1`,
      );
    const all = ['Per guardian Liv', 'Per relative Åse', 'Per trust-person Åse'];
    expect((await holding()).map(({ tie }) => tie)).toEqual(all);
    await server.database.asOwner('update related_person set ended_at = $1', [server.clock.now()]);
    expect((await operator(text)).report).toMatchObject({ added: 0, updated: 1, unchanged: 2 });
    expect((await holding()).map(({ tie }) => tie)).toEqual(['Per guardian Liv']);
  });

  test('an ended role signs out whoever acts in it, and nobody else', async () => {
    await operator(family);
    const [row] = await server.database.asOwner<{ id: string; person_id: never }>(
      'select id, person_id from practitioner_role',
    );
    const acting = { kind: 'practitioner' as const, id: row!.id, organisationId: hospital };
    const asNurse = server.client(peopleContract, await server.signIn(row!.person_id, acting));
    const asCitizen = server.client(peopleContract, await server.signIn(row!.person_id));
    expect(await asNurse.findCitizens({ text: 'are' })).toHaveLength(1);

    await operator(family.replace(';2020-01-01;;', ';2020-01-01;2026-11-05;'));

    await expect(asNurse.getMyself()).rejects.toMatchObject({ code: 'not-signed-in' });
    expect((await asCitizen.getMyself()).choices).toEqual([{ kind: 'citizen' }]);
    expect(await server.database.asOwner('select what, audience from hint')).toEqual([
      { what: 'platform.session-ended', audience: [row!.person_id] },
    ]);
  });
});

describe('A file is read as spreadsheets write it', () => {
  const words = ['land', 'fødselsnummer', 'fornavn', 'etternavn', 'organisasjonskode'];
  const cells = ['Norge', n(0), 'Åse "Æ"', 'Bø, Sør', 'aker'];
  const file = (by: string, quote: (cell: string) => string = (cell) => cell) =>
    `${words.join(by)}\r\n${cells.map(quote).join(by)}\r\n`;
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

  test.each<[string, Buffer]>([
    ['semicolons', Buffer.from(file(';'))],
    ['commas and quotes', Buffer.from(file(',', quoted))],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${file(';', quoted)}`)],
    ['Windows-1252', Buffer.from(file(';'), 'latin1')],
  ])('with %s', async (_how, bytes) => {
    expect(await operator(bytes)).toMatchObject({ status: 'done', report: { added: 1 } });
    expect(await names()).toEqual(['Åse "Æ" Bø, Sør']);
  });

  test('with a sign that only Windows-1252 has', async () => {
    const text = `country;identity_number;given_name;family_name\nNO;${n(0)};Åse;D'Arc`;
    await operator(Buffer.from(text.replace("'", '\x92'), 'latin1'));
    expect(await names()).toEqual(['Åse D’Arc']);
  });

  test.each<[string, string, string]>([
    ['an empty one', '', 'file-empty'],
    ['a heading alone', 'country;identity_number;given_name;family_name\n', 'file-empty'],
    ['one in a spreadsheet’s own format', 'PK\u0003\u0004\0\0', 'file-unreadable'],
    ['a quote that never ends', 'country;identity_number;given_name;family_name\nNO;"1;2;3', 'file-unreadable'],
  ])('%s is refused', async (_what, text, reason) => {
    expect((await operator(text)).report.faults).toEqual([{ row: 1, column: '', reason }]);
  });
});

describe('A file with faults stores nothing', () => {
  test('and tells each of them by row and column', async () => {
    const rows = [
      `NO;${n(0)};Are;Nord;;;;aker;;;;;`,
      'NO;123;Are;;not mail;;xx;;;;2026-02-30;;',
      `SE;${n(1)};Are;Nord;;;;;;;;;`,
      `NO;${n(2)};${'x'.repeat(101)};Nord;;;;;;Ward 3;;;`,
      '',
      `NO;${n(3)};Are`,
      `NO;${n(4)};Are;Nord;;;;;nurse;;2026-02-01;01.01.2026;${n(4)}`,
    ];
    const { status, report } = await operator([heading, ...rows].join('\n'));
    expect(status).toBe('refused');
    expect(report.faults.map(({ row, column, reason }) => `${row} ${column} ${reason}`)).toEqual([
      '3 identity_number identity-number-invalid',
      '3 family_name value-missing',
      '3 mail value-unknown',
      '3 language value-unknown',
      '3 role_from date-impossible',
      '4 country value-unknown',
      '5 given_name value-too-long',
      '7  row-has-other-length',
      '8 organisation_code value-missing',
      '8 role_until date-impossible',
      '8 guardian_of value-unknown',
    ]);
    expect(await count()).toMatchObject({ people: 0 });
  });

  test('also when only the database can tell', async () => {
    const rows = [
      `NO;${n(0)};Are;Nord;;;;aker;;;;;`,
      `NO;${n(1)};Vera;Lund;;;;aker;nurse;Ward 9;;;`,
      `NO;${n(2)};Per;Nord;;;;nowhere;;;;;${n(5)}`,
    ];
    const { report } = await operator([heading, ...rows].join('\n'));
    expect(report.faults).toEqual([
      { row: 3, column: 'team', reason: 'value-unknown' },
      { row: 4, column: 'organisation_code', reason: 'organisation-unknown' },
      { row: 4, column: 'guardian_of', reason: 'person-unknown' },
    ]);
    expect(await count()).toMatchObject({ people: 0, affiliations: 0 });
  });

  test('a fault of the database in the last of many rows leaves none of them', async () => {
    await server.database.asOwner("alter table person add constraint no_zorro check (given_name <> 'Zorro')");
    const rows = manyNumbers(2_500).map(
      (number, at) => `NO;${number};${at === 2_499 ? 'Zorro' : 'Are'};Nord;;;;aker;;;;;`,
    );
    await expect(operator([heading, ...rows].join('\n'))).rejects.toThrow('no_zorro');
    await server.database.asOwner('alter table person drop constraint no_zorro');
    expect(await count()).toMatchObject({ people: 0, affiliations: 0 });
    expect(await server.database.asOwner('select status from import_run')).toEqual([{ status: 'failed' }]);
  });
});

describe('Organisations and their teams', () => {
  const text = 'kode;navn;type;land;hold\nfjordby;Fjordby;kommune;NO;North|South\nnav;NAV Fjordby;nav;NO;\n';

  test('are added and renamed by their code; the same file again changes nothing', async () => {
    expect((await operator(text, 'organisations')).report).toMatchObject({ added: 2 });
    expect((await operator(text, 'organisations')).report).toMatchObject({ unchanged: 2, updated: 0 });
    const changed = text.replace('Fjordby;kommune', 'Nye Fjordby;kommune').replace('nav;NO;', 'nav;NO;Youth');
    expect((await operator(changed, 'organisations')).report).toMatchObject({ added: 0, updated: 2 });
    const found = await server.database.asOwner(
      `select o.name, array_agg(t.name order by t.name) as teams from organisation o join team t on t.organisation_id = o.id where code <> 'aker' group by o.id order by 1`,
    );
    expect(found).toEqual([
      { name: 'NAV Fjordby', teams: ['Youth'] },
      { name: 'Nye Fjordby', teams: ['North', 'South'] },
    ]);
  });

  test('a code twice, or a kind nobody knows, is refused', async () => {
    const { report } = await operator(`${text}fjordby;Twice;kommune;NO;\n`, 'organisations');
    expect(report.faults).toEqual([{ row: 4, column: 'code', reason: 'repeated-in-file' }]);
    const unknown = await operator('code;name;kind\na;A;shop\n', 'organisations');
    expect(unknown.report.faults).toEqual([{ row: 1, column: 'country', reason: 'column-missing' }]);
  });
});

describe('An administrator imports for her own organisation', () => {
  async function administrator() {
    const id = await people.addPerson({ givenName: 'Tor' });
    const role = await people.addRole(id, hospital, 'administrator');
    return server.client(peopleContract, await server.signIn(id, role));
  }
  const base64 = (text: string) => Buffer.from(text).toString('base64');

  async function ended(me: Awaited<ReturnType<typeof administrator>>, id: string) {
    return expect.poll(
      async () => {
        const run = await me.getImport({ id });
        return ['reading', 'checking', 'storing'].includes(run.status) ? undefined : run;
      },
      { timeout: 15_000 },
    );
  }

  test('and follows how it goes', async () => {
    const me = await administrator();
    const text = `${heading}\nNO;${n(0)};Are;Nord;;;;aker;;;;;\n`;
    const { id } = await me.startImport({ fileName: 'people.csv', kind: 'people', file: base64(text) });
    await (await ended(me, id)).toEqual({
      id,
      fileName: 'people.csv',
      status: 'done',
      rowsDone: 1,
      rowsTotal: 1,
      added: 1,
      updated: 0,
      unchanged: 0,
      faults: [],
      faultCount: 0,
    });
    expect(await me.findCitizens({ text: 'are' })).toHaveLength(1);
  });

  test('not for another organisation, nor for none', async () => {
    await people.addOrganisation({ name: 'Fjordby', code: 'fjordby' });
    const me = await administrator();
    const text = `${heading}\nNO;${n(0)};Are;Nord;;;;fjordby;;;;;\nNO;${n(1)};Siv;Nord;;;;;;;;;\n`;
    const { id } = await me.startImport({ fileName: 'people.csv', kind: 'people', file: base64(text) });
    await (await ended(me, id)).toMatchObject({
      status: 'refused',
      faults: [
        { row: 2, column: 'organisation_code', reason: 'organisation-unknown' },
        { row: 3, column: 'organisation_code', reason: 'value-missing' },
      ],
    });
    const other = base64('code;name;kind;country\nfjordby;Mine now;other;NO\n');
    const organisations = await me.startImport({ fileName: 'o.csv', kind: 'organisations', file: other });
    await (await ended(me, organisations.id)).toMatchObject({
      status: 'refused',
      faults: [{ row: 2, column: 'code', reason: 'organisation-unknown' }],
    });
  });

  test('and makes people close to its own citizens alone, telling nothing of anybody else', async () => {
    await operator([heading, `NO;${n(5)};Odd;Sør;;;;;;;;;`, `NO;${n(6)};Eva;Nord;;;;aker;;;;;`].join('\n'));
    const me = await administrator();
    const row = (number: string, name: string, child: string) => `NO;${number};${name};Nord;;;;aker;;;;;${child}`;
    const start = (rows: string[]) =>
      me.startImport({ fileName: 'people.csv', kind: 'people', file: base64([heading, ...rows].join('\n')) });
    const others = await start([
      row(n(1), 'Siv', n(5)),
      row(n(2), 'Per', n(9)),
      row(n(3), 'Kim', n(4)),
      `NO;${n(4)};Liv;Nord;;;;aker;nurse;;;;`,
    ]);
    await (await ended(me, others.id)).toMatchObject({
      status: 'refused',
      faults: [2, 3, 4].map((at) => ({ row: at, column: 'guardian_of', reason: 'citizen-not-affiliated' })),
    });
    const own = await start([row(n(1), 'Siv', n(3)), row(n(2), 'Per', n(6)), row(n(3), 'Kim', '')]);
    await (await ended(me, own.id)).toMatchObject({ status: 'done', added: 3 });
    expect(await count()).toMatchObject({ relations: 2 });
  });

  test('and renames nobody who is known already', async () => {
    await operator(family);
    const me = await administrator();
    const text = `${heading}\nNO;${n(0)};Other;Name;;;;aker;;;;;\n`;
    const { id } = await me.startImport({ fileName: 'people.csv', kind: 'people', file: base64(text) });
    await (await ended(me, id)).toMatchObject({ status: 'done', unchanged: 1 });
    expect(await names()).toContain('Are Nord');
  });

  test('one at a time; a run whose process is gone has failed and hinders nobody', async () => {
    const me = await administrator();
    const order = { fileName: 'people.csv', kind: 'people' as const, file: base64(family) };
    await server.database.asOwner(
      "insert into import_run (id, organisation_id, file_name, status, started_at, alive_at) values ('018f4c1e-7a3b-7c21-9d10-2b1f6a5c0e44', $1, 'f', 'storing', $2, $2)",
      [hospital, server.clock.now()],
    );
    await expect(me.startImport(order)).rejects.toMatchObject({ code: 'import-already-running' });
    server.clock.moveBy(61_000);
    expect((await me.getImport({ id: '018f4c1e-7a3b-7c21-9d10-2b1f6a5c0e44' })).status).toBe('failed');
    const { id } = await me.startImport(order);
    await (await ended(me, id)).toMatchObject({ status: 'refused' });
  });
});

/** More by hand: IMPORT_ROWS=100000 npm test -- people/server/import */
const many = Number(process.env['IMPORT_ROWS'] ?? 20_000);
test(`A file of ${many} people is imported whole`, { timeout: 120_000 }, async () => {
  const rows = manyNumbers(many).map(
    (number, at) => `NO;${number};Kim;Nr${at};;;;aker;${at % 100 === 0 ? 'nurse' : ''};;;;`,
  );
  const end = await operator([heading, ...rows].join('\n'));
  expect(end).toMatchObject({ status: 'done', report: { added: many, faultCount: 0 } });
  expect(await count()).toMatchObject({ people: many, affiliations: many * 0.99, roles: many * 0.01 });
});

/** Synthetic numbers (80 added to the month), of people born on the first days of months from 1950 on. */
function manyNumbers(most: number): string[] {
  const numbers: string[] = [];
  for (let month = 0; numbers.length < most; month++) {
    const date = `01${81 + (month % 12)}${50 + Math.floor(month / 12)}`;
    for (let individual = 0; individual < 500; individual++) {
      const nine = `${date}${String(individual).padStart(3, '0')}`;
      const checkDigits = norwegianCheckDigits(nine);
      if (checkDigits !== undefined) numbers.push(`${nine}${checkDigits}`);
    }
  }
  return numbers.slice(0, most);
}
