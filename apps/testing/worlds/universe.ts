import { recordTrace } from '../../../modules/audit/server/public.ts';
import { startTestServer, type TestServer } from '../../../platform/testing/test-server.ts';
import type { TestDatabase } from '../../../platform/testing/test-database.ts';
import { modules } from '../../server/modules.ts';
import { organisationRows, type Rows } from './cast.ts';

/** One server on one database, in which many worlds live side by side. */
export interface Universe {
  server: TestServer;
  /** Lets people move in. */
  settle(rows: Rows): Promise<void>;
  close(): Promise<void>;
}

export async function openUniverse(): Promise<Universe> {
  const server = await startTestServer({ modules, recordTrace });
  const settle = (rows: Rows) => insertRows(server.database, rows);
  await settle(organisationRows);
  return { server, settle, close: () => server.close() };
}

/** All rows in one statement, past the policies; the columns are those that the first row of a table names. */
async function insertRows({ asOwner }: TestDatabase, rows: Rows): Promise<void> {
  const tables = Object.entries(rows).filter(([, each]) => each.length > 0);
  const inserts = tables.map(([table, [first]], at) => {
    const columns = Object.keys(first ?? {}).join(', ');
    return `t${at} as (insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $${at + 1}))`;
  });
  await asOwner(
    `with ${inserts.join(', ')} select 1`,
    tables.map(([, each]) => JSON.stringify(each)),
  );
}
