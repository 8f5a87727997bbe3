import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { migrate } from '../server/migrate.ts';
import { sqlFoldersOf } from '../server/sql-folders.ts';
import { readOrder } from './architecture/sources.ts';

export interface TestDatabase {
  ownerUrl: string;
  appUrl: string;
  /** As the owner, past every policy: to see what really stands there. */
  asOwner<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

/** A database of its own for one test file, copied from a template that is migrated once in a run. */
export async function makeTestDatabase(): Promise<TestDatabase> {
  const template = await getTemplate();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(`create database ${name} template ${template}`);
  const ownerUrl = withDatabase(inject('ownerUrl'), name);
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  owner.on('error', () => undefined);
  return {
    ownerUrl,
    appUrl: withDatabase(inject('appUrl'), name),
    asOwner: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      (await owner.query<Row>(text, values)).rows,
    drop: async () => {
      await owner.end();
      // PostgreSQL's own housekeeping may be in it just now, which an ordinary owner can't end; the whole cluster goes anyway.
      await onServer(`drop database ${name} with (force)`).catch(() => undefined);
    },
  };
}

/** Makes the template once for all processes of the run: whoever holds the lock first does it. */
async function getTemplate(): Promise<string> {
  const folders = sqlFoldersOf(readOrder());
  const template = `tillit_template_${hashOf(folders)}`;
  const client = new pg.Client({ connectionString: inject('ownerUrl') });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(4310)');
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template]);
    if (rowCount === 0) {
      await client.query(`drop database if exists ${template}_making`);
      await client.query(`create database ${template}_making`);
      await migrate(withDatabase(inject('ownerUrl'), `${template}_making`), folders);
      await client.query(`alter database ${template}_making rename to ${template}`);
    }
    return template;
  } finally {
    await client.end();
  }
}

/** On a PostgreSQL that outlives the run, the template of other SQL than today's must not be taken for it. */
function hashOf(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders)
    for (const file of readdirSync(folder).sort()) hash.update(readFileSync(path.join(folder, file)));
  return hash.digest('hex').slice(0, 12);
}

async function onServer(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('ownerUrl') });
  await client.connect();
  try {
    // Two copies of one template wait for each other; PostgreSQL refuses instead of waiting.
    await client.query('select pg_advisory_lock(4311)');
    await client.query(text);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
