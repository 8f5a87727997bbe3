import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import * as act from './acts.ts';
import { type OpenTillit, openTillit } from './open-tillit.ts';
import { type Person, playedIn, write } from './person.ts';
import { openRoomAround } from './rooms-of-journeys.ts';
import { step } from './step.ts';

const words = 'Bare kom på tirsdag, som før.';

/**
 * Per's course is extended by word of whoever holds it: he and the trainer read the same at once, at two windows. After the
 * ending the door is open, and his message reaches exactly the one on duty.
 */
describe.each(playedIn({ window: 'desktop', language: 'da' }))('Per has it in writing (%o)', (manner) => {
  let tillit: OpenTillit;
  let trond: Person;
  let per: Person;
  let vera: Person;
  beforeAll(async () => {
    tillit = await openTillit();
    trond = await tillit.enter('Trond Vik', manner);
    await openRoomAround(trond, 'Per Strand', 'in-person');
    per = await tillit.enter('Per Strand', manner);
  });
  afterAll(() => tillit?.close());

  const press = ({ page, words: t }: Person, key: string, values = {}) =>
    page.getByRole('button', { name: t(key, values) }).click();
  const toPart = async (person: Person, menu: string) => {
    await act.toFirstRoom(person);
    await act.openMenu(person, menu);
    await person.page.getByRole('heading', { level: 1 }).waitFor();
  };
  const card = ({ page }: Person) => page.getByRole('main').getByRole('article').filter({ hasText: words });

  it('reads it with the trainer in the same words, and is answered by somebody after the ending', async () => {
    onTestFailed(() => tillit.tellScreens());
    await step('Vera, who trains with Per, is let in', async () => {
      await act.letIn(trond, per, 'Vera Nilsen');
      vera = await tillit.enter('Vera Nilsen', manner);
      await act.joinFromHome(vera);
    });
    await step('Trond asks her to take the overview; she says not now, and it stays his', async () => {
      const { page, words: t } = trond;
      await act.toFirstRoom(trond);
      await page.getByRole('link', { name: t('rooms_see_readers') }).click();
      await page.getByLabel(t('rooms_circle_overview_ask_who')).selectOption({ label: 'Vera Nilsen' });
      await press(trond, 'rooms_circle_overview_ask', { name: 'Vera' });
      await page.getByText(t('rooms_circle_overview_is_asked', { name: 'Vera', holder: 'Trond' })).waitFor();
      await tillit.look(trond, 'l8-asks-overview');
      await vera.page.goto('/');
      await vera.page.getByRole('heading', { name: vera.words('rooms_circle_overview_asks_title') }).waitFor();
      await tillit.look(vera, 'l9-asked-overview');
      await press(vera, 'rooms_circle_overview_not_now');
      await page.getByText(t('rooms_circle_overview_declined', { name: 'Vera' })).waitFor();
    });
    await step('Vera opens what those may whom she meets', async () => {
      await vera.page.goto('/');
      await vera.page.getByRole('link', { name: vera.words('permission_cards_to_list') }).click();
      await vera.page.getByText(vera.words('permission_cards_none')).waitFor();
      await act.markPage(vera);
    });
    await step('Trond holds the course, and says that it is extended', async () => {
      const { page, words: t } = trond;
      await toPart(trond, 'rooms_menu_pathways');
      await press(trond, 'pathways_refer');
      await page.getByLabel(t('pathways_refer_to')).selectOption({ label: 'Askøy kommune' });
      await write(page.getByLabel(t('pathways_refer_why')), 'Trening to ganger i uka.');
      await press(trond, 'pathways_refer');
      await page.getByText(t('pathways_holds_me')).waitFor();
      await toPart(trond, 'rooms_menu_permissions');
      await tillit.look(trond, 'l0-none');
      await toPart(per, 'rooms_menu_permissions');
      await act.markPage(per);
      await press(trond, 'permission_cards_give');
      await page.getByRole('radio', { name: t('permission_cards_kind_extension') }).check();
      await page.getByLabel(t('permission_cards_field_until')).fill('2027-03-14');
      await write(page.getByLabel(t('permission_cards_field_words')), words);
      await tillit.look(trond, 'l1-gives');
      await press(trond, 'permission_cards_give_send');
    });
    await step('At once it stands at both windows, in the same words', async () => {
      const from = performance.now();
      await Promise.all([per, vera].map((one) => card(one).waitFor()));
      process.stdout.write(`From the word to both windows: ${((performance.now() - from) / 1000).toFixed(2)} s.\n`);
      const [hers, his] = await Promise.all([vera, per].map((one) => card(one).getByRole('heading').textContent()));
      expect(hers).toBe(his);
      await Promise.all([vera, per].map(act.expectSamePage));
      await tillit.look(vera, 'l2-trainer');
      await tillit.look(per, 'l3-per');
      await per.page.goto('/');
      await card(per).waitFor();
      await tillit.look(per, 'l4-home');
    });
    await step('Trond takes it back, and at once it is gone from the trainer’s window', async () => {
      await trond.page.getByRole('button', { name: trond.words.within('permission_cards_take_back') }).click();
      await tillit.look(trond, 'l5-takes-back');
      await press(trond, 'permission_cards_take_back');
      await card(vera).waitFor({ state: 'detached' });
      await act.expectSamePage(vera);
    });
    await step('The course ends, and the door stays open', async () => {
      const { page, words: t } = trond;
      await toPart(trond, 'rooms_menu_pathways');
      for (const done of ['accepted', 'responsibility_accepted', 'ending_offered', 'ended']) {
        const button = page.getByRole('button', { name: t(`pathways_step_${done}`) });
        await button
          .or(page.getByRole('button', { name: t('pathways_steps_more') }))
          .first()
          .waitFor();
        if (!(await button.isVisible())) await press(trond, 'pathways_steps_more');
        await button.click();
        if (done === 'ended') await page.getByLabel(t('pathways_field_door')).fill('2027-01-31');
        await button.click();
        await page.getByRole('form').waitFor({ state: 'detached' });
      }
      await page.getByText(t('pathways_status_ended_door')).waitFor();
    });
    await step('One tap leads Per to writing to Trond, and it waits on him and on nobody else', async () => {
      const { page, words: t } = per;
      await toPart(per, 'rooms_menu_pathways');
      await page.getByRole('button', { name: t('pathways_step_came_back') }).waitFor();
      await tillit.look(per, 'l6-door');
      await page.getByRole('link', { name: t('pathways_write_to', { name: 'Trond Vik' }) }).click();
      await act.ask(per, 'Hvordan det går', 'Kan jeg ringe deg i morgen?');
      await tillit.look(per, 'l7-written');
      await trond.page.goto('/');
      await trond.page.getByText('Hvordan det går').first().waitFor();
      await vera.page.goto('/');
      await vera.page.getByText(vera.words('app_nobody_waits_on_you')).first().waitFor();
    });
  });
});
