import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import pg from 'pg';
import { getConstructionPlans } from 'pg-boss';
import type { Db } from './database.ts';
import { StartRefusal } from './start-refusal.ts';

/**
 * A folder with `20261122-1000-name.sql` files, run once and never edited; what has no date, `policies.sql` above all, is
 * re-applied whole, in the order of the names.
 */
export type SqlFolder = string;

/**
 * Brings a database up to date as its owner: first every migration by its time, then each folder's policies when
 * they changed. Folders come in the order of the modules. Safe to call from several processes at once.
 */
export async function migrate(
  ownerUrl: string,
  folders: readonly SqlFolder[],
  onProgress?: (line: string) => void,
): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  const db: Db = new Kysely({ dialect: new PostgresDialect({ pool }) });
  try {
    await run(db, 'create schema if not exists internal');
    await runMigrations(db, folders, onProgress);
    await applyPolicies(db, folders, onProgress);
  } finally {
    await db.destroy();
  }
}

async function runMigrations(
  db: Db,
  folders: readonly SqlFolder[],
  onProgress?: (line: string) => void,
): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => readMigrations(folders) },
    migrationTableSchema: 'internal',
    // Two people may write a migration on the same day; the order of time is enough.
    allowUnorderedMigrations: true,
  });
  const { error, results } = await migrator.migrateToLatest();
  for (const result of results ?? []) {
    if (result.status === 'Success') onProgress?.(`Migrated ${result.migrationName}`);
  }
  if (error !== undefined) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'the first one';
    throw new Error(`The migration ${failed} failed.`, { cause: error });
  }
}

async function readMigrations(folders: readonly SqlFolder[]): Promise<Record<string, Migration>> {
  const migrations: Record<string, Migration> = { '00000000-0000-jobs': sqlMigration(jobsSchema()) };
  for (const folder of folders) {
    for (const file of await readdir(folder)) {
      if (!/^\d{8}-\d{4}-.*\.sql$/.test(file)) continue;
      migrations[file.replace(/\.sql$/, '')] = sqlMigration(await readFile(path.join(folder, file), 'utf8'));
    }
  }
  return migrations;
}

/** The tables of pg-boss, which the application's role uses but does not own. They hold ids of people and places, no content. */
function jobsSchema(): string {
  return `${getConstructionPlans('jobs').replace(/^\s*BEGIN;|COMMIT;\s*$/g, '')};
    grant usage on schema jobs to tillit_app;
    grant select, insert, update, delete on all tables in schema jobs to tillit_app;
    grant usage on all sequences in schema jobs to tillit_app;
    grant execute on all functions in schema jobs to tillit_app;`;
}

async function applyPolicies(
  db: Db,
  folders: readonly SqlFolder[],
  onProgress?: (line: string) => void,
): Promise<void> {
  await run(db, 'create table if not exists internal.policy (folder text primary key, hash text not null)');
  const texts = (await Promise.all(folders.map(readUndated))).flat();
  const hash = createHash('sha256').update(texts.join('\0')).digest('hex');
  await db.transaction().execute(async (trx) => {
    // One process applies, the others wait and then find it done.
    await run(trx, 'lock table internal.policy');
    const applied = await trx.executeQuery<{ hash: string }>(
      CompiledQuery.raw(`select hash from internal.policy where folder = 'all'`),
    );
    if (applied.rows[0]?.hash === hash) return;
    for (const text of texts) await run(trx, text);
    await run(
      trx,
      `insert into internal.policy values ('all', '${hash}') on conflict (folder) do update set hash = excluded.hash`,
    );
    onProgress?.('Applied the row policies');
  });
}

async function readUndated(folder: SqlFolder): Promise<string[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql') && !/^\d/.test(file)).sort();
  return Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
}

/** Refuses to serve as a role that row policies do not bind. */
export async function refuseUnboundRole(db: Db): Promise<void> {
  const { rows } = await db.executeQuery<{ role: string; unbound: boolean; owns: boolean; version: number }>(
    CompiledQuery.raw(`
      select current_user as role, r.rolsuper or r.rolbypassrls as unbound,
        current_setting('server_version_num')::int / 10000 as version,
        exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname = 'public' and c.relkind in ('r', 'p') and pg_has_role(current_user, c.relowner, 'member')) as owns
      from pg_roles r where r.rolname = current_user`),
  );
  const [found] = rows;
  if (found === undefined) throw new Error('PostgreSQL does not know its own role.');
  if (found.version < 15) throw new StartRefusal(`PostgreSQL ${found.version} is too old: use version 15 or newer.`);
  if (found.unbound || found.owns) {
    throw new StartRefusal(
      `The role "${found.role}" in DATABASE_URL ${found.owns ? 'owns the tables' : 'is above row security'}, so the row policies would not bind it: use the role tillit_app there, and the owner only in DATABASE_OWNER_URL.`,
    );
  }
}

function sqlMigration(text: string): Migration {
  return { up: async (db: Db) => run(db, text) };
}

async function run(db: Db, text: string): Promise<void> {
  await db.executeQuery(CompiledQuery.raw(text));
}
