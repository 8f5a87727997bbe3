import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { pageWords } from '../apps/demo/identity-provider/page-words.ts';
import type { Language } from '../kernel/language.ts';
import { languageNames } from '../platform/web/language.ts';
import { type Words, wordsOf } from './words-of.ts';

/** How a story is played: on which window and in which language. */
export interface Manner {
  window: 'phone' | 'desktop';
  language: Language;
}

export const manners = [
  { window: 'phone', language: 'nb' },
  { window: 'desktop', language: 'nb' },
  { window: 'phone', language: 'en' },
  { window: 'desktop', language: 'en' },
] as const satisfies readonly Manner[];

/** In which manners a story is played: those that are named, or all four where every one is asked for. */
export const playedIn = (...usual: readonly Manner[]): readonly Manner[] =>
  process.env['EVERY_MANNER'] ? manners : usual;

const windows = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 860 } };

/** Somebody at a window of her own. */
export interface Person {
  page: Page;
  context: BrowserContext;
  words: Words;
  /** How often she has touched the screen since it was last set to nothing. */
  taps: { count: number };
  language: Language;
}

export interface Window {
  origin: string;
  manner: Manner;
  now: Date;
  /** Only where the story is about it: a kept screen must not stand before what is tried. */
  serviceWorkers?: 'allow' | 'block';
}

/** A browser as a person has it: its own cookies, the language she reads, the time of the story. */
export async function openWindow(
  browser: Browser,
  { origin, manner, now, serviceWorkers = 'block' }: Window,
): Promise<Person> {
  const { window, language } = manner;
  const context = await browser.newContext({
    baseURL: origin,
    viewport: windows[window],
    locale: language === 'en' ? 'en-GB' : `${language}-${language === 'da' ? 'DK' : 'NO'}`,
    timezoneId: 'Europe/Oslo',
    hasTouch: window === 'phone',
    reducedMotion: 'reduce',
    serviceWorkers,
  });
  context.setDefaultTimeout(15_000);
  await context.clock.setFixedTime(now);
  const taps = { count: 0 };
  await context.exposeFunction('countTap', () => {
    taps.count += 1;
  });
  // A tap is a finger or a mouse that goes down; writing is not one.
  await context.addInitScript("addEventListener('pointerdown', () => globalThis.countTap(), true)");
  return { page: await context.newPage(), context, words: wordsOf(language), taps, language };
}

/** Signs in with the demo's electronic ID, from the page one is shown. Whoever is in no story types her name. */
export async function signIn({ page, words, language }: Person, who: string): Promise<void> {
  const again = page.getByRole('link', { name: words('app_sign_in_again') });
  await page
    .getByRole('link', { name: words('app_sign_in') })
    .or(again)
    .click();
  const choice = page.getByRole('button', { name: who });
  const { givenName, familyName, signIn: enter, title } = pageWords[language];
  await page.getByRole('heading', { name: title }).waitFor();
  if ((await choice.count()) > 0) return choice.click();
  const [given = '', family = ''] = who.split(' ');
  await page.getByLabel(givenName).fill(given);
  await page.getByLabel(familyName).fill(family);
  return page.getByRole('button', { name: enter, exact: true }).click();
}

/** Chooses the language on the first page, as somebody does whose own is set to another. */
export async function chooseLanguage({ page, words, language }: Person): Promise<void> {
  await page.getByLabel(words('platform_language')).first().selectOption({ label: languageNames[language] });
}

/** Writes in a field; where it is not already the one that is written in, that takes a tap. */
export async function write(field: Locator, text: string): Promise<void> {
  await field.waitFor();
  if (!(await field.evaluate((element) => element === element.ownerDocument.activeElement))) await field.click();
  await field.fill(text);
}
