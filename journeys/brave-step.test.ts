import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import * as act from './acts.ts';
import { type OpenTillit, openTillit } from './open-tillit.ts';
import { type Person, playedIn, write } from './person.ts';
import { openRoomAround } from './rooms-of-journeys.ts';
import { step } from './step.ts';

/** Per dares something because Trond comes along; and he need not carry a message himself. */
describe.each(playedIn({ window: 'phone', language: 'nb' }))('Per dares, and is not the courier (%o)', (manner) => {
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

  const press = ({ page, words: t }: Person, key: string, values = {}) =>
    page.getByRole('button', { name: t(key, values), exact: true }).click();
  const card = ({ page }: Person, what: string) =>
    page.getByRole('main').getByRole('article').filter({ hasText: what });
  const on = (person: Person, what: string, key: string) =>
    card(person, what)
      .getByRole('button', { name: person.words.within(key) })
      .first()
      .click();
  const toPart = async (person: Person, entry: string) => {
    await act.toFirstRoom(person);
    await act.openMenu(person, entry);
  };

  it('writes a step, says how hard it feels, is not alone with it; and has an answer without having asked around', async () => {
    onTestFailed(() => tillit.tellScreens());
    await step('Per reads who will see it, and writes the next step', async () => {
      await toPart(per, 'rooms_menu_brave_steps');
      await press(per, 'brave_steps_write');
      await per.page.getByText(per.words.within('brave_steps_readers', { name: 'Trond Vik' })).waitFor();
      await write(per.page.getByLabel(per.words('brave_steps_field_what')), 'Gå på første trening');
      await per.page.getByRole('radio', { name: '9', exact: true }).check();
      await tillit.look(per, 's1-writes');
      await press(per, 'brave_steps_write_send');
      await card(per, 'Gå på første trening').getByText(per.words('brave_steps_big')).waitFor();
      await tillit.look(per, 's2-big');
    });
    await step('He makes it smaller', async () => {
      await on(per, 'Gå på første trening', 'brave_steps_act_smaller');
      await write(per.page.getByLabel(per.words('brave_steps_field_smaller')), 'Se på treningen en gang');
      await per.page.getByRole('radio', { name: '5', exact: true }).check();
      await press(per, 'brave_steps_act_smaller');
      await card(per, 'Se på treningen en gang')
        .getByText(per.words('brave_steps_before', { what: 'Gå på første trening' }))
        .waitFor();
    });
    await step('He asks Trond to come along, who says yes himself, in one tap', async () => {
      await card(per, 'Se på treningen').getByText(per.words('brave_steps_more')).click();
      await on(per, 'Se på treningen', 'brave_steps_act_ask');
      await per.page.getByRole('radio', { name: /Trond Vik/ }).check();
      await press(per, 'brave_steps_ask_send');
      await act.markPage(per);
      await trond.page.goto('/');
      const title = trond.words.text('brave_steps_title_work');
      await trond.page.getByRole('link', { name: trond.words('platform_way_with_count', { title, count: 1 }) }).click();
      await tillit.look(trond, 's4-asked');
      await on(trond, 'Se på treningen', 'brave_steps_act_comes');
      await card(per, 'Se på treningen')
        .getByText(per.words('brave_steps_comes', { name: 'Trond Vik' }))
        .waitFor();
      await act.expectSamePage(per);
    });
    await step('It is done in two taps, and how hard it was may be said', async () => {
      await per.page.goto('/');
      await card(per, 'Se på treningen').waitFor();
      await tillit.look(per, 's5-home');
      await per.page.getByRole('link', { name: per.words('brave_steps_all') }).click();
      per.taps.count = 0;
      await on(per, 'Se på treningen', 'brave_steps_act_done');
      await tillit.look(per, 's6-done');
      await press(per, 'brave_steps_act_done');
      await per.page.getByRole('status').getByText('Se på treningen').waitFor();
      expect(per.taps.count).toBe(2);
    });
    await step('Per asks somebody to find something out; it is Trond’s from that moment on', async () => {
      await toPart(per, 'rooms_menu_errands');
      await press(per, 'errands_ask');
      await write(per.page.getByLabel(per.words('errands_ask_what')), 'Når begynner kurset hos NAV?');
      await tillit.look(per, 's7-errand');
      await press(per, 'errands_ask_send', { name: 'Trond Vik' });
      await card(per, 'Når begynner kurset').getByText('Trond Vik').waitFor();
    });
    await step('Trond gives the answer, and Per has it', async () => {
      await toPart(trond, 'rooms_menu_errands');
      await on(trond, 'Når begynner kurset', 'errands_act_solved');
      await write(trond.page.getByLabel(trond.words('errands_field_answer')), 'Mandag klokken ni');
      await press(trond, 'errands_send_solved', { name: 'Per Strand' });
      await card(per, 'Når begynner kurset')
        .getByText(per.words('errands_answer', { words: 'Mandag klokken ni' }))
        .waitFor();
    });
    await step('What he had to carry himself is noted in one tap, and taken back in one', async () => {
      per.taps.count = 0;
      await press(per, 'errands_relay_note');
      await per.page.getByText(per.words('errands_relay_noted')).waitFor();
      await tillit.look(per, 's9-noted');
      await press(per, 'errands_relay_back');
      await per.page.getByText(per.words('errands_relay_taken_back')).waitFor();
      expect(per.taps.count).toBe(2);
      await trond.page.goto('/couriers');
      await trond.page.getByText(trond.words('errands_counted_few')).first().waitFor();
      await tillit.look(trond, 's10-counted');
    });
  });
});
