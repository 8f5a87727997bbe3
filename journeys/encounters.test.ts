import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import * as act from './acts.ts';
import { type OpenTillit, openTillit } from './open-tillit.ts';
import { manners, type Person, playedIn, write } from './person.ts';
import { openRoomAround } from './rooms-of-journeys.ts';
import { step } from './step.ts';

const talked = 'Nettene er bedre. Vi gikk en tur.';
const agreed = 'Trond ringer tirsdag.';

/** Trond has five minutes between two talks: he reads one page, talks with Per, and writes what of it. Per reads it. */
describe.each(playedIn(manners[0]))('Trond talks with Per (%o)', (manner) => {
  let tillit: OpenTillit;
  let trond: Person;
  let per: Person;
  beforeAll(async () => {
    tillit = await openTillit();
    trond = await tillit.enter('Trond Vik', manner);
    await openRoomAround(trond, 'Per Strand', 'phone');
    per = await tillit.enter('Per Strand', manner);
  });
  afterAll(() => tillit?.close());

  const press = ({ page, words }: Person, key: string, values = {}) =>
    page.getByRole('button', { name: words(key, values) }).click();
  const heading = ({ page, words }: Person, key: string, values = {}) =>
    page.getByRole('heading', { name: words(key, values), level: 1 }).waitFor();
  const toNotes = async (person: Person) => {
    await act.toFirstRoom(person);
    await act.openMenu(person, 'rooms_menu_notes');
    await heading(person, 'encounters_notes');
  };

  it('prepared, and it is written while it is remembered', async () => {
    onTestFailed(() => tillit.tellScreens());
    await step('Per is referred, and nothing more is done yet', async () => {
      const { page, words: t } = trond;
      await act.toFirstRoom(trond);
      await act.openMenu(trond, 'rooms_menu_pathways');
      await press(trond, 'pathways_refer');
      await page.getByLabel(t('pathways_refer_to')).selectOption({ label: 'Øyane DPS' });
      await write(page.getByLabel(t('pathways_refer_why')), 'Søvn og uro.');
      await press(trond, 'pathways_refer');
      await page.getByText(t('pathways_holds_me')).waitFor();
    });
    await step('Before the talk Trond reads on one page what was not done', async () => {
      const { page, words: t } = trond;
      await toNotes(trond);
      await page.getByRole('link', { name: t('encounters_before_title', { name: 'Per' }) }).click();
      await heading(trond, 'encounters_before_title', { name: 'Per' });
      await page.getByText(t('encounters_missing_next')).waitFor();
      await page.getByText(t('encounters_last_none')).waitFor();
      await tillit.look(trond, 'e1-before');
    });
    await step('They talk on the phone, and in two taps the note is open', async () => {
      const { page, words: t } = trond;
      await page.getByRole('link', { name: t('encounters_to_notes') }).click();
      await page.getByLabel(t('encounters_field_minutes')).selectOption('15');
      await tillit.look(trond, 'e2-notes');
      await press(trond, 'encounters_talked_how', { how: t.text('encounters_how_phone') });
      await heading(trond, 'encounters_note_title', { name: 'Per' });
    });
    await step('He is called away while he writes; the words wait for him on the list of his home', async () => {
      const { page, words: t } = trond;
      await write(page.getByLabel(t('encounters_field_talked')), talked);
      await page.getByText(t('encounters_saved')).waitFor();
      await toNotes(per);
      await per.page.getByText(per.words('encounters_notes_none')).waitFor();
      await act.markPage(per);
      await page.goto('/');
      await page.getByRole('link', { name: t('encounters_home_open', { count: 1 }) }).waitFor();
      await tillit.look(trond, 'e3-home');
      await page.getByRole('link', { name: t('encounters_home_open', { count: 1 }) }).click();
      await heading(trond, 'encounters_mine');
      await tillit.look(trond, 'e4-mine');
      await page.getByRole('button', { name: 'Per Strand' }).click();
      expect(await page.getByLabel(t('encounters_field_talked')).inputValue()).toBe(talked);
    });
    await step('He signs it, and Per reads it on his open page', async () => {
      const { page, words: t } = trond;
      await write(page.getByLabel(t('encounters_field_agreed')), agreed);
      await tillit.look(trond, 'e5-note');
      await page.getByRole('button', { name: t('encounters_sign'), exact: true }).click();
      await page.getByText(t('encounters_signed_means', { name: 'Per' })).waitFor();
      await tillit.look(trond, 'e6-signed');
      await per.page.getByText(talked).waitFor();
      await act.expectSamePage(per);
      await tillit.look(per, 'e7-per-reads');
    });
    await step('Before the next talk it stands on the page', async () => {
      const { page, words: t } = trond;
      await toNotes(trond);
      await page.getByRole('link', { name: t('encounters_before_title', { name: 'Per' }) }).click();
      await page.getByText(agreed).waitFor();
      await tillit.look(trond, 'e8-before-again');
    });
  });
});
