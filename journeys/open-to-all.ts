import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** CSS pixels a target has each way at the least (WCAG 2.5.8). */
const smallestTarget = 24;

/** Fails when something stands beyond the edge, so that one would have to move the page sideways (WCAG 1.4.10). */
export async function expectNothingBeyondTheEdge(page: Page): Promise<void> {
  const beyond = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  if (beyond > 0) throw new Error(`${page.url()} is ${beyond} pixels wider than the window.`);
}

/** Fails when the page that is shown has anything that keeps somebody out (WCAG 2.2 AA). */
export async function expectOpenToAll(page: Page): Promise<void> {
  // We have no frames, and only for frames does it open a page of its own to add up.
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(levels);
  const { violations } = await axe.analyze();
  const found: string[] = [];
  for (const { id, nodes } of violations) {
    for (const { target } of nodes) {
      const where = target.join(' ');
      if (id !== 'target-size' || !(await isLargeEnough(page, where))) found.push(`${id}: ${where}`);
    }
  }
  if (found.length > 0) throw new Error(`${page.url()} keeps somebody out: ${found.join(' · ')}`);
}

/** What the bar at the top or at the bottom covers just now can be moved out from under it. */
async function isLargeEnough(page: Page, where: string): Promise<boolean> {
  const box = await page.locator(where).boundingBox();
  return box !== null && box.width >= smallestTarget && box.height >= smallestTarget;
}
