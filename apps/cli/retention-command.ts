import { carryOutRetention, forecastRetention } from '../../modules/rights/server/public.ts';
import { systemClock } from '../../platform/server/clock.ts';
import type { Environment } from '../../platform/server/config.ts';
import { openDatabase } from '../../platform/server/database.ts';
import { StartRefusal } from '../../platform/server/start-refusal.ts';
import { findDatabase } from '../server/find-database.ts';
import { readOptions } from './read-options.ts';
import { tellCarriedOut, tellForecast } from './tell-retention.ts';

const noRules =
  'No organisation has a rule, so nothing goes. An administrator sets them in the browser, under “About me”.\n';

/** `retention [--organisation WHO] [--dry-run]`: carries the rules out, or says what that would do. */
export async function retentionCommand(env: Environment, words: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(words, 'tillit', {
    organisation: { type: 'string' },
    'dry-run': { type: 'boolean' },
  });
  if (positionals.length > 0)
    throw new StartRefusal(`"${positionals[0]}" is not understood: --organisation names one.`);
  const say = (text: string) => process.stdout.write(text);
  const found = await findDatabase(env, (sentence) => say(`${sentence}\n`));
  const { db, close } = openDatabase(found.url, { size: 2 });
  try {
    const parts = { db, now: systemClock.now() };
    const told =
      values['dry-run'] === true
        ? (await forecastRetention(parts, values.organisation)).map(tellForecast)
        : (await carryOutRetention(parts, values.organisation)).map(tellCarriedOut);
    say(told.length === 0 ? noRules : told.join(''));
    return 0;
  } finally {
    await close();
    await found.stop();
  }
}
