import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.resolve(import.meta.dirname, '..');

/** The screens as users get them, built once before the journeys; a test's own process would build them for tests. */
export default async function setup(): Promise<void> {
  const env = { ...process.env, NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, ['scripts/build-web.ts'], { cwd: root, env });
}
