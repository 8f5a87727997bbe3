import path from 'node:path';
import { anchorInFile, openLogKey, startSealing } from '../../modules/audit/server/public.ts';
import type { Environment } from '../../platform/server/config.ts';
import type { ServerParts } from '../../platform/server/module.ts';

type Parts = Pick<ServerParts, 'db' | 'clock' | 'keys' | 'onFault'>;

/** Seals the log as long as the server runs, with the key and the anchor of the settings. Gives the way to stop. */
export function sealLog({ db, clock, keys, onFault }: Parts, env: Environment): () => Promise<void> {
  const file = env.LOG_ANCHOR_FILE;
  const anchors = file === undefined ? [] : [anchorInFile(path.resolve(file))];
  return startSealing({ db, clock, key: openLogKey(env.LOG_KEY, keys.log), anchors, onFault });
}
