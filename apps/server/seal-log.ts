import path from 'node:path';
import { anchorInFile, growNodes, openLogKey, startSealing, tellNews } from '../../modules/audit/server/public.ts';
import type { Environment } from '../../platform/server/config.ts';
import type { ServerParts } from '../../platform/server/module.ts';

type Parts = Pick<ServerParts, 'db' | 'clock' | 'keys' | 'onFault'>;

/**
 * Seals the log as long as the server runs, with the key and the anchor of the settings, and tells what has been sealed to
 * whom it concerns. Gives the way to stop.
 */
export function sealLog({ db, clock, keys, onFault }: Parts, env: Environment): () => Promise<void> {
  const file = env.LOG_ANCHOR_FILE;
  const anchors = file === undefined ? [] : [anchorInFile(path.resolve(file))];
  const afterwards = async () => {
    await tellNews(db, clock.now());
    await growNodes(db, clock.now());
  };
  return startSealing({ db, clock, key: openLogKey(env.LOG_KEY, keys.log), anchors, onFault, afterwards });
}
