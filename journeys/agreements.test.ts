import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import * as act from './acts.ts';
import { type OpenTillit, openTillit } from './open-tillit.ts';
import { type Person, playedIn, write } from './person.ts';
import { openRoomAround } from './rooms-of-journeys.ts';
import { step } from './step.ts';

/** Trond promises Per something and asks him for something; each says how it goes, in the same words, and nobody is pressed. */
describe.each(playedIn({ window: 'phone', language: 'nb' }))('Per and Trond agree (%o)', (manner) => {
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
  const toAgreements = async (person: Person) => {
    await act.toFirstRoom(person);
    await act.openMenu(person, 'rooms_menu_agreements');
    await person.page.getByRole('heading', { level: 1, name: person.words('agreements_title') }).waitFor();
  };
  const card = ({ page }: Person, what: string) =>
    page.getByRole('main').getByRole('article').filter({ hasText: what });
  const on = (person: Person, what: string, key: string) =>
    card(person, what)
      .getByRole('button', { name: person.words.within(key) })
      .first()
      .click();

  it('and what is agreed stands with both, is moved in two taps, done in one, and may be answered with “not now”', async () => {
    onTestFailed(() => tillit.tellScreens());
    await step('Trond writes down what he will do, and Per sees it at once', async () => {
      await toAgreements(per);
      await tillit.look(per, 'e0-none');
      await act.markPage(per);
      await toAgreements(trond);
      await press(trond, 'agreements_write');
      await write(trond.page.getByLabel(trond.words('agreements_field_what')), 'Ringe fastlegen');
      await tillit.look(trond, 'e1-writes');
      await press(trond, 'agreements_write_send');
      await card(per, 'Ringe fastlegen').waitFor();
      await act.expectSamePage(per);
    });
    await step('He asks Per for something, which waits for his yes', async () => {
      await press(trond, 'agreements_write');
      await write(trond.page.getByLabel(trond.words('agreements_field_what')), 'Gå en tur');
      await trond.page.getByRole('radio', { name: 'Per', exact: true }).first().check();
      await trond.page.getByRole('radio', { name: trond.words('agreements_field_when_it_suits') }).check();
      await press(trond, 'agreements_ask_send', { name: 'Per' });
      await card(per, 'Gå en tur').waitFor();
      await tillit.look(per, 'e2-asked');
      await tillit.look(trond, 'e3-has-asked');
    });
    await step('Per says not now, without a word', async () => {
      await on(per, 'Gå en tur', 'agreements_step_not_now');
      await tillit.look(per, 'e4-not-now');
      await press(per, 'agreements_step_not_now');
      await per.page.getByRole('status').getByText('Gå en tur').waitFor();
    });
    await step('Trond needs another day: two taps', async () => {
      trond.taps.count = 0;
      await on(trond, 'Ringe fastlegen', 'agreements_step_moved');
      await tillit.look(trond, 'e5-moves');
      await press(trond, 'agreements_step_moved');
      await trond.page.getByRole('form').waitFor({ state: 'detached' });
      expect(trond.taps.count).toBe(2);
    });
    await step('Per finds it on his home, and says that it is done', async () => {
      await per.page.goto('/');
      await card(per, 'Ringe fastlegen').waitFor();
      await tillit.look(per, 'e6-home');
      await per.page.getByRole('link', { name: per.words('agreements_all') }).click();
      await on(per, 'Ringe fastlegen', 'agreements_step_kept');
      await per.page.getByRole('status').getByText('Ringe fastlegen').waitFor();
      await per.page.getByText(per.words('agreements_past')).click();
      await tillit.look(per, 'e7-done');
    });
    await step('On Trond’s own list nothing lies ahead', async () => {
      await trond.page.goto('/');
      await trond.page.getByRole('link', { name: trond.words.within('agreements_title_work') }).click();
      await trond.page.getByText(trond.words('agreements_none'), { exact: true }).waitFor();
      await tillit.look(trond, 'e8-trond');
    });
  });
});
