import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import * as act from './acts.ts';
import { holdFirstMeeting } from './first-meeting.ts';
import { type OpenTillit, openTillit } from './open-tillit.ts';
import { manners, type Person, write } from './person.ts';
import { openRoomAround } from './rooms-of-journeys.ts';
import { step } from './step.ts';

/** Per is referred by Trond; somebody holds him at every moment, and everybody reads who it is. */
describe.each([manners[0], manners[3]])('Per is held by somebody (%o)', (manner) => {
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

  const pathways = async (person: Person) => {
    const { page, words } = person;
    await act.toFirstRoom(person);
    await page.getByLabel(words('rooms_more')).click();
    await page
      .getByRole('banner')
      .getByRole('link', { name: words('rooms_menu_pathways') })
      .click();
    await page.getByRole('heading', { name: words('pathways_title'), level: 1 }).waitFor();
  };
  const holder = ({ page, words }: Person, name: string) =>
    page.getByRole('listitem').filter({ hasText: name }).getByText(words('pathways_holds'));
  const press = ({ page, words }: Person, key: string) => page.getByRole('button', { name: words(key) }).click();

  it('from the referral until the receiver has taken over, and nobody is lost meanwhile', async () => {
    onTestFailed(() => tillit.tellScreens());
    await step('Trond refers Per, and holds it', async () => {
      const { page, words: t } = trond;
      await pathways(trond);
      await tillit.look(trond, 'a0-no-pathway');
      await press(trond, 'pathways_refer');
      await press(trond, 'pathways_refer');
      await page.getByText(t('pathways_field_needed')).first().waitFor();
      await page.getByLabel(t('pathways_refer_to')).selectOption({ label: 'Øyane DPS' });
      await write(page.getByLabel(t('pathways_refer_why')), 'Du sover dårlig, og vil snakke med noen som kan mer.');
      await tillit.look(trond, 'a1-refer');
      await press(trond, 'pathways_refer');
      await page.getByText(t('pathways_holds_me')).waitFor();
      await page.getByText(t('pathways_lost_no_next_contact')).waitFor();
      await tillit.look(trond, 'a2-referred');
    });
    await step('On his home Per stands among those to think of, and in the one number', async () => {
      const { page, words: t } = trond;
      await page.goto('/');
      await page.getByText(t('pathways_lost_no_next_contact')).waitFor();
      await page.getByText(t.within('pathways_lost_here', { count: 1 })).waitFor();
      await tillit.look(trond, 'a3-home');
    });
    await step('He agrees the next contact, and nobody is lost', async () => {
      const { page, words: t } = trond;
      await pathways(trond);
      await press(trond, 'pathways_step_next_contact_agreed');
      await write(page.getByLabel(t('pathways_field_what')), 'Vi snakkes på telefon');
      await page.getByLabel(t('pathways_field_day')).fill('2026-11-12');
      await press(trond, 'pathways_step_next_contact_agreed');
      await page.getByText(t.within('pathways_next', { what: 'Vi snakkes på telefon' })).waitFor();
      await page.getByText(t('pathways_lost_no_next_contact')).waitFor({ state: 'detached' });
    });
    await step('Per reads who holds it while he waits', async () => {
      await pathways(per);
      await holder(per, 'Trond Vik').waitFor();
      await tillit.look(per, 'a4-per-reads');
      expect(await per.page.getByRole('button', { name: per.words('pathways_step_accepted') }).count()).toBe(0);
    });
    await step('Trond asks Ingrid to take over; he holds it until she answers, and she can’t now', async () => {
      await act.letIn(trond, per, 'Ingrid Haugen');
      const ingrid = await tillit.enter('Ingrid Haugen', manner);
      await act.joinFromHome(ingrid);
      await pathways(trond);
      await press(trond, 'pathways_steps_more');
      await press(trond, 'pathways_step_contact_asked');
      await trond.page.getByLabel(trond.words('pathways_field_colleague')).selectOption({ label: 'Ingrid Haugen' });
      await write(trond.page.getByLabel(trond.words('pathways_field_words')), 'Jeg er borte i desember');
      await press(trond, 'pathways_step_contact_asked');
      const asked = { name: 'Trond Vik', to: 'Ingrid Haugen', holder: 'Trond Vik' };
      await pathways(per);
      await per.page.getByText(per.words('pathways_asked', asked)).waitFor();
      await tillit.look(per, 'a4-per-reads-who-is-asked');
      await ingrid.page.goto('/');
      await ingrid.page.getByText(ingrid.words('pathways_asks_me', { name: 'Trond Vik' })).waitFor();
      await pathways(ingrid);
      await press(ingrid, 'pathways_step_contact_declined');
      await ingrid.page.getByRole('radio').first().check();
      await tillit.look(ingrid, 'a4-ingrid-answers');
      await press(ingrid, 'pathways_step_contact_declined');
      await per.page.getByText(per.words('pathways_asked', asked)).waitFor({ state: 'detached' });
      await holder(per, 'Trond Vik').waitFor();
      await tillit.look(per, 'a4-per-reads-not-now');
    });
    await step('Sara is asked for, Per says yes, and she says that they receive', async () => {
      await act.letIn(trond, per, 'Sara Lie');
      sara = await tillit.enter('Sara Lie', manner);
      await act.joinFromHome(sara);
      await pathways(sara);
      await holder(sara, 'Trond Vik').waitFor();
      await press(sara, 'pathways_step_accepted');
      await press(sara, 'pathways_step_accepted');
      const receives = sara.words('pathways_status_accepted', { name: 'Sara Lie' });
      await sara.page.getByText(receives).waitFor();
      await tillit.look(sara, 'a5-receives');
      await press(sara, 'pathways_step_responsibility_accepted');
      await press(sara, 'pathways_step_responsibility_accepted');
      await sara.page.getByText(sara.words('pathways_refusal_meeting_needed')).waitFor();
    });
    await holdFirstMeeting({ tillit, trond, per, sara });
    await step('After the meeting Sara takes the responsibility over', async () => {
      await pathways(per);
      await holder(per, 'Trond Vik').waitFor();
      await act.markPage(per);
      await pathways(sara);
      await press(sara, 'pathways_step_responsibility_accepted');
      await press(sara, 'pathways_step_responsibility_accepted');
      await sara.page.getByText(sara.words('pathways_holds_me')).waitFor();
    });
    await step('Per’s page tells at once that Sara holds it, and what has happened', async () => {
      const { page, words: t } = per;
      await holder(per, 'Sara Lie').waitFor();
      await act.expectSamePage(per);
      await page.getByText(t('pathways_history')).click();
      await page.getByText(t('pathways_did_responsibility_accepted', { name: 'Sara Lie' })).waitFor();
      await tillit.look(per, 'a6-sara-holds-it');
    });
    await step('Trond’s leader sees how it went: numbers, and nothing to ask about', async () => {
      const { page, words: t } = trond;
      await page.goto('/handovers');
      await page.getByRole('heading', { name: t('transitions_sent_to', { organisation: 'Øyane DPS' }) }).waitFor();
      await tillit.look(trond, 'a7-counted');
    });
  });
});
