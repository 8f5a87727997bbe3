import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minutes } from '../platform/testing/held-clock.ts';
import { expectOpenToAll, type Manner, manners, type OpenTillit, openTillit, type Person } from './open-tillit.ts';
import { step } from './step.ts';

const pictures = process.env['PICTURES'];

/** Story S1: a room around Are, across four organisations. The time at DPS is agreed in the room's thread. */
describe.each(manners)('Are is helped by four who hold together ($window, $language)', (manner: Manner) => {
  let tillit: OpenTillit;
  beforeAll(async () => {
    tillit = await openTillit();
  });
  afterAll(() => tillit?.close());

  const look = async ({ page }: Person, name: string) => {
    await expectOpenToAll(page);
    if (pictures === undefined) return;
    await mkdir(pictures, { recursive: true });
    await page.screenshot({ path: path.join(pictures, `${manner.window}-${manner.language}-${name}.png`), fullPage: true });
  };

  it('plays from the first yes to the consent that is taken back', async () => {
    const ingrid = await tillit.enter('Ingrid Haugen', manner);
    const t = ingrid.words;

    await step('Ingrid opens a room in at most six taps and asks Frida and Vera', async () => {
      await look(ingrid, '01-worker-home-empty');
      const { page } = ingrid;
      ingrid.taps.count = 0;
      await page.getByRole('link', { name: t('app_open_room') }).click();
      await page.getByLabel(t('rooms_circle_find_citizen')).fill('Are');
      await page.getByRole('button', { name: /Are Solberg/ }).click();
      await look(ingrid, '02-new-room');
    });
  });
});
