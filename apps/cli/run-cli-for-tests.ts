import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';

const root = path.resolve(import.meta.dirname, '../..');
const untouched = { DATABASE_URL: '', DATABASE_OWNER_URL: '', ORIGIN: '', NODE_ENV: '', INIT_CWD: '' };

/** What somebody typed at a terminal came to. */
export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs a command as `npm run` does, with these settings and, where given, what is piped into it. */
export async function runCli(
  script: 'as' | 'sql' | 'main',
  words: readonly string[],
  set: Readonly<Record<string, string>> = {},
  piped = '',
): Promise<Ended> {
  const child = startCli(script, words, set);
  const [out, err] = [text(child.stdout), text(child.stderr)];
  child.stdin.end(piped);
  await once(child, 'close');
  return { code: child.exitCode, out: await out, err: await err };
}

/** The same while somebody is still typing. */
export function startCli(
  script: 'as' | 'sql' | 'main',
  words: readonly string[],
  set: Readonly<Record<string, string>>,
) {
  const env = { ...process.env, ...untouched, ...set };
  return spawn(process.execPath, [path.join('apps/cli', `${script}.ts`), ...words], { cwd: root, env });
}
