import { createHash } from 'node:crypto';
import { access, chmod, constants, mkdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Progress } from '../progress.ts';
import { StartRefusal } from '../start-refusal.ts';
import type { Account } from './account.ts';

/** Where root keeps what the account "nobody" must reach when the checkout is closed to others. */
export const SPARE_FOLDER = '/var/lib/tillit';

/**
 * The folder the database lives in, made if need be. When PostgreSQL must run under another account and the wanted folder lies
 * behind a closed one, the place is elsewhere, the same every time, and said in a sentence. StartRefusal when nothing can be written.
 */
export async function choosePlace(wanted: string, account: Account, onProgress: Progress): Promise<string> {
  const folder = resolve(wanted);
  if (account === undefined || (await othersMayReach(folder))) return make(folder, account);
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  const spare = join(SPARE_FOLDER, name);
  onProgress(`PostgreSQL does not run as root and others may not enter ${folder}, so the database lies in ${spare}.`);
  return make(spare, account);
}

/** May every account walk all the way into this folder? */
export async function othersMayEnter(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => undefined);
  if (found === undefined || (found.mode & 0o001) === 0) return false;
  const parent = dirname(folder);
  return parent === folder || othersMayEnter(parent);
}

// The folder need not exist yet; a file in its way is for make() to complain of.
async function othersMayReach(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => undefined);
  if (found === undefined && dirname(folder) !== folder) return othersMayReach(dirname(folder));
  return found?.isDirectory() === false || othersMayEnter(folder);
}

async function make(folder: string, account: Account): Promise<string> {
  try {
    const firstMade = await mkdir(folder, { recursive: true });
    if (account !== undefined && firstMade !== undefined) await openFolders(firstMade, folder);
    await access(folder, constants.W_OK | constants.X_OK);
    return folder;
  } catch (fault) {
    const why = fault instanceof Error && 'code' in fault ? String(fault.code) : String(fault);
    throw new StartRefusal(
      `The database's folder ${folder} can't be written to (${why}): give yourself the right to write there, or choose another data folder.`,
    );
  }
}

// A strict umask would close the folders we have just made to the account PostgreSQL runs under.
async function openFolders(first: string, last: string): Promise<void> {
  await chmod(last, 0o755);
  if (last !== first) await openFolders(first, dirname(last));
}
