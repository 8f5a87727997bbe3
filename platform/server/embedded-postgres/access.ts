import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { StartRefusal } from '../start-refusal.ts';

/** The passwords of the cluster's three roles; `rolesMade` once the owner, the application and the database exist. */
export const Access = z.object({
  superuser: z.string().min(1),
  owner: z.string().min(1),
  app: z.string().min(1),
  rolesMade: z.boolean(),
});
export type Access = z.infer<typeof Access>;

/** The passwords kept beside the cluster, made up at random the first time. */
export async function getAccess(place: string): Promise<Access> {
  const file = accessFile(place);
  const text = await readFile(file, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return undefined;
    throw new StartRefusal(
      `The database's passwords in ${file} can't be read (${fault.code}): start as the user who made them.`,
    );
  });
  if (text !== undefined) return Access.parse(JSON.parse(text));
  const fresh = { superuser: secret(), owner: secret(), app: secret(), rolesMade: false };
  await keepAccess(place, fresh);
  return fresh;
}

/** Writes the passwords so that only we can read them. */
export async function keepAccess(place: string, access: Access): Promise<void> {
  const file = accessFile(place);
  await writeFile(`${file}.new`, `${JSON.stringify(access, undefined, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

const accessFile = (place: string) => join(place, 'access.json');
const secret = () => randomBytes(24).toString('base64url');
