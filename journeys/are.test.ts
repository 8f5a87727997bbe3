import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { acceptRules, ask, expectSent, joinFromHome, message, messages, openMenu, say, sayYesTo, writingField } from './acts.ts';
import { type OpenTillit, openTillit } from './open-tillit.ts';
import { type Manner, manners, signIn, write } from './person.ts';
import { step } from './step.ts';

/** Story S1: a room around Are, across four organisations. The time at DPS is agreed in the room's thread. */
describe.each(manners)('Are is helped by four who hold together ($window, $language)', (manner: Manner) => {
  let tillit: OpenTillit;
  beforeAll(async () => {
    tillit = await openTillit();
  });
  afterAll(() => tillit?.close());

  it('plays from the first yes to the consent that is taken back', async () => {
    onTestFailed(() => tillit.tellScreens());
    const { look } = tillit;
    const ingrid = await tillit.enter('Ingrid Haugen', manner);
    const t = ingrid.words;

    await step('Ingrid opens a room in at most six taps and asks Frida and Vera', async () => {
      const { page, taps } = ingrid;
      await page.getByText(t('app_nobody_waits_why')).waitFor();
      await look(ingrid, '01-worker-home-empty');
      taps.count = 0;
      await page.getByRole('link', { name: t('app_open_room') }).first().click();
      await write(page.getByLabel(t('rooms_circle_find_citizen')), 'Are');
      const found = page.getByRole('list', { name: t('rooms_circle_found_people') });
      await found.getByRole('button', { name: /Are Solberg/ }).click();
      for (const who of ['Frida Moe', 'Vera Nilsen']) {
        await write(page.getByLabel(t('rooms_circle_who')), who.split(' ')[0] ?? '');
        await found.getByRole('button', { name: new RegExp(who) }).click();
      }
      await look(ingrid, '02-new-room');
      await page.getByRole('button', { name: t('rooms_circle_open_room') }).click();
      await page.getByRole('heading', { name: t('rooms_circle_people_title_of', { citizen: 'Are' }) }).waitFor();
      expect(taps.count, 'taps to open a room').toBeLessThanOrEqual(6);
      await look(ingrid, '03-people-before-yes');
    });

    const are = await tillit.enter('Are Solberg', manner);
    await step('Are sees at home whom he decides about, and says yes to one at a time, having seen what each would see', async () => {
      const { page } = are;
      await page.getByRole('link', { name: t('app_decision_look_at', { name: 'Ingrid' }) }).waitFor();
      await look(are, '04-citizen-home-asked');
      await page.getByRole('link', { name: t('app_decision_look_at', { name: 'Ingrid' }) }).click();
      for (const name of ['Ingrid', 'Frida', 'Vera']) {
        await page.getByRole('heading', { name: t('rooms_circle_will_see') }).waitFor();
        await page.getByText(t('rooms_circle_sees_people', {count: 2})).waitFor().catch(() => undefined);
        console.log(await page.locator('main').ariaSnapshot());
        const yes = page.getByRole('button', { name: t('consent_yes') });
        const n = await yes.textContent();
        await look(are, '05-decision');
        await yes.click();
        await page.getByRole('button', { name: n ?? '' }).waitFor({ state: 'hidden' });
      }
      await page.getByRole('radio', { name: t('rooms_circle_presence_overview') }).waitFor();
        console.log(await page.locator('main').ariaSnapshot());
      await look(are, '06-people');
    });
  });
});
