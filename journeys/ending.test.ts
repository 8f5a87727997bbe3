import { afterAll, beforeAll, describe, it, onTestFailed } from 'vitest';
import * as act from './acts.ts';
import { type OpenTillit, openTillit } from './open-tillit.ts';
import { type Person, playedIn, write } from './person.ts';
import { openRoomAround } from './rooms-of-journeys.ts';
import { step } from './step.ts';

const help = 'Jeg vil sove om natta, og komme i gang med å trene.';
const reached = 'Jeg sover, og jeg har begynt å trene igjen.';
const call = 'Trond, 55 00 00 00. Om natta: legevakta, 116117.';

/** Per tells once what he wants help with; weeks later nothing lies ahead, and Trond ends it with him, not without him. */
describe.each(playedIn({ window: 'phone', language: 'nb' }))('Per is asked first, and at last (%o)', (manner) => {
  let tillit: OpenTillit;
  let trond: Person;
  let per: Person;
  beforeAll(async () => {
    tillit = await openTillit();
    trond = await tillit.enter('Trond Vik', manner);
    await openRoomAround(trond, 'Per Strand', 'in-person');
    per = await tillit.enter('Per Strand', manner);
  });
  afterAll(() => tillit?.close());

  const press = ({ page, words: t }: Person, key: string) =>
    page
      .getByRole('main')
      .getByRole('button', { name: t(key), exact: true })
      .click();
  const form = ({ page, words: t }: Person, key: string) => page.getByRole('form', { name: t(key) });
  /** Opens a step, wherever its button stands. */
  const open = async (person: Person, key: string) => {
    const { page, words: t } = person;
    const button = page.getByRole('button', { name: t(key), exact: true });
    const more = page.getByRole('button', { name: t('pathways_steps_more') });
    await button.or(more).first().waitFor();
    if (!(await button.isVisible())) await more.click();
    await button.click();
    await form(person, key).waitFor();
  };
  const send = async (person: Person, key: string) => {
    await press(person, key);
    await form(person, key).waitFor({ state: 'detached' });
  };
  const pathways = async (person: Person) => {
    await act.toFirstRoom(person);
    await act.openMenu(person, 'rooms_menu_pathways');
    await person.page.getByRole('heading', { name: person.words('pathways_title'), level: 1 }).waitFor();
  };

  it('tells it once, and what was reached stands in his own words for all in the room', async () => {
    onTestFailed(() => tillit.tellScreens());
    await step('Trond refers Per, and goes through the first questions with him', async () => {
      const { page, words: t } = trond;
      await pathways(trond);
      await press(trond, 'pathways_refer');
      await page.getByLabel(t('pathways_refer_to')).selectOption({ label: 'Askøy kommune' });
      await write(page.getByLabel(t('pathways_refer_why')), 'Trening to ganger i uka.');
      await page.getByText(t('pathways_intake_title')).click();
      await write(page.getByLabel(t('pathways_intake_help')), 'Jeg vil sove om natta.');
      await tillit.look(trond, 'e0-refers');
      await press(trond, 'pathways_refer');
      await page.getByText(t('pathways_holds_me')).waitFor();
    });
    await step('Per reads what was written, and says it better', async () => {
      const { page, words: t } = per;
      await pathways(per);
      await page.getByText(t('pathways_intake_title'), { exact: true }).click();
      await page.getByText('Jeg vil sove om natta.').waitFor();
      await open(per, 'pathways_step_intake_answered');
      await write(page.getByLabel(t('pathways_intake_help')), help);
      await tillit.look(per, 'e1-first-questions');
      await send(per, 'pathways_step_intake_answered');
    });
    await step('A second referral asks him nothing anew', async () => {
      const { page, words: t } = trond;
      await press(trond, 'pathways_refer');
      await page.getByText(t('pathways_intake_proposed')).waitFor();
      await page.getByLabel(t('pathways_intake_help')).and(page.getByText(help)).waitFor();
      await press(trond, 'pathways_step_cancel');
      for (const key of ['pathways_step_accepted', 'pathways_step_responsibility_accepted']) {
        await open(trond, key);
        await send(trond, key);
      }
    });
    await step('Seven weeks later it stands among those that may be ready to end, with the reasons', async () => {
      await tillit.moveTo('2026-12-28T09:00:00.000Z');
      await act.comeBack(trond, 'Trond Vik');
      await act.comeBack(per, 'Per Strand');
      const { page, words: t } = trond;
      await page.getByRole('link', { name: t('pathways_hanging_title') }).click();
      await page.getByText(t.within('pathways_hanging_sign_no_contact_yet', { day: '6. november' })).waitFor();
      await tillit.look(trond, 'e2-may-be-ready');
      await press(trond, 'pathways_step_ending_offered');
      await send(trond, 'pathways_step_ending_offered');
      await page.getByText(t('pathways_hanging_none')).waitFor();
    });
    await step('Per reads the offer, and wants the talk', async () => {
      const { page, words: t } = per;
      await pathways(per);
      await page.getByText(t('pathways_ending_not_answered')).waitFor();
      await open(per, 'pathways_step_ending_answered');
      await page.getByRole('radio', { name: t('pathways_ending_wished') }).check();
      await tillit.look(per, 'e3-answers');
      await send(per, 'pathways_step_ending_answered');
      await page.getByText(t('pathways_ending_talk_first')).waitFor();
    });
    await step('They talk about it, and Trond writes it as Per says it', async () => {
      const { page, words: t } = trond;
      await pathways(trond);
      await open(trond, 'pathways_step_ending_talked');
      await press(trond, 'pathways_step_ending_talked');
      await page.getByText(t('pathways_field_needed')).first().waitFor();
      await write(page.getByLabel(t('pathways_field_reached')), reached);
      await write(page.getByLabel(t('pathways_field_call')), call);
      await page.getByLabel(t('pathways_field_door')).fill('2027-03-31');
      await tillit.look(trond, 'e4-writes');
      await send(trond, 'pathways_step_ending_talked');
    });
    await step('Per reads the same words; then it ends, and the door is as they agreed', async () => {
      const { page, words: t } = per;
      await page.getByText(reached).waitFor();
      await page.getByText(call).waitFor();
      await tillit.look(per, 'e5-reads');
      await open(trond, 'pathways_step_ended');
      await send(trond, 'pathways_step_ended');
      await page.getByText(t('pathways_status_ended_door', { day: '31. mars 2027' })).waitFor();
      await tillit.look(per, 'e6-ended');
    });
    await step('His leader reads how many began and ended, and no claim about it', async () => {
      const { page, words: t } = trond;
      await page.goto('/pathways/weeks');
      await page.getByText(t('pathways_weeks_too_few_weeks')).waitFor();
      await page.getByRole('img', { name: t('pathways_weeks_chart') }).waitFor();
      await tillit.look(trond, 'e7-weeks');
      await page.goto('/pathways/hanging');
      await page.getByText(t('pathways_hanging_none')).waitFor();
    });
  });
});
