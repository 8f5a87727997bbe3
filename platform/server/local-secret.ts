import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The secret of an installation on one's own machine (32 bytes in base64): made once, read by nobody else. */
export async function getLocalSecret(folder: string): Promise<string> {
  const file = path.join(folder, 'secret');
  await mkdir(folder, { recursive: true });
  // Whoever comes second finds the file there and takes what it holds.
  await writeFile(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' }).catch(
    (fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'EEXIST') throw fault;
    },
  );
  return (await readFile(file, 'utf8')).trim();
}
