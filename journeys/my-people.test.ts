import { afterAll, beforeAll, describe, it, onTestFailed } from 'vitest';
import * as act from './acts.ts';
import { type OpenTillit, openTillit } from './open-tillit.ts';
import { manners, type Person, playedIn } from './person.ts';
import { openRoomAround } from './rooms-of-journeys.ts';
import { step } from './step.ts';

/** Per says who his people are, and whether he has somebody. */
describe.each(playedIn(manners[0]))('Per’s people (%o)', (manner) => {
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

  it('are those whom he says it of, and his answer is his alone', async () => {
    onTestFailed(() => tillit.tellScreens());
    const { page, words: t } = per;
    await step('The room leads on from its menu', async () => {
      await act.toFirstRoom(trond);
      await trond.page.getByLabel(trond.words('rooms_more')).click();
      await tillit.look(trond, 'p-menu');
      await trond.page.keyboard.press('Escape');
    });
    await step('Per says that Trond is one of his', async () => {
      await page.getByRole('link', { name: t('care_team_to_mine') }).click();
      await page.getByRole('heading', { name: t('care_team_title'), level: 1 }).waitFor();
      await page.getByText(t('care_team_part_overview')).waitFor();
      await tillit.look(per, 'p0-around-me');
      await page.getByRole('button', { name: t('care_team_is_mine_who', { name: 'Trond Vik' }) }).click();
      await page.getByText(t.within('care_team_is_mine_since')).waitFor();
    });
    await step('He says that he has nobody now, and changes his mind', async () => {
      await page.getByRole('radio', { name: t('care_team_trust_not_now') }).check();
      await page.getByText(t('care_team_trust_way')).waitFor();
      await tillit.look(per, 'p1-not-now');
      await page.getByRole('radio', { name: t('care_team_trust_yes') }).check();
      await page.getByText(t.within('care_team_trust_said')).waitFor();
      await page.reload();
      await page.getByRole('radio', { name: t('care_team_trust_yes'), checked: true }).waitFor();
    });
    await step('Trond reads a number of nobody, and why', async () => {
      await trond.page.getByRole('link', { name: trond.words('app_nav_today') }).click();
      await trond.page.getByRole('link', { name: trond.words('care_team_to_coverage') }).click();
      await trond.page.getByText(trond.words('care_team_coverage_few', { fewest: 5 })).waitFor();
      await tillit.look(trond, 'p2-too-few-to-tell');
    });
    await step('Per takes it back', async () => {
      await page.getByRole('button', { name: t('care_team_no_more_who', { name: 'Trond Vik' }) }).click();
      await page.getByRole('button', { name: t('care_team_is_mine_who', { name: 'Trond Vik' }) }).waitFor();
    });
    await act.toFirstRoom(per);
  });
});
