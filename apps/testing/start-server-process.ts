import { fork } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A server in a process of its own, which can be ended, and killed. */
export interface ServerProcess {
  url: string;
  port: number;
  order(what: 'seal' | 'stop-sealing'): void;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
  /** As when the power goes: nothing is finished, nothing is told. */
  kill(): Promise<void>;
}

interface ServerProcessOptions {
  /** On a port of its own unless one is given, as when it comes back where it was. */
  port?: number;
  /** Under which all lies that it writes outside the database. */
  folder?: string;
}

/** Starts one on the database. */
export async function startServerProcess(
  databaseUrl: string,
  { port: onPort = 0, folder = tmpdir() }: ServerProcessOptions = {},
): Promise<ServerProcess> {
  const child = fork(path.join(import.meta.dirname, 'server-process.ts'), {
    env: { ...process.env, DATABASE_URL: databaseUrl, PORT: String(onPort), TMPDIR: folder },
    // Under a test's runner the child must not inherit how that was started.
    execArgv: [],
    stdio: ['ignore', 'ignore', onPort === 0 ? 'inherit' : 'ignore', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message: { port: number }) => resolve(message.port));
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
  });
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal);
    await ended;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    order: (what) => void child.send(what),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}
