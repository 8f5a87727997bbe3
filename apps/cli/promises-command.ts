import { listPromisesOf, setPromisesOf } from '../../modules/rooms/server/public.ts';
import { systemClock } from '../../platform/server/clock.ts';
import type { Environment } from '../../platform/server/config.ts';
import { openDatabase } from '../../platform/server/database.ts';
import { StartRefusal } from '../../platform/server/start-refusal.ts';
import { findDatabase } from '../server/find-database.ts';
import { readPromises } from './read-promises.ts';
import { tellPromises } from './tell-promises.ts';

type Set = Awaited<ReturnType<typeof setPromisesOf>>;
type Refusal = Extract<Set, { ok: false }>['reason'];

/** `promises [ORGANISATION [today=4h …]]`: says what is promised, after it has been changed if something is said. */
export async function promisesCommand(env: Environment, words: readonly string[]): Promise<number> {
  const [codeOrName, ...said] = words;
  const promises = readPromises(said);
  const say = (text: string) => process.stdout.write(text);
  const found = await findDatabase(env, (sentence) => say(`${sentence}\n`));
  const { db, close } = openDatabase(found.url, { size: 2 });
  try {
    const now = systemClock.now();
    if (codeOrName !== undefined && said.length > 0) {
      const set = await setPromisesOf(db, now, codeOrName, promises);
      if (!set.ok) throw new StartRefusal(sentences[set.reason](codeOrName));
    }
    const organisations = await listPromisesOf(db, now, codeOrName);
    if (organisations.length === 0 && codeOrName !== undefined) {
      throw new StartRefusal(sentences['organisation-unknown'](codeOrName));
    }
    if (organisations.length === 0) say('There are no organisations yet: import them first.\n');
    for (const organisation of organisations) say(tellPromises(organisation));
    return 0;
  } finally {
    await close();
    await found.stop();
  }
}

const sentences: Record<Refusal, (codeOrName: string) => string> = {
  'organisation-unknown': (name) =>
    `There is no organisation with the code or the name "${name}". "npm run tillit -- promises" lists them all.`,
  'organisation-unclear': (name) => `There is more than one organisation "${name}": name it by its code.`,
  'promise-slower-when-more-urgent': () =>
    'Nothing was stored: what is more urgent would be answered later than what is less urgent. Working days may be as few as 16 hours for the first one (asked at midnight, answered at 16), and 24 more for each other.',
};
