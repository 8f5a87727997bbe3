import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../platform/testing/chromium.ts';
import { openSmtpSink, type SmtpSink } from '../platform/testing/smtp-sink.ts';
import { makeTestDatabase, type TestDatabase } from '../platform/testing/test-database.ts';
import { expectNothingBeyondTheEdge, expectOpenToAll } from './open-to-all.ts';
import { chooseLanguage, type Manner, openWindow, type Person, signIn, type Window } from './person.ts';
import { type Serve, serveInProcess } from './serve-in-process.ts';

const pictures = process.env['PICTURES'];

/** The whole product as it runs for its users, on a database of its own, with the time in the story's hand. */
export interface OpenTillit {
  origin: string;
  database: TestDatabase;
  mail: SmtpSink;
  /** A browser of somebody's own, not signed in. */
  window(manner: Manner, given?: Pick<Window, 'serviceWorkers'>): Promise<Person>;
  /** Somebody at her own browser, signed in by the demo's electronic ID. */
  enter(who: string, manner: Manner): Promise<Person>;
  /** Moves the time of the server and of every browser. */
  moveTo(at: string): Promise<void>;
  /** What every page must bear; with PICTURES set to a folder it is photographed too. */
  look(person: Person, name: string): Promise<void>;
  /** What stands on each open screen, for whoever looks for why a story broke off. */
  tellScreens(): Promise<void>;
  close(): Promise<void>;
}

export async function openTillit(serve: Serve = serveInProcess): Promise<OpenTillit> {
  const database = await makeTestDatabase();
  const mail = await openSmtpSink();
  const folder = await mkdtemp(path.join(tmpdir(), 'tillit-journey-'));
  const begins = '2026-11-06T08:12:00.000Z';
  let now = new Date(begins);
  const served = await serve({ begins, database, env: settings(database, mail, folder) });
  const { origin } = served;
  const browser = await openBrowser();
  const people: Person[] = [];
  const window: OpenTillit['window'] = async (manner, given = {}) => {
    const person = await openWindow(browser, { origin, manner, now, ...given });
    people.push(person);
    return person;
  };
  return {
    origin,
    database,
    mail,
    window,
    enter: async (who, manner) => {
      const person = await window(manner);
      await person.page.goto('/');
      await chooseLanguage(person);
      await signIn(person, who);
      await person.page.waitForURL(`${origin}/`);
      return person;
    },
    moveTo: async (at) => {
      now = new Date(at);
      await served.moveTo(at);
      for (const { context } of people) await context.clock.setFixedTime(now);
    },
    look,
    tellScreens: async () => {
      for (const { page } of people) {
        const screen = await page.locator('body').ariaSnapshot({ timeout: 2_000 }).catch(String);
        process.stderr.write(`\n${page.url()}\n${screen}\n`);
      }
    },
    close: async () => {
      await browser.close();
      await served.stop();
      await mail.stop();
      await rm(folder, { recursive: true, force: true });
      await database.drop();
    },
  };
}

function settings(database: TestDatabase, mail: SmtpSink, folder: string): Record<string, string> {
  return {
    DEMO: 'true',
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    DATA_FOLDER: folder,
    IDENTITY_KEY: Buffer.alloc(32, 7).toString('base64'),
    SMTP_URL: mail.url,
    RATE_LIMIT: '100000',
  };
}

async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('The journeys need Chromium.');
  const quietly = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // A microphone that hums, and somebody who says yes to it.
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
  ];
  return chromium.launch({ executablePath, args: ['--no-sandbox', ...quietly] });
}

async function look({ page, language }: Person, name: string): Promise<void> {
  await expectOpenToAll(page);
  await expectNothingBeyondTheEdge(page);
  if (pictures === undefined) return;
  // What stays at the top would else stand in the middle of the picture.
  await page.evaluate('scrollTo(0, 0)');
  await mkdir(pictures, { recursive: true });
  const size = (page.viewportSize()?.width ?? 0) < 600 ? 'phone' : 'desktop';
  await page.screenshot({ path: path.join(pictures, `${name}-${size}-${language}.png`), fullPage: true });
}
