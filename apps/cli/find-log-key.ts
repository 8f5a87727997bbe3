import path from 'node:path';
import { openLogKey } from '../../modules/audit/server/public.ts';
import type { Environment } from '../../platform/server/config.ts';
import { drawKeys } from '../../platform/server/keys.ts';
import { getLocalSecret } from '../../platform/server/local-secret.ts';

/** The key that signs this installation's log; nothing where the settings do not tell it. */
export async function findLogKey(env: Environment) {
  const isLocal = env.DATABASE_URL === undefined;
  const secret = env.IDENTITY_KEY ?? (isLocal ? await getLocalSecret(path.resolve(env.DATA_FOLDER)) : undefined);
  if (secret !== undefined) return openLogKey(env.LOG_KEY, drawKeys(secret).log);
  return env.LOG_KEY === undefined ? undefined : openLogKey(env.LOG_KEY, Buffer.alloc(0));
}
