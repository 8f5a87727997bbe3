import path from 'node:path';
import pg from 'pg';
import type { Environment } from '../../platform/server/config.ts';
import { APP } from '../../platform/server/embedded-postgres/roles.ts';
import { startEmbeddedPostgres } from '../../platform/server/embedded-postgres.ts';
import { StartRefusal } from '../../platform/server/start-refusal.ts';

export interface DemoConnection {
  client: pg.Client;
  end(): Promise<void>;
}

/**
 * One connection as the application's role to the database of the settings or the embedded one, started for the moment
 * when it does not run. Nothing is migrated: whoever only reads changes nothing.
 */
export async function connectToDemo(env: Environment, say: (sentence: string) => void): Promise<DemoConnection> {
  if (env.DATABASE_URL !== undefined) {
    const client = await connect(env.DATABASE_URL, 'The database in DATABASE_URL');
    return { client, end: () => client.end() };
  }
  const embedded = await startEmbeddedPostgres({ folder: path.resolve(env.DATA_FOLDER, 'postgres'), onProgress: say });
  const client = await connect(embedded.appUrl, 'The embedded database').catch(async (fault: unknown) => {
    await embedded.stop();
    throw fault;
  });
  return {
    client,
    end: async () => {
      // Whoever began to use it meanwhile keeps it.
      const used = await isUsedByOthers(client);
      await client.end();
      if (!used) await embedded.stop();
    },
  };
}

async function connect(url: string, what: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, application_name: 'sql' });
  // A connection that breaks is told by the next statement.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (fault) {
    const why = fault instanceof Error && fault.message !== '' ? fault.message : 'no answer';
    throw new StartRefusal(`${what} can't be reached (${why}): check that it runs and that the address is right.`);
  }
  const { rows } = await client.query<{ role: string }>('select current_user as role');
  const role = rows[0]?.role;
  if (role === APP) return client;
  await client.end();
  throw new StartRefusal(`${what} is opened as ${role}, for whom there are no policies: the role must be ${APP}.`);
}

async function isUsedByOthers(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client
    .query("select 1 from pg_stat_activity where usename like 'tillit%' and pid <> pg_backend_pid()")
    .catch(() => ({ rowCount: 0 }));
  return rowCount !== 0;
}
