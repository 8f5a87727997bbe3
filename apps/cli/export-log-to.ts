import { type FileHandle, open } from 'node:fs/promises';
import { exportLog } from '../../modules/audit/server/public.ts';
import { systemClock } from '../../platform/server/clock.ts';
import type { Environment } from '../../platform/server/config.ts';
import { type Db, openDatabase } from '../../platform/server/database.ts';
import { StartRefusal } from '../../platform/server/start-refusal.ts';
import { findDatabase } from '../server/find-database.ts';
import { findLogKey } from './find-log-key.ts';

/** Writes a copy of the log into a new file that only its owner reads; it says who has looked at whom. */
export async function exportLogTo(env: Environment, file: string, say: (text: string) => void): Promise<void> {
  const key = await findLogKey(env);
  const found = await findDatabase(env, (sentence) => say(`${sentence}\n`));
  const database = openDatabase(found.url, { size: 2 });
  try {
    const handle = await openNew(file);
    try {
      const lines = await writeAll(database.db, handle, key?.publicKey);
      say(`${file}: the log in ${lines} lines. It names people: keep it as you keep the database.\n`);
    } finally {
      await handle.close();
    }
  } finally {
    await database.close();
    await found.stop();
  }
}

const bufferedCharacters = 1_000_000;

async function writeAll(db: Db, handle: FileHandle, publicKey: string | undefined): Promise<number> {
  let lines = 0;
  let waiting = '';
  await exportLog({
    db,
    now: systemClock.now(),
    publicKey,
    write: async (line) => {
      lines += 1;
      waiting += `${JSON.stringify(line)}\n`;
      if (waiting.length < bufferedCharacters) return;
      await handle.write(waiting);
      waiting = '';
    },
  });
  await handle.write(waiting);
  await handle.sync();
  return lines;
}

function openNew(file: string): Promise<FileHandle> {
  return open(file, 'wx', 0o600).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'EEXIST') throw new StartRefusal(`The file ${file} is there already: choose another name.`);
    throw new StartRefusal(`The file ${file} can't be written (${fault.code}): check its folder.`);
  });
}
