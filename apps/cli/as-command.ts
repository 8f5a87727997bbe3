import path from 'node:path';
import { Language } from '../../kernel/language.ts';
import { readEnvironment } from '../../platform/server/config.ts';
import { StartRefusal } from '../../platform/server/start-refusal.ts';
import { enterAs } from './enter-as.ts';
import { getStoryPerson, tellStoryPeople } from './get-story-person.ts';
import { openWindow } from './open-window.ts';
import { readOptions } from './read-options.ts';

const help = `npm run as -- NAME [--phone] [--language LANGUAGE] [--picture FILE]

Opens a browser of its own, signed in as somebody of the stories at the Tillit that "npm start" runs
(PORT or ORIGIN says where, if not at http://localhost:4310).

  --phone              390 px wide
  --language LANGUAGE  ${Language.options.join(', ')}; else the person's own
  --picture FILE       no window: the first screen as a PNG

NAME is one of:
`;

type Set = Readonly<Record<string, string | undefined>>;

/** `as NAME`: a window in which that person is signed in, until it is closed; or a picture of what she sees first. */
export async function asCommand(set: Set, words: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(words, 'as', {
    phone: { type: 'boolean', default: false },
    language: { type: 'string' },
    picture: { type: 'string' },
    help: { type: 'boolean', default: false },
  });
  if (values.help) {
    process.stdout.write(help + tellStoryPeople());
    return 0;
  }
  const person = getStoryPerson(positionals[0]);
  const language = readLanguage(values.language);
  refuseWithoutDisplay(set, values.picture);
  const origin = await getRunningDemo(set);
  const { page, closed, close } = await openWindow({ phone: values.phone, seen: values.picture === undefined });
  try {
    const heading = await enterAs(page, { origin, person, language });
    const name = `${person.givenName} ${person.familyName}`;
    process.stdout.write(`${name} is signed in at ${origin}: "${heading}".\n`);
    if (values.picture === undefined) {
      process.stdout.write('Close the window to end.\n');
      await closed();
    } else {
      const file = path.resolve(set['INIT_CWD'] ?? '.', values.picture);
      await page.screenshot({ path: file, type: 'png', fullPage: true, animations: 'disabled' });
      process.stdout.write(`The picture is in ${file}.\n`);
    }
    return 0;
  } finally {
    await close();
  }
}

function readLanguage(said: string | undefined): Language | undefined {
  const language = Language.optional().safeParse(said);
  if (language.success) return language.data;
  throw new StartRefusal(`Tillit does not speak "${said}"; it speaks ${Language.options.join(', ')}.`);
}

function refuseWithoutDisplay(set: Set, picture: string | undefined): void {
  if (picture !== undefined || process.platform !== 'linux' || set['DISPLAY'] || set['WAYLAND_DISPLAY']) return;
  throw new StartRefusal(
    'There is no display here to open a window on: say --picture FILE to have the first screen as a picture instead.',
  );
}

/** Where the demonstration runs, asked at its own identity provider: without one nobody of the stories can sign in. */
async function getRunningDemo(set: Set): Promise<string> {
  const { ORIGIN, PORT } = readEnvironment(set);
  const origin = new URL(ORIGIN ?? `http://localhost:${PORT}`).origin;
  const asked = await fetch(`${origin}/demo-id/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(5_000),
  }).catch(() => undefined);
  if (asked === undefined) {
    throw new StartRefusal(`Nothing answers at ${origin}: run "npm start" first, or say with PORT where it runs.`);
  }
  if (asked.ok) return origin;
  throw new StartRefusal(
    `What answers at ${origin} is no demonstration of Tillit: run "npm start" first, or say with PORT where it runs.`,
  );
}
