import path from 'node:path';
import type { Environment } from '../../platform/server/config.ts';
import { getLocalSecret } from '../../platform/server/local-secret.ts';

/** The secret of the installation's keys: from the settings, or of the embedded database; a database elsewhere has none here. */
export async function findSecret(env: Environment): Promise<string | undefined> {
  if (env.IDENTITY_KEY !== undefined || env.DATABASE_URL !== undefined) return env.IDENTITY_KEY;
  return getLocalSecret(path.resolve(env.DATA_FOLDER));
}
