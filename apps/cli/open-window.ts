import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { StartRefusal } from '../../platform/server/start-refusal.ts';
import { findChromium } from '../../platform/testing/chromium.ts';

export interface Window {
  page: Page;
  /** Waits until somebody has closed all its pages. */
  closed(): Promise<void>;
  close(): Promise<void>;
}

const patienceMs = 20_000;

/** A browser of its own whose profile is new and gone afterwards; not `seen` means without a window. */
export async function openWindow({ phone, seen }: { phone: boolean; seen: boolean }): Promise<Window> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new StartRefusal(
      'There is no Chromium here: install it (Debian: apt-get install chromium · macOS: brew install --cask chromium) or say where it is in CHROMIUM_PATH.',
    );
  }
  // Chromium's own sandbox does not run as root.
  const args = ['--no-first-run', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const options = { executablePath, headless: !seen, args, ...screenOf(phone, seen) };
  // No name for the profile means a new one, which is taken away with the browser.
  const context = await chromium.launchPersistentContext('', options).catch((fault: unknown) => {
    const [what = ''] = fault instanceof Error ? fault.message.split('\n') : [];
    throw new StartRefusal(
      `Chromium in ${executablePath} could not be opened (${what}): try it by hand, or say --picture FILE.`,
    );
  });
  context.setDefaultTimeout(patienceMs);
  const page = context.pages()[0] ?? (await context.newPage());
  return { page, closed: () => allClosed(context), close: () => context.close() };
}

function screenOf(phone: boolean, seen: boolean) {
  if (phone) return { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
  return { viewport: seen ? null : { width: 1280, height: 860 } };
}

async function allClosed(context: BrowserContext): Promise<void> {
  for (let [page] = context.pages(); page !== undefined; [page] = context.pages()) {
    await page.waitForEvent('close', { timeout: 0 });
  }
}
