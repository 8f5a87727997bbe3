import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import type { Language } from '../kernel/language.ts';
import * as act from './acts.ts';
import { type OpenTillit, openTillit } from './open-tillit.ts';
import { chooseLanguage, type Person } from './person.ts';
import { openRoomAround } from './rooms-of-journeys.ts';
import { wordsOf } from './words-of.ts';

/** Every language and both lights, on the pages that one meets first. */
describe('the screens', () => {
  let tillit: OpenTillit;
  let trond: Person;
  beforeAll(async () => {
    tillit = await openTillit();
    trond = await tillit.enter('Trond Vik', { window: 'phone', language: 'nb' });
    await openRoomAround(trond, 'Per Strand', 'phone');
    await act.ask(trond, 'Første møte', 'Hei Per, vi sees på tirsdag.');
  });
  afterAll(() => tillit?.close());

  it.each(['nn', 'da'] as const)('are read in %s', async (language: Language) => {
    onTestFailed(() => tillit.tellScreens());
    const per = await tillit.enter('Per Strand', { window: 'phone', language });
    const { page, words: t } = per;
    await page.getByRole('heading', { name: t('app_home_title', { name: 'Per' }) }).waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe(language);
    await tillit.look(per, '60-home');
    await act.openThread(per, 'Første møte');
    await page.getByRole('heading', { name: t('rooms_title_mine') }).waitFor();
    await page.getByRole('button', { name: t('rooms_send') }).waitFor();
    await tillit.look(per, '61-room');
    // Nothing of another language is left over.
    const bokmål = wordsOf('nb').text('rooms_title_mine');
    if (t.text('rooms_title_mine') !== bokmål) expect(await page.getByText(bokmål, { exact: true }).count()).toBe(0);
  });

  it('are open to all in the dark too', async () => {
    onTestFailed(() => tillit.tellScreens());
    const per = await tillit.enter('Per Strand', { window: 'desktop', language: 'nb' });
    const { page, words: t } = per;
    await chooseLanguage(per);
    await page
      .getByLabel(t('platform_theme'))
      .first()
      .selectOption({ label: t.text('platform_theme_dark') });
    await tillit.look(per, '62-home-dark');
    await act.openThread(per, 'Første møte');
    await tillit.look(per, '63-room-dark');
    await page.getByRole('link', { name: t('rooms_change_readers') }).click();
    await page.getByRole('radio', { name: t('rooms_circle_presence_overview') }).waitFor();
    await tillit.look(per, '64-people-dark');
    await page.getByRole('link', { name: t('app_nav_seen') }).click();
    await act.seenLines(per, 'Trond Vik').first().waitFor();
    await tillit.look(per, '65-seen-dark');
    await page.getByRole('link', { name: t('app_nav_about_me') }).click();
    await page.getByRole('heading', { name: t('people_about_me') }).waitFor();
    await tillit.look(per, '66-about-me-dark');
  });
});
