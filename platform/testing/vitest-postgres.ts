import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { clusterFolder } from '../server/embedded-postgres/cluster.ts';
import { findRunning, isAlive } from '../server/embedded-postgres/pid-file.ts';
import { stopPostmaster } from '../server/embedded-postgres/postmaster.ts';
import { startEmbeddedPostgres } from '../server/embedded-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The run's PostgreSQL as its ordinary owner, who may make databases. */
    ownerUrl: string;
    /** The same as the application's role. */
    appUrl: string;
  }
}

const PREFIX = 'tillit-test-';

/**
 * One PostgreSQL for the whole run, in a folder of its own that is gone afterwards; or, to try the suite on another
 * version, the one that TEST_DATABASE_OWNER_URL (who may make databases) and TEST_DATABASE_URL (`tillit_app`) name.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { TEST_DATABASE_OWNER_URL: ownerUrl, TEST_DATABASE_URL: appUrl } = process.env;
  if (ownerUrl !== undefined && appUrl !== undefined) {
    project.provide('ownerUrl', ownerUrl);
    project.provide('appUrl', appUrl);
    return async () => undefined;
  }
  await sweep();
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  await chmod(folder, 0o755);
  const postgres = await startEmbeddedPostgres({ folder, fast: true });
  project.provide('ownerUrl', postgres.ownerUrl);
  project.provide('appUrl', postgres.appUrl);
  return async () => {
    await postgres.stop();
    for (const left of new Set([folder, postgres.place])) await rm(left, { recursive: true, force: true });
  };
}

// A run that was killed leaves its PostgreSQL behind.
async function sweep(): Promise<void> {
  const names = await readdir(tmpdir());
  for (const place of names.filter((name) => name.startsWith(PREFIX)).map((name) => join(tmpdir(), name))) {
    const holder = Number(await readFile(join(place, 'holder.pid'), 'utf8').catch(() => '0'));
    if (holder === 0 || isAlive(holder)) continue;
    const running = await findRunning(clusterFolder(place));
    if (running !== undefined) await stopPostmaster(running.pid);
    await rm(place, { recursive: true, force: true });
  }
}
