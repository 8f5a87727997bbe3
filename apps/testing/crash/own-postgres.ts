import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { clusterFolder } from '../../../platform/server/embedded-postgres/cluster.ts';
import { findRunning } from '../../../platform/server/embedded-postgres/pid-file.ts';
import { startEmbeddedPostgres } from '../../../platform/server/embedded-postgres.ts';
import { migrate } from '../../../platform/server/migrate.ts';
import type { TestDatabase } from '../../../platform/testing/test-database.ts';
import { sqlFolders } from '../../server/find-database.ts';

/** A PostgreSQL of its own that flushes to disk as in operation, and can be killed. */
export interface OwnPostgres {
  database: TestDatabase;
  /** The folder in which all lies that it keeps. */
  place: string;
  /** The postmaster is gone at once; its children follow by themselves. */
  kill(): Promise<void>;
  /** One of its processes dies in the middle of its work, and PostgreSQL throws all others out and recovers. */
  killBackend(): Promise<void>;
  /** Comes back on the same port, from what was flushed. */
  startAgain(): Promise<void>;
  end(): Promise<void>;
}

/** In a folder of its own, unless one is given: say, on a disk that is small. */
export async function startOwnPostgres(given?: string): Promise<OwnPostgres> {
  const folder = given ?? (await mkdtemp(path.join(tmpdir(), 'tillit-crash-')));
  await chmod(folder, 0o755);
  let running = await startEmbeddedPostgres({ folder });
  await migrate(running.ownerUrl, sqlFolders);
  const { ownerUrl, appUrl, port, place } = running;
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  owner.on('error', () => undefined);
  const asOwner: TestDatabase['asOwner'] = async <Row extends pg.QueryResultRow>(
    text: string,
    values: unknown[] = [],
  ) => (await owner.query<Row>(text, values)).rows;
  return {
    database: { ownerUrl, appUrl, asOwner, drop: async () => undefined },
    place,
    kill: async () => {
      const found = await findRunning(clusterFolder(place));
      if (found !== undefined) process.kill(found.pid, 'SIGKILL');
    },
    killBackend: async () => {
      const [row] = await asOwner<{ pid: number }>(
        "select pid from pg_stat_activity where usename = 'tillit_app' order by state = 'active' desc, query_start desc limit 1",
      );
      if (row !== undefined) process.kill(row.pid, 'SIGKILL');
    },
    startAgain: async () => {
      running = await untilStarted(() => startEmbeddedPostgres({ folder, port }));
    },
    end: async () => {
      await owner.end();
      await running.stop();
      // What was given is put away by whoever gave it.
      const made = given === undefined ? [folder, place] : [];
      for (const left of new Set(made)) await rm(left, { recursive: true, force: true });
    },
  };
}

/** The orphans of the killed one hold its memory until they notice: then it is refused, and asked again. */
async function untilStarted<T>(start: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start();
    } catch (fault) {
      if (attempt === 200) throw fault;
    }
  }
}
