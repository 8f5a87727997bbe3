import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { importFile } from '../../modules/people/server/public.ts';
import { systemClock } from '../../platform/server/clock.ts';
import type { Environment } from '../../platform/server/config.ts';
import { openDatabase } from '../../platform/server/database.ts';
import { drawKeys } from '../../platform/server/keys.ts';
import { StartRefusal } from '../../platform/server/start-refusal.ts';
import { findDatabase } from '../server/find-database.ts';
import { findSecret } from './find-secret.ts';
import { tellImport } from './tell-import.ts';

/** `import people FILE`: stores a file and tells how it went; 0 when it was stored, 1 when it was refused. */
export async function importCommand(env: Environment, words: readonly string[]): Promise<number> {
  const [kind, file] = words;
  if ((kind !== 'people' && kind !== 'organisations') || file === undefined) {
    throw new StartRefusal('Say what to import and from which file: npm run tillit -- import people people.csv');
  }
  const bytes = await readFile(file).catch((fault: NodeJS.ErrnoException) => {
    throw new StartRefusal(`The file ${file} can't be read (${fault.code}): check its name and that you may read it.`);
  });
  const say = (text: string) => process.stdout.write(text);
  const keys = drawKeys(await findSecret(env));
  const found = await findDatabase(env, (sentence) => say(`${sentence}\n`));
  const database = openDatabase(found.url, { size: 2 });
  try {
    const telling = tellImport(say, process.stdout.isTTY);
    const parts = { db: database.db, clock: systemClock, keys };
    const end = await importFile(parts, { kind, bytes, fileName: path.basename(file), onProgress: telling.progress });
    telling.end(end);
    return end.status === 'done' ? 0 : 1;
  } finally {
    await database.close();
    await found.stop();
  }
}
