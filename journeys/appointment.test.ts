import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import * as act from './acts.ts';
import { type OpenTillit, openTillit } from './open-tillit.ts';
import { manners, type Person, playedIn, write } from './person.ts';
import { openRoomAround } from './rooms-of-journeys.ts';
import { step } from './step.ts';

/** A first meeting over two organisations: Per chooses first, and has it moved through somebody he knows. */
describe.each(playedIn(manners[3]))('Per is met (%o)', (manner) => {
  let tillit: OpenTillit;
  let trond: Person;
  let per: Person;
  let sara: Person;
  beforeAll(async () => {
    tillit = await openTillit();
    trond = await tillit.enter('Trond Vik', manner);
    await openRoomAround(trond, 'Per Strand', 'phone');
    per = await tillit.enter('Per Strand', manner);
  });
  afterAll(() => tillit?.close());

  const appointments = async (person: Person) => {
    await act.toFirstRoom(person);
    await act.openMenu(person, 'rooms_menu_appointments');
    await person.page.getByRole('heading', { name: person.words('calendar_title'), level: 1 }).waitFor();
  };
  const press = ({ page, words }: Person, key: string) => page.getByRole('button', { name: words(key) }).click();
  const time = async ({ page, words }: Person, form: string, day: number, nth: number) => {
    const fields = page.getByRole('form', { name: words(form) });
    await fields.getByLabel(words('calendar_field_day')).selectOption({ index: day });
    await fields.getByLabel(words('calendar_field_time')).selectOption({ index: nth });
  };
  const booked = ({ page }: Person) => page.getByRole('article').locator('strong > time');

  it('at a time that suits all, and at another when he asks for it', async () => {
    onTestFailed(() => tillit.tellScreens());
    await step('Trond asks for Sara at the centre, Per says yes, and she comes in', async () => {
      await act.letIn(trond, per, 'Sara Lie');
      sara = await tillit.enter('Sara Lie', manner);
      await act.joinFromHome(sara);
    });
    await step('Trond proposes three times at which all are free', async () => {
      const { page, words: t } = trond;
      await appointments(trond);
      await tillit.look(trond, 'b0-none');
      await press(trond, 'calendar_propose');
      await page.getByLabel(t('calendar_field_kind')).selectOption('first-meeting');
      await write(page.getByLabel(t('calendar_field_what')), 'Vi møtes og blir kjent');
      await page.getByRole('checkbox', { name: /Sara Lie/ }).waitFor();
      await write(page.getByLabel(t('calendar_field_where')), 'Øyane DPS, rom 3');
      await press(trond, 'calendar_propose_send');
      await page.getByText(t('calendar_two_needed')).waitFor();
      for (const day of [2, 3, 4]) await time(trond, 'calendar_propose', day, 5);
      await tillit.look(trond, 'b1-propose');
      await press(trond, 'calendar_propose_send');
      await page.getByText(t.within('calendar_status_proposed', { name: 'Per' })).waitFor();
      await tillit.look(trond, 'b2-proposed');
    });
    await step('Per chooses first', async () => {
      await appointments(per);
      const choices = per.page.getByRole('group', { name: per.words('calendar_choose_one') }).getByRole('button');
      await choices.nth(2).waitFor();
      await tillit.look(per, 'b3-per-chooses');
      await choices.nth(1).click();
      await per.page.getByText(per.words.within('calendar_status_chosen_mine')).waitFor();
      await act.markPage(per);
    });
    await step('Sara says yes, and it is agreed at once on Per’s page', async () => {
      await appointments(sara);
      await tillit.look(sara, 'b4-sara-is-asked');
      await press(sara, 'calendar_yes');
      await booked(sara).waitFor();
      await per.page.getByText(per.words('calendar_status_booked')).waitFor();
      await act.expectSamePage(per);
      await tillit.look(per, 'b5-agreed');
    });
    const before = (await booked(per).textContent()) ?? '';
    await step('Per tells Trond that he can’t; Trond asks for another time for him', async () => {
      const { page, words: t } = trond;
      await page.getByText(t('calendar_status_booked')).waitFor();
      await press(trond, 'calendar_ask_move');
      await time(trond, 'calendar_ask_move', 6, 3);
      await page.getByRole('checkbox', { name: t('calendar_for_citizen', { name: 'Per' }) }).check();
      await write(page.getByLabel(t('calendar_field_words')), 'Per er bortreist den dagen.');
      await tillit.look(trond, 'b6-ask');
      await press(trond, 'calendar_ask_move');
      await page.getByText(t('calendar_move_waits', { names: 'Sara Lie' })).waitFor();
      expect(await booked(per).textContent()).toBe(before);
    });
    await step('Sara confirms, and it has moved for all', async () => {
      await sara.page.getByText('Per er bortreist den dagen.').waitFor();
      await tillit.look(sara, 'b7-sara-confirms');
      await press(sara, 'calendar_yes');
      await sara.page.getByText(sara.words('calendar_move_moved')).waitFor();
      await per.page.getByText(per.words('calendar_move_moved')).waitFor();
      expect(await booked(per).textContent()).not.toBe(before);
      expect(await booked(per).textContent()).toBe(await booked(sara).textContent());
      await tillit.look(per, 'b8-moved');
    });
    await step('It stands in Sara’s own week, and she writes in when she is busy', async () => {
      const { page, words: t } = sara;
      await page.getByRole('link', { name: t('calendar_mine') }).click();
      await press(sara, 'calendar_week_after');
      await page.getByRole('link', { name: /Per Strand/ }).waitFor();
      await press(sara, 'calendar_add_busy');
      await write(page.getByLabel(t('calendar_field_busy_words')), 'Kurs');
      await press(sara, 'calendar_save');
      await page.getByText('Kurs').waitFor();
      await tillit.look(sara, 'b9-week');
    });
  });
});
