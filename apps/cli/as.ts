import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { storyPeople } from '../demo/story-people.ts';
import { findChromium } from '../../platform/testing/chromium.ts';

const origin = process.env['ORIGIN'] ?? `http://localhost:${process.env['PORT'] ?? '4310'}`;
const [who] = process.argv.slice(2);
const person = storyPeople.find(({ sub }) => sub === who?.toLowerCase());

if (person === undefined || process.argv.includes('--help')) {
  console.log(
    `npm run as -- NAME\n\nOpens a browser of its own, signed in at ${origin} as somebody of the stories. NAME is one of:`,
  );
  for (const { sub, line } of storyPeople) console.log(`  ${sub.padEnd(10)} ${line}`);
  process.exitCode = process.argv.includes('--help') ? 0 : 1;
} else {
  await openAs(`${person.givenName} ${person.familyName}`);
}

/** A window where there is a screen, else the page as a picture: both after the real sign-in. */
async function openAs(name: string): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('Chromium is missing: install it, or set CHROMIUM_PATH.');
  const headless = process.env['DISPLAY'] === undefined && process.platform === 'linux';
  const profile = await mkdtemp(path.join(tmpdir(), 'tillit-as-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    args: ['--no-sandbox'],
    viewport: null,
  });
  const page = await context.newPage();
  await page.goto(`${origin}/sign-in`);
  await page.getByRole('button', { name }).click();
  await page.waitForURL(`${origin}/`);
  if (!headless) {
    console.log(`${name} is signed in. Close the window to end.`);
    await new Promise((resolve) => context.on('close', resolve));
    return;
  }
  const picture = path.join(profile, 'home.png');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.screenshot({ path: picture, fullPage: true });
  await context.close();
  console.log(`There is no screen here, so this is what ${name} sees: ${picture}`);
}
