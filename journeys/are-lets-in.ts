import { expect } from 'vitest';
import * as act from './acts.ts';
import { type Chapter, knut } from './are-story.ts';
import { chooseLanguage, signIn, write } from './person.ts';

/** Who comes into the room, by whose yes and with how many taps. */
export const lettingIn: Chapter = {
  'Ingrid opens a room in at most six taps and asks Frida and Vera': async (story) => {
    const { tillit, manner, t, look } = story;
    const ingrid = await tillit.enter('Ingrid Haugen', manner);
    story.ingrid = ingrid;
    const { page, taps } = ingrid;
    await page.getByText(t('app_nobody_waits_why')).waitFor();
    await look(ingrid, '01-worker-home-empty');
    taps.count = 0;
    await page
      .getByRole('link', { name: t('app_open_room') })
      .first()
      .click();
    await write(page.getByLabel(t('rooms_circle_find_citizen')), 'Are');
    const found = page.getByRole('list', { name: t('rooms_circle_found_people') });
    await found.getByRole('button', { name: /Are Solberg/ }).click();
    for (const [name, whole] of [
      ['Frida', /Frida Moe/],
      ['Vera', /Vera Nilsen/],
    ] as const) {
      await write(page.getByLabel(t('rooms_circle_who')), name);
      await found.getByRole('button', { name: whole }).click();
    }
    await look(ingrid, '02-new-room');
    await page.getByRole('button', { name: t('rooms_circle_open_room') }).click();
    await page.getByRole('heading', { name: t('rooms_circle_people_title_of', { citizen: 'Are' }) }).waitFor();
    console.info(`A room opened in ${taps.count} taps.`);
    expect(taps.count, 'taps to open a room').toBeLessThanOrEqual(6);
    await look(ingrid, '03-people-before-yes');
    story.roomId = new URL(page.url()).pathname.split('/')[2] ?? '';
  },

  'Are sees at home whom he decides about, and says yes to one at a time, having seen what each would see': async (
    story,
  ) => {
    const { tillit, manner, t, look } = story;
    const are = await tillit.enter('Are Solberg', manner);
    story.are = are;
    const { page } = are;
    const first = page.getByRole('link', { name: t('app_decision_look_at', { name: 'Ingrid' }) });
    await first.waitFor();
    await look(are, '04-citizen-home-asked');
    await first.click();
    const names = new Set<string>();
    for (const nr of [1, 2, 3]) {
      await page.getByText(t('rooms_circle_one_of', { nr, all: 3 })).waitFor();
      names.add(await act.readDecision(are));
      await look(are, `05-decision-${nr}`);
      await page.getByRole('button', { name: t('consent_yes') }).click();
    }
    expect(names).toEqual(new Set(['Ingrid', 'Frida', 'Vera']));
    const overview = page.getByRole('radio', { name: t('rooms_circle_presence_overview') });
    await overview.check();
    await look(are, '06-people-of-mine');
  },

  'Ingrid asks Knut at NAV by name, who is not in the system, and Are says yes to him too': async ({
    t,
    look,
    ingrid,
    are,
  }) => {
    const { page } = ingrid;
    await page.getByRole('link', { name: t('rooms_circle_invite') }).click();
    await write(page.getByLabel(t('rooms_circle_who')), 'Knut Berg');
    await page.getByRole('button', { name: t('rooms_circle_by_name') }).click();
    await page.getByLabel(t('rooms_circle_organisation')).selectOption({ label: 'NAV Askøy' });
    await write(page.getByLabel(t('rooms_circle_profession')), 'adviser');
    await look(ingrid, '07-by-name');
    await page.getByRole('button', { name: t('rooms_circle_choose_this') }).click();
    await write(page.getByLabel(t('rooms_circle_why_field', { name: 'Knut' })), 'Han vet hva du har krav på.');
    await page.getByRole('button', { name: t('rooms_circle_ask_citizen', { citizen: 'Are' }) }).click();
    await page.getByRole('heading', { name: t('rooms_circle_invited_title', { citizen: 'Are' }) }).waitFor();
    await look(ingrid, '08-invited');
    await are.page.getByRole('link', { name: t('rooms_circle_answer_about', { name: 'Knut' }) }).click();
    expect(await act.readDecision(are)).toBe('Knut');
    await are.page.getByText(/Han vet hva du har krav på/).waitFor();
    await are.page.getByRole('button', { name: t('consent_yes', { name: 'Knut' }) }).click();
    await are.page
      .getByRole('list', { name: t('rooms_circle_on_the_way') })
      .getByText('Knut Berg')
      .waitFor();
  },

  'nobody has set anything, and those who are away get a mail without content': async ({ tillit }) => {
    await tillit.moveTo('2026-11-06T08:16:00.000Z');
    const told = () => tillit.mail.mails.map(({ to }) => to.join());
    await expect
      .poll(told, { timeout: 15_000 })
      .toEqual(expect.arrayContaining(['frida@tillit.invalid', 'vera@tillit.invalid']));
    for (const { headers, text } of tillit.mail.mails) {
      const content = `${headers.get('subject')} ${headers.get('from')} ${text}`;
      expect(content).not.toMatch(/Are\b|Solberg|Ingrid|Haugen|Frida|Vera|Knut|Askøy|NAV|DPS|legesenter|fortelles/);
    }
  },

  'Knut comes from the link to his first message in six taps and less than a minute': async ({
    tillit,
    manner,
    t,
    look,
    ingrid,
  }) => {
    const { page } = ingrid;
    await page.getByRole('link', { name: t.within('platform_back') }).click();
    await page.getByRole('button', { name: t('rooms_circle_make_link', { name: 'Knut' }) }).click();
    const link = await page.getByLabel(t('rooms_circle_link_for', { name: 'Knut' })).inputValue();
    await look(ingrid, '09-link');
    const his = await tillit.window(manner);
    const from = performance.now();
    await his.page.goto(link);
    his.taps.count = 1;
    await chooseLanguage(his);
    await signIn(his, 'Knut Berg');
    const join = his.page.getByRole('button', { name: t('rooms_circle_join') });
    await join.waitFor();
    await look(his, '10-join');
    await join.click();
    await act.ask(his, 'Penger mens du venter', knut);
    const seconds = (performance.now() - from) / 1000;
    console.info(`From the link to the first message: ${his.taps.count} taps, ${seconds.toFixed(1)} s.`);
    expect(his.taps.count, 'taps from the link to the first message').toBeLessThanOrEqual(6);
    expect(seconds, 'seconds from the link to the first message').toBeLessThan(60);
    await look(his, '11-first-message');
  },

  'Frida and Vera join from their homes': async (story) => {
    const { tillit, manner, t, look } = story;
    const frida = await tillit.enter('Frida Moe', manner);
    const vera = await tillit.enter('Vera Nilsen', manner);
    Object.assign(story, { frida, vera });
    await frida.page.getByText(t('rooms_circle_join_rule_one', { citizen: 'Are' })).waitFor();
    await look(frida, '12-worker-home-invited');
    await act.joinFromHome(frida);
    await act.joinFromHome(vera);
  },
};
