import { openLogKey } from '../../modules/audit/server/public.ts';
import type { Environment } from '../../platform/server/config.ts';
import { drawKeys } from '../../platform/server/keys.ts';
import { findSecret } from './find-secret.ts';

/** The key that signs this installation's log; nothing where the settings do not tell it. */
export async function findLogKey(env: Environment) {
  const secret = await findSecret(env);
  if (secret !== undefined) return openLogKey(env.LOG_KEY, drawKeys(secret).log);
  return env.LOG_KEY === undefined ? undefined : openLogKey(env.LOG_KEY, Buffer.alloc(0));
}
