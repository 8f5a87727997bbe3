import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StartRefusal } from '../start-refusal.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { clusterFolder } from './cluster.ts';
import { findRunning, isAlive } from './pid-file.ts';

const READY_WITHIN_MS = 60_000;
const STOPPED_WITHIN_MS = 20_000;
const POLL_MS = 20;

type Start = { place: string; binaries: Binaries; account: Account; port: number; fast: boolean };

/** Starts PostgreSQL over the cluster and waits until it takes connections. Answers its process id. */
export async function startPostmaster(start: Start): Promise<number> {
  const logFile = join(start.place, 'postgres.log');
  const log = await open(logFile, 'a', 0o600);
  try {
    const child = spawn(join(start.binaries.folder, 'bin', 'postgres'), settings(start), {
      ...start.account,
      cwd: '/',
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
      // Its own process group: Ctrl-C reaches us first, and we close our connections before we stop it.
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    child.unref();
    const failed = new Promise<never>((_, fail) => child.once('error', fail));
    return await Promise.race([failed, becomeReady(child, start, logFile)]);
  } finally {
    await log.close();
  }
}

/** Asks PostgreSQL to end its sessions and stop; by force after 20 seconds. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!send(pid, signal)) return;
    const deadline = performance.now() + STOPPED_WITHIN_MS;
    while (performance.now() < deadline) {
      if (!isAlive(pid)) return;
      await wait(POLL_MS);
    }
  }
}

async function becomeReady(child: ChildProcess, { place, port }: Start, logFile: string): Promise<number> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) throw await refusal(logFile, port);
    const running = await findRunning(clusterFolder(place));
    if (running?.ready && running.pid === child.pid) return running.pid;
    await wait(POLL_MS);
  }
  child.kill('SIGQUIT');
  throw new StartRefusal(`The database did not get ready within a minute; what it did stands in ${logFile}.`);
}

function settings({ place, port, fast }: Start): string[] {
  const chosen = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Tests throw the cluster away, so there is nothing a power cut could take.
    ...(fast ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  return ['-D', clusterFolder(place), ...Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

async function refusal(logFile: string, port: number): Promise<StartRefusal> {
  const lines = (await readFile(logFile, 'utf8')).trimEnd().split('\n').slice(-12);
  if (lines.some((line) => line.includes('Address already in use'))) return portTaken(port);
  const why = lines.findLast((line) => /FATAL|PANIC|ERROR|error/.test(line)) ?? lines.at(-1) ?? 'nothing';
  return new StartRefusal(
    `The database could not start: PostgreSQL says «${why.trim()}»; the rest stands in ${logFile}.`,
  );
}

/** The sentence for a port somebody else has. */
export function portTaken(port: number): StartRefusal {
  return new StartRefusal(
    `Port ${port} on this machine is in use by another program: stop that program, or choose another port for the database.`,
  );
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
