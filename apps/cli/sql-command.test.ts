import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnvironment } from '../../platform/server/config.ts';
import { clusterFolder } from '../../platform/server/embedded-postgres/cluster.ts';
import { getFreePort } from '../../platform/server/embedded-postgres/free-port.ts';
import { findRunning } from '../../platform/server/embedded-postgres/pid-file.ts';
import { startEmbeddedPostgres } from '../../platform/server/embedded-postgres.ts';
import { makeTestDatabase } from '../../platform/testing/test-database.ts';
import { startTillit, type Tillit } from '../server/start-tillit.ts';
import { runCli, startCli } from './run-cli-for-tests.ts';

let folder = '';
let tillit: Tillit;
const sql = (words: readonly string[], piped?: string) => runCli('sql', words, { DATA_FOLDER: folder }, piped);
const postgres = () => path.join(folder, 'postgres');

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tillit-sql-'));
  // PostgreSQL runs under another account where we are root.
  await chmod(folder, 0o755);
  const PORT = String(await getFreePort());
  tillit = await startTillit(readEnvironment({ DATA_FOLDER: folder, PORT }), () => undefined);
});
afterAll(async () => {
  await tillit?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('npm run sql, while Tillit runs', () => {
  it('shows what the person may see, and says who she is and in which role', async () => {
    expect(await sql(['are', 'select mail, null as phone from person_contact'])).toEqual({
      code: 0,
      out: [
        'Are Solberg, citizen; read only.',
        'mail               | phone',
        '-------------------+------',
        'are@tillit.invalid | null',
        '(1 row)\n',
      ].join('\n'),
      err: '',
    });
    const { out } = await sql(['VERA', 'select mail from person_contact']);
    expect(out).toContain('Vera Nilsen, adviser at NAV Askøy; read only. By --role also 1 (citizen).\nmail\n');
    expect(out).toContain('vera@tillit.invalid\n(1 row)');
  });

  it('sees with the eyes of the chosen role', async () => {
    const statement = 'select count(*) > 0 as any from affiliation';
    expect((await sql(['torill', statement])).out).toMatch(/^Torill Eide, administrator at Askøy kommune;[^]+\nt\n/);
    expect((await sql(['torill', statement, '--role', '1'])).out).toMatch(/^Torill Eide, citizen;[^]+\nf\n/);
    const guards = 'select given_name from person where id in (select citizens_i_am())';
    expect((await sql(['nina', guards, '--role=2'])).out).toMatch(/^Nina Dahl, guardian of Maja Dahl;[^]+\nMaja\n/);
    expect(await sql(['vera', statement, '--role', '3'])).toEqual({
      code: 1,
      out: '',
      err: 'There is no role 3; there are 1 (citizen), 2 (adviser at NAV Askøy).\n',
    });
  });

  it.each([
    ["update person_contact set mail = 'x'", 'cannot execute UPDATE in a read-only transaction\n'],
    ['commit; delete from session', 'cannot insert multiple commands into a prepared statement\n'],
    ['set transaction read write', 'transaction read-write mode must be set before any query\n'],
    ['select token_hash from session', 'permission denied for table session\n'],
    ['select\nnothing', 'column "nothing" does not exist\n'],
  ])('refuses in one line: %s', async (statement, err) => {
    expect(await sql(['vera', statement])).toMatchObject({ code: 1, err });
  });

  it('asks line by line, each by itself: neither an error nor a setting outlives its line', async () => {
    const lines = [
      "set app.person_id = ''",
      'select nothing',
      '',
      'commit',
      'select acting_kind(), me() is null as nobody',
      'exit',
      'select 2',
    ];
    const { code, out, err } = await sql(['vera'], lines.join('\n'));
    expect(out).toMatch(/\nSET\nCOMMIT\nacting_kind +\| nobody\n-+\+-+\npractitioner \| f\n\(1 row\)\n$/);
    expect(err).toBe('column "nothing" does not exist\n');
    expect(code).toBe(1);
  });

  it('leaves the database to Tillit', async () => {
    expect((await fetch(`${tillit.origin}/health`)).status).toBe(200);
  });

  it('has no place in production', async () => {
    const set = { NODE_ENV: 'production', DATA_FOLDER: folder };
    const { code, out, err } = await runCli('sql', ['vera', 'select 1'], set);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^This is for demonstrations: .+ without a trace\.\n$/);
  });

  it('names the people of the stories where it does not know somebody, and tells what it can', async () => {
    expect((await sql(['bodil'])).err).toContain('Nobody in the stories is called "bodil"; there are Are, Ingrid,');
    expect((await sql(['--help'])).out).toContain('--role N');
    expect((await sql(['vera', 'select 1', '--as-owner'])).err).toContain("Unknown option '--as-owner'");
  });
});

describe('npm run sql, while Tillit does not run', () => {
  beforeAll(() => tillit.stop());

  it('starts the database for the moment', async () => {
    const { code, out } = await sql(['are', 'select 1 as one']);
    expect({ code, out }).toEqual({ code: 0, out: 'Are Solberg, citizen; read only.\none\n---\n1\n(1 row)\n' });
    expect(await findRunning(clusterFolder(postgres()))).toBeUndefined();
  });

  it('leaves it running for whoever began to use it meanwhile', async () => {
    const prompt = startCli('sql', ['are'], { DATA_FOLDER: folder });
    await once(prompt.stdout, 'data');
    const other = new pg.Client({ connectionString: (await startEmbeddedPostgres({ folder: postgres() })).appUrl });
    await other.connect();
    prompt.stdin.end();
    await once(prompt, 'close');
    expect((await other.query<{ one: number }>('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await other.end();
    await (await startEmbeddedPostgres({ folder: postgres() })).stop();
  });
});

describe('npm run sql, on the database of DATABASE_URL', () => {
  it('is refused where the role is not the application’s, nobody answers, or nobody of the stories is', async () => {
    const database = await makeTestDatabase();
    const on = async (DATABASE_URL: string) => (await runCli('sql', ['vera', 'select 1'], { DATABASE_URL })).err;
    expect(await on(database.ownerUrl)).toMatch(/is opened as \w+, for whom there are no policies/);
    expect(await on(database.appUrl)).toContain('Vera is not in this database: run "npm start" once');
    const port = await getFreePort();
    expect(await on(`postgres://tillit_app@127.0.0.1:${port}/tillit`)).toContain(
      "can't be reached (connect ECONNREFUSED",
    );
    await database.drop();
  });
});
