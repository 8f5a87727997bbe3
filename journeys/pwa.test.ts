import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { z } from 'zod';
import { type OpenTillit, openTillit } from './open-tillit.ts';
import { chooseLanguage, signIn } from './person.ts';

const Manifest = z.object({
  name: z.string().min(1),
  short_name: z.string().min(1),
  start_url: z.string(),
  display: z.literal('standalone'),
  icons: z.array(z.object({ src: z.string(), sizes: z.string(), type: z.string(), purpose: z.string().optional() })),
});

describe('the app on a phone', () => {
  let tillit: OpenTillit;
  beforeAll(async () => {
    tillit = await openTillit();
  });
  afterAll(() => tillit?.close());

  it('can be installed: its manifest is linked and its icons are there', async () => {
    const { page, context } = await tillit.window({ window: 'phone', language: 'nb' });
    await page.goto('/');
    const link = await page.evaluate<string>("document.querySelector('link[rel=manifest]').href");
    const answered = await context.request.get(link);
    const manifest = Manifest.parse(await answered.json());
    expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']));
    expect(manifest.icons.some(({ purpose }) => purpose?.includes('maskable'))).toBe(true);
    for (const { src, type } of manifest.icons) {
      const icon = await context.request.get(new URL(src, link).href);
      expect([icon.status(), icon.headers()['content-type']?.split(';')[0]]).toEqual([200, type]);
    }
  });

  it('leaves signing in to the server once it is installed', async () => {
    onTestFailed(() => tillit.tellScreens());
    const vera = await tillit.window({ window: 'phone', language: 'nb' }, { serviceWorkers: 'allow' });
    const { page, words: t } = vera;
    await page.goto('/');
    await page.evaluate('navigator.serviceWorker.ready');
    // Only a page that was loaded after it stands under it.
    await page.reload();
    await chooseLanguage(vera);
    await signIn(vera, 'Vera Nilsen');
    await page.getByRole('link', { name: t('app_open_room') }).waitFor();
    expect(await page.evaluate('navigator.serviceWorker.controller !== null')).toBe(true);
  });

  it('opens without a line, and says calmly that there is none', async () => {
    onTestFailed(() => tillit.tellScreens());
    const are = await tillit.window({ window: 'phone', language: 'nb' }, { serviceWorkers: 'allow' });
    const { page, context, words: t } = are;
    await page.goto('/');
    await chooseLanguage(are);
    await signIn(are, 'Are Solberg');
    await page.getByRole('heading', { name: t('app_home_title', { name: 'Are' }) }).waitFor();
    await page.evaluate('navigator.serviceWorker.ready');
    // Only a page that was loaded after it stands under it.
    await page.reload();
    await page.getByRole('heading', { name: t('app_home_title', { name: 'Are' }) }).waitFor();
    await context.setOffline(true);
    await page.reload();
    await page.getByText(t('platform_error_no_contact_title')).waitFor();
    await tillit.look(are, '50-offline-reload');
    await context.setOffline(false);
    await page.getByRole('button', { name: t('platform_try_again') }).click();
    await page.getByRole('heading', { name: t('app_home_title', { name: 'Are' }) }).waitFor();
  });
});
