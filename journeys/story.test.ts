import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import * as act from './acts.ts';
import { type OpenTillit, openTillit } from './open-tillit.ts';
import { manners, type Person, playedIn, write } from './person.ts';
import { openRoomAround } from './rooms-of-journeys.ts';
import { step } from './step.ts';

/** Per tells his story once, to whom he chooses; what Trond wants to remember, Per reads and strikes. */
describe.each(playedIn(manners[0]))('Per tells it once (%o)', (manner) => {
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

  const chapter = 'Jeg vil helst gå en tur mens vi snakker.';
  const line = 'Barna heter Ella og Jonas';
  const beforeWeMeet = async (person: Person) => {
    const { page, words } = person;
    await act.toFirstRoom(person);
    await act.openMenu(person, 'rooms_menu_story');
    await page.getByRole('heading', { name: words('story_before_title'), level: 1 }).waitFor();
  };
  const press = ({ page, words }: Person, key: string) => page.getByRole('button', { name: words(key) }).click();

  it('to the one he lets read it, who says that he has, and nobody else in the room', async () => {
    onTestFailed(() => tillit.tellScreens());
    await step('Nobody has told Trond anything yet', async () => {
      await beforeWeMeet(trond);
      await trond.page.getByText(trond.words('story_told_none')).waitFor();
      await act.markPage(trond);
    });
    await step('Per writes a chapter in his own words', async () => {
      const { page, words: t } = per;
      await page.getByRole('link', { name: t('app_nav_about_me') }).click();
      await page.getByRole('link', { name: t('people_story_link') }).click();
      await page.getByRole('heading', { name: t('story_title'), level: 1 }).waitFor();
      await tillit.look(per, 's1-story');
      await page.getByRole('link', { name: t('story_topic_talking_with_me') }).click();
      await write(page.getByLabel(t('story_field_text')), chapter);
      await tillit.look(per, 's2-writing');
      await press(per, 'story_save');
      await page.getByRole('article').getByText(chapter).waitFor();
    });
    await step('He lets Trond read it, and Trond has it on his open page', async () => {
      const { page, words: t } = per;
      await page.getByLabel('Trond Vik').check();
      await page.getByText(t('story_saved')).waitFor();
      await trond.page.getByText(chapter).waitFor();
      await act.expectSamePage(trond);
    });
    await step('Trond says in one tap that he has read it, and Per sees it', async () => {
      await tillit.look(trond, 's4-before-we-meet');
      await press(trond, 'story_mark');
      await trond.page.getByText(trond.words.within('story_mark_done', { name: 'Per' })).waitFor();
      await per.page.getByText(per.words.within('story_receipt')).waitFor();
      await tillit.look(per, 's5-receipt');
    });
    await step('Trond writes down what he wants to remember, and Per reads it at once', async () => {
      await beforeWeMeet(per);
      await write(trond.page.getByLabel(trond.words('story_line_field')), line);
      await press(trond, 'story_line_write');
      await trond.page.getByRole('listitem').filter({ hasText: line }).waitFor();
      await per.page.getByText(line).waitFor();
      await tillit.look(per, 's6-remembered');
      await tillit.look(trond, 's7-line');
    });
    await step('Sara comes into the room, and there is nothing for her', async () => {
      await act.letIn(trond, per, 'Sara Lie');
      const sara = await tillit.enter('Sara Lie', manner);
      await act.joinFromHome(sara);
      await beforeWeMeet(sara);
      await sara.page.getByText(sara.words('story_told_none')).waitFor();
      expect(await sara.page.getByText(line).count()).toBe(0);
      expect(await sara.page.getByText(chapter).count()).toBe(0);
    });
    await step(
      'Per strikes the line, and takes the chapter back: both are gone from the open page of Trond',
      async () => {
        await beforeWeMeet(trond);
        await beforeWeMeet(per);
        await per.page
          .getByRole('button', { name: per.words.within('story_line_strike_this', { text: line }) })
          .click();
        await press(per, 'story_line_strike_yes');
        await per.page.getByText(per.words('story_line_struck')).waitFor();
        await trond.page.getByText(line).waitFor({ state: 'detached' });
        await per.page.getByRole('link', { name: per.words('story_to_chapters') }).click();
        await per.page.getByRole('link', { name: per.words('story_topic_talking_with_me') }).click();
        await per.page.getByLabel('Trond Vik').uncheck();
        await trond.page.getByText(chapter).waitFor({ state: 'detached' });
      },
    );
  });
});
