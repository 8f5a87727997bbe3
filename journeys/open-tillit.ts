import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { startTillit, type Tillit } from '../apps/server/start-tillit.ts';
import type { Language } from '../kernel/language.ts';
import { readEnvironment } from '../platform/server/config.ts';
import { getFreePort } from '../platform/server/embedded-postgres/free-port.ts';
import { findChromium } from '../platform/testing/chromium.ts';
import { HeldClock } from '../platform/testing/held-clock.ts';
import { openSmtpSink, type SmtpSink } from '../platform/testing/smtp-sink.ts';
import { makeTestDatabase, type TestDatabase } from '../platform/testing/test-database.ts';
import { wordsOf } from './words-of.ts';

/** How a story is played: on which window and in which language. */
export interface Manner {
  window: 'phone' | 'desktop';
  language: Language;
}

export const manners: readonly Manner[] = [
  { window: 'phone', language: 'nb' },
  { window: 'desktop', language: 'nb' },
  { window: 'phone', language: 'en' },
  { window: 'desktop', language: 'en' },
];

const windows = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 860 } };

/** The whole product as it runs for its users, on a database of its own, with the clock in the story's hand. */
export interface OpenTillit {
  origin: string;
  clock: HeldClock;
  database: TestDatabase;
  mail: SmtpSink;
  tillit: Tillit;
  browser: Browser;
  /** A browser of somebody's own, signed in by the demo's electronic ID. */
  enter(who: string, manner: Manner): Promise<Person>;
  close(): Promise<void>;
}

/** Somebody at a window. */
export interface Person {
  page: Page;
  context: BrowserContext;
  words: ReturnType<typeof wordsOf>;
  /** How often she has touched the screen since she came. */
  taps: { count: number };
}

export async function openTillit(): Promise<OpenTillit> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('The journeys need Chromium.');
  const database = await makeTestDatabase();
  const mail = await openSmtpSink();
  const folder = await mkdtemp(path.join(tmpdir(), 'tillit-journey-'));
  const clock = new HeldClock('2026-11-06T08:12:00.000Z');
  const port = await getFreePort();
  const env = readEnvironment({
    DEMO: 'true',
    PORT: String(port),
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    DATA_FOLDER: folder,
    IDENTITY_KEY: Buffer.alloc(32, 7).toString('base64'),
    SMTP_URL: mail.url,
    RATE_LIMIT: '100000',
  });
  const tillit = await startTillit(env, () => undefined, clock);
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  return {
    origin: tillit.origin,
    clock,
    database,
    mail,
    tillit,
    browser,
    enter: async (who, manner) => enter(browser, tillit.origin, who, manner),
    close: async () => {
      await browser.close();
      await tillit.stop();
      await mail.stop();
      await rm(folder, { recursive: true, force: true });
      await database.drop();
    },
  };
}

export async function newWindow(browser: Browser, origin: string, manner: Manner): Promise<{ context: BrowserContext; page: Page; taps: { count: number } }> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: windows[manner.window],
    locale: manner.language === 'en' ? 'en-GB' : 'nb-NO',
    timezoneId: 'Europe/Oslo',
    hasTouch: manner.window === 'phone',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  context.setDefaultTimeout(10_000);
  const taps = { count: 0 };
  await context.exposeFunction('countTap', () => {
    taps.count += 1;
  });
  // A tap is a finger or a mouse that goes down; writing is not one.
  await context.addInitScript("addEventListener('pointerdown', () => globalThis.countTap(), true)");
  return { context, page: await context.newPage(), taps };
}

async function enter(browser: Browser, origin: string, who: string, manner: Manner): Promise<Person> {
  const { context, page, taps } = await newWindow(browser, origin, manner);
  const words = wordsOf(manner.language);
  await page.goto('/');
  await page.getByRole('link', { name: words('app_sign_in') }).or(page.getByRole('button', { name: words('app_sign_in') })).first().click();
  await page.getByRole('button', { name: who }).click();
  await page.waitForURL(`${origin}/`);
  return { page, context, words, taps };
}

/** Fails when the page that is shown has anything that keeps somebody out (WCAG 2.2 AA). */
export async function expectOpenToAll(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  if (found.length > 0) throw new Error(`${page.url()} keeps somebody out: ${found.join(' · ')}`);
}
