import pg from 'pg';
import type { Access } from './access.ts';

export const OWNER = 'tillit_owner';
export const APP = 'tillit_app';
export const DATABASE = 'tillit';

/** The address of a database in the cluster for one of its roles. */
export function urlFor(role: string, password: string, port: number, database = DATABASE): string {
  return `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/**
 * Makes the owner (who may make databases and roles, but is not superuser), the application's role (which owns nothing and never
 * passes the row policies by) and the database, or those of them that are missing.
 */
export async function makeRoles(access: Access, port: number): Promise<void> {
  const client = new pg.Client({ connectionString: urlFor('postgres', access.superuser, port, 'postgres') });
  await client.connect();
  try {
    await makeRole(client, OWNER, 'CREATEDB CREATEROLE', access.owner);
    await makeRole(client, APP, 'NOCREATEDB NOCREATEROLE', access.app);
    await client.query(`grant ${APP} to ${OWNER} with admin true, inherit false, set true`);
    const found = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE} owner ${OWNER}`);
    await client.query(`revoke all on database ${DATABASE} from public`);
    await client.query(`grant connect on database ${DATABASE} to ${APP}`);
  } finally {
    await client.end();
  }
}

async function makeRole(client: pg.Client, name: string, rights: string, password: string): Promise<void> {
  const found = await client.query('select from pg_roles where rolname = $1', [name]);
  const verb = found.rowCount === 0 ? 'create' : 'alter';
  await client.query(
    `${verb} role ${name} login nosuperuser nobypassrls noreplication ${rights} password ${pg.escapeLiteral(password)}`,
  );
}

/** Does a PostgreSQL that knows these passwords answer on the port? Gives its version, for instance "18.4". */
export async function findVersion(access: Access, port: number): Promise<string | undefined> {
  const client = new pg.Client({
    connectionString: urlFor('postgres', access.superuser, port, 'postgres'),
    connectionTimeoutMillis: 5_000,
  });
  try {
    await client.connect();
    const answer = await client.query<{ version: string }>("select current_setting('server_version') as version");
    return answer.rows[0]?.version;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}
