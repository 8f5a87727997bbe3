import { errors, type Page } from 'playwright-core';
import type { Language } from '../../kernel/language.ts';
import { StartRefusal } from '../../platform/server/start-refusal.ts';
import type { StoryPerson } from '../demo/story-people.ts';

interface Entering {
  origin: string;
  person: StoryPerson;
  /** Chosen on the first page; undefined leaves the person's own. */
  language: Language | undefined;
}

/** Signs in as a user does, by what stands on the pages, and gives the heading of the first screen. */
export async function enterAs(page: Page, { origin, person, language }: Entering): Promise<string> {
  try {
    await page.goto(`${origin}/`);
    if (language !== undefined) await page.getByRole('combobox').first().selectOption(language);
    await page.locator('a[href^="/sign-in"]').click();
    await page.getByRole('button', { name: `${person.givenName} ${person.familyName}` }).click();
    await page.waitForURL(({ pathname }) => pathname === '/');
    const heading = page.getByRole('heading', { level: 1 });
    await heading.waitFor();
    // What is on its way has the role of a status.
    await page.locator('.ti-loading').first().waitFor({ state: 'detached' });
    return await heading.innerText();
  } catch (fault) {
    if (!(fault instanceof errors.TimeoutError)) throw fault;
    const [what = ''] = fault.message.split('\n');
    throw new StartRefusal(
      `Signing in stopped at ${page.url()} (${what}): look at what "npm start" says, or run it anew.`,
    );
  }
}
