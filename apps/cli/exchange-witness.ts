import { listNewestWitnessed, witnessPath } from '../../modules/audit/server/public.ts';
import { systemClock } from '../../platform/server/clock.ts';
import type { Environment } from '../../platform/server/config.ts';
import { openDatabase } from '../../platform/server/database.ts';
import { drawKeys } from '../../platform/server/keys.ts';
import { StartRefusal } from '../../platform/server/start-refusal.ts';
import { findDatabase } from '../server/find-database.ts';
import { openOwnWitnessKey, verifierKeyOfLog } from '../server/log-settings.ts';
import { findSecret } from './find-secret.ts';

/** `log witness`: what two installations give each other so that one confirms the other's log. */
export async function tellWitnessKeys(env: Environment, say: (text: string) => void): Promise<void> {
  const secret = await findSecret(env);
  if (secret === undefined)
    throw new StartRefusal('Set IDENTITY_KEY and ORIGIN as the server has them: keys and names come from there.');
  const keys = drawKeys(secret);
  const origin = env.ORIGIN ?? `http://localhost:${env.PORT}`;
  say('To have this log confirmed elsewhere, give them this for their WITNESS_LOGS:\n');
  say(`${verifierKeyOfLog(env, keys.log)}\n\n`);
  say('To confirm their log here, give them this for their LOG_WITNESSES:\n');
  say(`${openOwnWitnessKey(env, keys).verifierKey} ${origin}${witnessPath}\n`);
}

/** `log witnessed`: what was last confirmed here of each log, or of the one that is named, as anchors for `log verify`. */
export async function tellWitnessed(
  env: Environment,
  name: string | undefined,
  say: (text: string) => void,
): Promise<number> {
  const found = await findDatabase(env, () => undefined);
  const database = openDatabase(found.url, { size: 1 });
  try {
    const all = await listNewestWitnessed(database.db, systemClock.now());
    const wanted = all.filter(({ origin }) => name === undefined || origin === name);
    say(wanted.map(({ note }) => note).join('\n'));
    return wanted.length > 0 ? 0 : 1;
  } finally {
    await database.close();
    await found.stop();
  }
}
