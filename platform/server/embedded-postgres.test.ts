import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { StartRefusal } from './start-refusal.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tillit-embedded-'));
  await chmod(folder, 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('The built-in database', () => {
  test('keeps what was written when it is stopped and started again', async () => {
    const first = await startEmbeddedPostgres({ folder, fast: true });
    await ask(first.ownerUrl, 'create table kept (word text); insert into kept values ($$tillit$$)');
    await first.stop();
    const second = await startEmbeddedPostgres({ folder, fast: true });
    expect(await ask(second.ownerUrl, 'select word from kept')).toEqual([{ word: 'tillit' }]);
    await second.stop();
  });

  test('has an owner who is no superuser, and an application that owns nothing and obeys the row policies', async () => {
    const postgres = await startEmbeddedPostgres({ folder, fast: true });
    const rights =
      'select rolname, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls from pg_roles where rolname = current_user';
    expect(await ask(postgres.ownerUrl, rights)).toEqual([
      { rolname: 'tillit_owner', rolsuper: false, rolcreatedb: true, rolcreaterole: true, rolbypassrls: false },
    ]);
    expect(await ask(postgres.appUrl, rights)).toEqual([
      { rolname: 'tillit_app', rolsuper: false, rolcreatedb: false, rolcreaterole: false, rolbypassrls: false },
    ]);
    await expect(ask(postgres.appUrl, 'create table mine ()')).rejects.toThrow('permission denied');
    await postgres.stop();
  });

  test('listens to this machine only, asks for the password, and keeps it where only we can read it', async () => {
    const postgres = await startEmbeddedPostgres({ folder, fast: true });
    expect(await ask(postgres.ownerUrl, "select current_setting('listen_addresses') as at")).toEqual([
      { at: '127.0.0.1' },
    ]);
    await expect(ask(postgres.ownerUrl.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow('password');
    expect((await stat(join(postgres.place, 'access.json'))).mode & 0o777).toBe(0o600);
    await postgres.stop();
  });

  test('knows the letters and the endings of Danish and Norwegian', async () => {
    const postgres = await startEmbeddedPostgres({ folder, fast: true });
    const search = "to_tsvector('danish', 'Huset ÆBLER') @@ to_tsquery('danish', 'husene & æble')";
    const sok = "to_tsvector('norwegian', 'Huset ØVELSER') @@ to_tsquery('norwegian', 'husene & øvelse')";
    expect(await ask(postgres.appUrl, `select ${search} as da, ${sok} as nb, lower('ÆØÅ') as lower`)).toEqual([
      { da: true, nb: true, lower: 'æøå' },
    ]);
    await postgres.stop();
  });

  test('is used again when the program that started it was killed, and stopped by the one that took it over', async () => {
    const port = await startAndDie(folder);
    const said: string[] = [];
    const again = await startEmbeddedPostgres({ folder, fast: true, onProgress: (sentence) => said.push(sentence) });
    expect(again.port).toBe(port);
    expect(said).toEqual(['The database was still running from before and is used again.']);
    await again.stop();
    await expect(ask(again.ownerUrl, 'select 1')).rejects.toThrow('ECONNREFUSED');
  });

  test('is not taken away from the program that started it by a second one on the same folder', async () => {
    const first = await startEmbeddedPostgres({ folder, fast: true });
    const second = await startEmbeddedPostgres({ folder, fast: true });
    await second.stop();
    expect(await ask(first.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    await first.stop();
  });
});

describe('The built-in database says in a sentence what to do', () => {
  test('when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(startEmbeddedPostgres({ folder, port, fast: true })).rejects.toThrow(
      new StartRefusal(
        `Port ${port} on this machine is in use by another program: stop that program, or choose another port for the database.`,
      ),
    );
    other.close();
  });

  test('when its folder can not be made', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const refused = startEmbeddedPostgres({ folder: join(file, 'data'), fast: true });
    await expect(refused).rejects.toThrow(StartRefusal);
    await expect(refused).rejects.toThrow(`The database's folder ${join(file, 'data')} can't be written to`);
  });
});

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Starts the database in a process of its own that is then killed; answers the port it was left on. */
async function startAndDie(place: string): Promise<number> {
  const launcher = join(import.meta.dirname, 'embedded-postgres.ts');
  const program = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(launcher)});
    const { port } = await startEmbeddedPostgres({ folder: ${JSON.stringify(place)}, fast: true });
    console.log(port);
    setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise((said) => holder.stdout.once('data', said));
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  return Number(String(line));
}
