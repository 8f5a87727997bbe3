import { expect } from 'vitest';
import * as act from './acts.ts';
import { answer, type Chapter, knut, question, saras, veras } from './are-story.ts';
import { write } from './person.ts';

/** A question, who has it, the answers, and somebody new. */
export const asking: Chapter = {
  'Are asks in the room, and the thread waits on the professionals with a name, since when, and the promise': async ({
    t,
    look,
    days,
    monday,
    are,
  }) => {
    const { page } = are;
    await act.toFirstRoom(are);
    await act.message(are, knut).waitFor();
    await look(are, '13-room');
    await act.ask(are, 'Timen 11. november', question);
    await page
      .getByText(t.within('rooms_waits_on_since', { name: 'Ingrid', since: `${days.today} 09${days.clock}16` }))
      .waitFor();
    await page.getByText(t.within('rooms_due_by', { day: monday })).waitFor();
    await look(are, '14-asked');
  },

  'on Monday Ingrid sees at home who waits on her since when': async ({
    tillit,
    t,
    look,
    days,
    friday,
    ingrid,
    are,
    vera,
  }) => {
    await tillit.moveTo('2026-11-09T07:30:00.000Z');
    await act.comeBack(ingrid, 'Ingrid Haugen');
    await act.comeBack(are, 'Are Solberg');
    await act.comeBack(vera, 'Vera Nilsen');
    const answers = ingrid.page.getByRole('link', {
      name: t('app_answer_whom', { name: 'Are Solberg', subject: 'Timen 11. november' }),
    });
    const line = ingrid.page.getByRole('row').filter({ has: answers });
    await line.getByText(friday).waitFor();
    await line.getByText(days.today).waitFor();
    await look(ingrid, '15-worker-home-waits');
    await answers.click();
  },

  'Are sees on the page he has open that Vera answers by today, then both answers': async ({
    t,
    look,
    days,
    ingrid,
    are,
    vera,
  }) => {
    const { page } = are;
    await look(are, '16-citizen-home-waits');
    await page.getByRole('link', { name: 'Timen 11. november' }).click();
    await act.message(are, question).waitFor();
    await act.markPage(are);
    await act.openThread(vera, 'Timen 11. november');
    await vera.page.getByRole('button', { name: t('rooms_answer_by') }).click();
    await look(vera, '17-answer-by');
    await vera.page.getByRole('button', { name: new RegExp(`^${days.today}$`, 'i') }).click();
    await page.getByText(t.within('rooms_answers_today', { name: 'Vera' })).waitFor();
    await act.say(ingrid, answer);
    await act.message(are, answer).waitFor();
    await act.say(vera, veras);
    await act.message(are, veras).waitFor();
    await act.expectSamePage(are);
    await look(are, '18-answered');
    await look(vera, '19-room-at-work');
  },

  'Ingrid suggests Sara, and Are lets her see from now on: what he was told she would see is what she sees': async (
    story,
  ) => {
    const { tillit, manner, t, look, ingrid, are } = story;
    await tillit.moveTo('2026-11-09T07:40:00.000Z');
    const { page } = ingrid;
    await page.getByRole('link', { name: t('rooms_see_readers') }).click();
    await page.getByRole('link', { name: t('rooms_circle_invite') }).click();
    await write(page.getByLabel(t('rooms_circle_who')), 'Sara');
    await page.getByRole('button', { name: /Sara Lie/ }).click();
    await page.getByRole('button', { name: t('rooms_circle_ask_citizen', { citizen: 'Are' }) }).click();
    await page.getByRole('heading', { name: t('rooms_circle_invited_title', { citizen: 'Are' }) }).waitFor();

    await are.page.getByRole('link', { name: t('rooms_change_readers') }).click();
    await are.page.getByRole('link', { name: t('rooms_circle_answer_about', { name: 'Sara' }) }).click();
    await are.page.getByRole('button', { name: t('consent_change_sees', { name: 'Sara' }) }).click();
    await are.page.getByRole('radio', { name: t('consent_sees_all') }).check();
    await are.page.getByText(t.within('rooms_circle_seen_so_far', { count: 4 })).waitFor();
    await are.page.getByRole('radio', { name: t('consent_sees_now') }).check();
    await are.page.getByText(t('rooms_circle_hidden_messages', { count: 4 })).waitFor();
    await are.page.getByText(t('rooms_circle_sees_people', { count: 6 })).waitFor();
    await look(are, '20-decision-choices');
    const yes = are.page.getByRole('button', { name: t('consent_yes', { name: 'Sara' }) });
    await yes.click();
    // Ten minutes have passed since he signed in.
    await are.page.getByRole('dialog', { name: t('platform_fresh_title') }).waitFor();
    await look(are, '20a-show-that-it-is-you');
    await act.useElectronicIdAnew(are, 'Are Solberg');
    await are.page.getByText(t('rooms_circle_hidden_messages', { count: 4 })).waitFor();
    await look(are, '20b-as-he-left-it');
    await yes.first().click();

    const sara = await tillit.enter('Sara Lie', manner);
    story.sara = sara;
    await act.joinFromHome(sara);
    await sara.page.getByRole('link', { name: t('rooms_see_readers') }).click();
    await expect.poll(() => act.countPeople(sara)).toBe(6);
    await sara.page.getByRole('link', { name: t('rooms_circle_to_room') }).click();
    await expect(act.messages(sara).count()).resolves.toBe(0);
  },

  'Sara tells Vera to wait two weeks with job measures': async ({ tillit, t, look, vera, sara }) => {
    await tillit.moveTo('2026-11-09T07:45:00.000Z');
    await act.askSomebody(sara, 'Vera Nilsen', 'Jobbtiltak', saras);
    await sara.page.getByText(t.within('rooms_waits_on_since', { name: 'Vera' })).waitFor();
    expect(await act.messages(sara).count()).toBe(1);
    await look(sara, '21-newcomer');
    await vera.page.getByRole('link', { name: /^Jobbtiltak/ }).click();
    await act.message(vera, saras).waitFor();
  },

  'Are sees what happens next, with whom and why': async ({ t, look, ingrid, are }) => {
    const { page } = ingrid;
    await page.getByRole('link', { name: t('rooms_circle_to_room') }).click();
    await page.getByRole('link', { name: t('rooms_next_write') }).click();
    await write(page.getByLabel(t('rooms_circle_next_what')), 'Det første møtet på DPS');
    await write(page.getByLabel(t('rooms_circle_next_with')), 'Sara Lie');
    await write(
      page.getByLabel(t('rooms_circle_next_why', { citizen: 'Are' })),
      'for å finne ut hva som hjelper deg å sove',
    );
    await write(page.getByLabel(t('rooms_circle_next_when')), 'tirsdag 17. november kl. 10');
    await look(ingrid, '22-next-step');
    await page.getByRole('button', { name: t('rooms_circle_next_save') }).click();
    await are.page.getByRole('link', { name: t('app_nav_home') }).click();
    const next = are.page.getByRole('region', { name: t('app_what_happens_next') });
    await next.getByRole('heading', { name: 'Det første møtet på DPS' }).waitFor();
    await next.getByText(/Sara Lie/).waitFor();
    await next.getByText(t('app_next_why', { why: 'for å finne ut hva som hjelper deg å sove' })).waitFor();
    await look(are, '23-citizen-home-next');
  },
};
