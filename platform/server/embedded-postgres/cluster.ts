import { spawn } from 'node:child_process';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { StartRefusal } from '../start-refusal.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';

/** The folder of PostgreSQL's own files inside the place. */
export const clusterFolder = (place: string) => join(place, 'cluster');

/** The major version of the cluster that lies there, or undefined when there is none yet. */
export async function findClusterVersion(place: string): Promise<string | undefined> {
  const found = await readFile(join(clusterFolder(place), 'PG_VERSION'), 'utf8').catch(() => undefined);
  return found?.trim();
}

type NewCluster = { place: string; binaries: Binaries; account: Account; password: string; fast: boolean };

/** Makes an empty cluster. It is built under another name and then renamed, so that an interrupted start leaves no half of one. */
export async function makeCluster({ place, binaries, account, password, fast }: NewCluster): Promise<void> {
  const folder = join(place, `cluster.${process.pid}.new`);
  const passwordFile = join(place, `password.${process.pid}`);
  await writeFile(passwordFile, password, { mode: 0o600 });
  try {
    if (account !== undefined) await chown(passwordFile, account.uid, account.gid);
    await makeEmpty(folder, account);
    await runInitdb(binaries, account, [
      `--pgdata=${folder}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Unicode's letters (æ, ø, å) from PostgreSQL itself: the same on every machine, whatever its locales.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(fast ? ['--no-sync'] : []),
    ]);
    await rename(folder, clusterFolder(place));
  } finally {
    await rm(passwordFile, { force: true });
    await rm(folder, { recursive: true, force: true });
  }
}

async function makeEmpty(folder: string, account: Account): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { mode: 0o700 });
  if (account !== undefined) await chown(folder, account.uid, account.gid);
}

async function runInitdb(binaries: Binaries, account: Account, options: string[]): Promise<void> {
  const initdb = spawn(join(binaries.folder, 'bin', 'initdb'), options, {
    ...account,
    cwd: '/',
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said = text(initdb.stderr);
  const code = await new Promise<number | null>((done, fail) => initdb.once('close', done).once('error', fail));
  if (code === 0) return;
  const lastLines = (await said).trim().split('\n').slice(-3).join(' ');
  throw new StartRefusal(`The database could not be made: PostgreSQL says «${lastLines}».`);
}
