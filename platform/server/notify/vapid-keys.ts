import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import webPush from 'web-push';
import { z } from 'zod';
import { StartRefusal } from '../start-refusal.ts';

const VapidKeys = z.object({ publicKey: z.string().min(1), privateKey: z.string().min(1) });

/** By which the browsers' push servers know this installation (RFC 8292); both in base64url. */
export type VapidKeys = z.infer<typeof VapidKeys>;

interface VapidSource {
  /** Where keys are kept when none are configured. */
  folder: string;
  publicKey?: string | undefined;
  privateKey?: string | undefined;
}

/** The configured keys, or those in the data folder, which are made the first time. Throws StartRefusal. */
export async function getVapidKeys({ folder, publicKey, privateKey }: VapidSource): Promise<VapidKeys> {
  if (publicKey !== undefined && privateKey !== undefined) return { publicKey, privateKey };
  if (publicKey !== undefined || privateKey !== undefined) {
    throw new StartRefusal('VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY belong together: set both or neither.');
  }
  const file = path.join(folder, 'vapid-keys.json');
  return (await findKeys(file)) ?? (await makeKeys(file));
}

async function findKeys(file: string): Promise<VapidKeys | undefined> {
  const text = await readFile(file, 'utf8').catch(ignoring('ENOENT'));
  if (text === undefined) return undefined;
  try {
    return VapidKeys.parse(JSON.parse(text));
  } catch {
    throw new StartRefusal(
      `The push keys in ${file} can't be read: put the file back from a copy, or delete it, after which every device must be signed up again.`,
    );
  }
}

async function makeKeys(file: string): Promise<VapidKeys> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, `${JSON.stringify(webPush.generateVAPIDKeys(), undefined, 2)}\n`, { mode: 0o600 });
  // A link fails if another process was faster, and never shows half a file.
  await link(draft, file).catch(ignoring('EEXIST'));
  await rm(draft);
  const keys = await findKeys(file);
  if (keys === undefined)
    throw new StartRefusal(`The push keys in ${file} disappeared while they were made: start again.`);
  return keys;
}

function ignoring(code: string): (fault: unknown) => undefined {
  return (fault) => {
    if (!(fault instanceof Error && 'code' in fault && fault.code === code)) throw fault;
  };
}
