import { expect } from 'vitest';
import * as act from './acts.ts';
import { answer, type Chapter, question, veras } from './are-story.ts';
import { type Person, write } from './person.ts';

/** What the citizen sees of it, takes back and keeps. */
export const deciding: Chapter = {
  'search finds «timen» by «time», only for those who may see it': async ({ t, look, vera, sara }) => {
    await act.search(vera, 'time');
    const hits = (person: Person) =>
      person.page.getByRole('list', { name: t('rooms_search_results') }).getByRole('listitem');
    await hits(vera).filter({ hasText: answer }).waitFor();
    await look(vera, '24-search');
    await act.search(sara, 'time');
    await sara.page.getByText(t('rooms_search_none', { text: 'time' })).waitFor();
    await expect(hits(sara).count()).resolves.toBe(0);
  },

  'Are sees every look: by whom, from where, on what basis': async ({ t, look, are }) => {
    const { page } = are;
    await page.getByRole('link', { name: t('app_nav_home') }).click();
    await page.getByRole('link', { name: t('app_who_has_seen') }).click();
    await act.showAllSeen(are);
    for (const [name, place] of [
      ['Ingrid Haugen', 'Askøy kommune'],
      ['Vera Nilsen', 'NAV Askøy'],
      ['Knut Berg', 'NAV Askøy'],
      ['Frida Moe', 'Kleppestø legesenter'],
      ['Sara Lie', 'Øyane DPS'],
    ] as const) {
      await act
        .seenLines(are, name)
        .filter({ hasText: place })
        .filter({ hasText: t.within('audit_basis_consent_since') })
        .first()
        .waitFor();
    }
    await look(are, '25-seen-in-all');
    await act.toFirstRoom(are);
    await act.openMenu(are, 'rooms_menu_seen');
    await page.getByRole('heading', { name: t('audit_title_room') }).waitFor();
    await act.seenLines(are, 'Sara Lie').first().waitFor();
    await look(are, '26-seen-in-room');
  },

  'Are takes back his yes to Frida, and the page she has open is empty from that moment': async ({
    t,
    look,
    roomId,
    are,
    frida,
  }) => {
    await act.comeBack(frida, 'Frida Moe');
    await act.openThread(frida, 'Timen 11. november');
    await act.message(frida, question).waitFor();
    await act.markPage(frida);
    const { page } = are;
    await page.getByRole('link', { name: t('audit_to_people') }).click();
    await page.getByRole('link', { name: t('rooms_circle_see_about', { name: 'Frida' }) }).click();
    await page.getByRole('button', { name: t('consent_withdraw') }).click();
    await look(are, '27-take-back');
    await page.getByRole('button', { name: t('consent_withdraw_now') }).click();
    await frida.page.getByRole('heading', { name: t('rooms_gone_title') }).waitFor();
    await expect(frida.page.getByText(question).count()).resolves.toBe(0);
    await act.expectSamePage(frida);
    await look(frida, '28-gone');
    await frida.page.reload();
    await frida.page.getByRole('heading', { name: t('rooms_gone_title') }).waitFor();
    for (const path of ['', '/messages']) {
      const answered = await frida.context.request.get(`/api/rooms/${roomId}${path}`);
      expect(answered.status()).toBe(404);
    }
  },

  'on a bad line Are writes twice; both wait, and are sent once and in order when it is back': async ({
    t,
    look,
    ingrid,
    are,
  }) => {
    const { page, context } = are;
    await act.openThread(are, 'Timen 11. november');
    await act.message(are, veras).waitFor();
    await context.setOffline(true);
    await act.put(are, 'Takk, det passer.');
    await act.message(are, 'Takk, det passer.').getByText(t('rooms_waits_for_line')).waitFor();
    await act.put(are, 'Jeg kommer kl. 10.');
    await act.message(are, 'Jeg kommer kl. 10.').getByText(t('rooms_waits_for_line')).waitFor();
    await look(are, '29-offline');
    await context.setOffline(false);
    await act.expectSent(are, 'Takk, det passer.');
    await act.expectSent(are, 'Jeg kommer kl. 10.');
    await act.openThread(ingrid, 'Timen 11. november');
    const bodies = () => act.messages(ingrid).allInnerTexts();
    await expect.poll(async () => (await bodies()).filter((text) => /passer|kl\. 10\.$/m.test(text)).length).toBe(3);
    expect((await bodies()).slice(-2).map((text) => /Takk|Jeg kommer/.exec(text)?.[0])).toEqual(['Takk', 'Jeg kommer']);
    await page.bringToFront();
  },

  'Vera finds what she had half written after a reload': async ({ vera }) => {
    await act.openThread(vera, 'Timen 11. november');
    await write(act.writingField(vera), 'Jeg tenkte på om vi');
    await vera.page.reload();
    await expect.poll(() => act.writingField(vera).inputValue()).toBe('Jeg tenkte på om vi');
  },

  'Ingrid closes the room with words; Are reads on, Vera until the day': async ({
    tillit,
    t,
    look,
    roomId,
    ingrid,
    are,
    vera,
  }) => {
    const { page } = ingrid;
    await page.getByRole('link', { name: t('rooms_see_readers') }).click();
    await page.getByRole('button', { name: t('rooms_circle_close') }).click();
    await page
      .getByLabel(t('rooms_circle_close_words', { citizen: 'Are' }))
      .fill('Takk for at vi fikk være med. Sara er der for deg nå.');
    await look(ingrid, '30-closing');
    await page.getByRole('button', { name: t('rooms_circle_close_yes') }).click();
    for (const person of [are, vera]) await person.page.getByText(/Sara er der for deg nå/).waitFor();
    await look(are, '31-closed');
    await tillit.moveTo('2027-01-04T08:00:00.000Z');
    await act.comeBack(are, 'Are Solberg');
    await are.page.goto(`/rooms/${roomId}`);
    await are.page.getByText(/Sara er der for deg nå/).waitFor();
    await act.openThread(are, 'Timen 11. november');
    await act.message(are, answer).waitFor();
    await expect(act.writingField(are).count()).resolves.toBe(0);
    await act.comeBack(vera, 'Vera Nilsen');
    await vera.page.goto(`/rooms/${roomId}`);
    await vera.page.getByRole('heading', { name: t('rooms_gone_title') }).waitFor();
  },
};
