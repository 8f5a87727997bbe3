import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { storyPeople } from '../apps/demo/story-people.ts';
import * as act from './acts.ts';
import { type OpenTillit, openTillit } from './open-tillit.ts';
import { manners, type Person, playedIn, write } from './person.ts';
import { openRoomAround } from './rooms-of-journeys.ts';
import { step } from './step.ts';

const happened = 'Per svarer ikke på døra, og søsteren hans er redd for at han har tatt for mange tabletter.';
const numberOf = (sub: string) => storyPeople.find((person) => person.sub === sub)?.number ?? '';

/** What a citizen is promised about who sees what, asked for one thing after the other by somebody who does not believe us. */
describe.each(playedIn(manners[0]))('What is known about Per stays in his own hands (%o)', (manner) => {
  let tillit: OpenTillit;
  let trond: Person;
  let per: Person;
  beforeAll(async () => {
    tillit = await openTillit();
    trond = await tillit.enter('Trond Vik', manner);
    await openRoomAround(trond, 'Per Strand', 'phone');
    await act.ask(trond, 'Første møte', 'Hei Per, du sa nei til NAV.');
    per = await tillit.enter('Per Strand', manner);
  });
  afterAll(() => tillit?.close());

  it('when somebody looks in an emergency, when he asks why, blocks her, corrects, and takes all of it with him', async () => {
    onTestFailed(() => tillit.tellScreens());
    const { page, words: t } = per;
    const ingrid = await tillit.enter('Ingrid Haugen', manner);

    await step('Ingrid uses an emergency access: who is around Per, and nothing that was written', async () => {
      const { page: hers, words } = ingrid;
      await hers.getByRole('link', { name: words('emergency_way') }).click();
      await hers.getByRole('button', { name: words('emergency_open') }).click();
      await hers.getByText(words('emergency_words_needed')).waitFor();
      await tillit.look(ingrid, '80-emergency-not-yet');
      await write(hers.getByLabel(words('emergency_number')), numberOf('per'));
      await hers.getByRole('radio', { name: words('emergency_reason_harm_to_self') }).check();
      await write(hers.getByLabel(words('emergency_words')), happened);
      await hers.getByRole('button', { name: words('emergency_open') }).click();
      await hers.getByText('Trond Vik').first().waitFor();
      expect(await hers.getByText('du sa nei til NAV').count()).toBe(0);
      await tillit.look(ingrid, '81-emergency-circle');
    });

    await step('Per is told at once, with who and why', async () => {
      await page.getByRole('heading', { name: t('emergency_card_title') }).waitFor();
      await tillit.look(per, '82-home-told');
      await page.getByRole('link', { name: t('emergency_card_read') }).click();
      await page.getByText(happened).waitFor();
      await tillit.look(per, '83-emergencies');
    });

    await step('He asks why, in the one entry of the log', async () => {
      await page
        .getByRole('link', { name: t('app_nav_seen') })
        .first()
        .click();
      await act.seenLines(per, 'Ingrid Haugen').first().getByRole('listitem').getByRole('link').first().click();
      await page.getByRole('heading', { name: t('audit_why_title') }).waitFor();
      await write(page.getByLabel(t('audit_why_words')), 'Jeg sov bare.');
      await tillit.look(per, '84-ask-why');
      await page.getByRole('button', { name: t('audit_why_ask') }).click();
      await page.getByText('Jeg sov bare.').waitFor();
      await tillit.look(per, '85-asked-why');
    });

    await step('Ingrid has reached Trond and ends it; Torill reviews it and answers Per', async () => {
      await ingrid.page.getByRole('button', { name: ingrid.words('emergency_end') }).click();
      await ingrid.page.getByRole('button', { name: ingrid.words('emergency_open') }).waitFor();
      const torill = await tillit.enter('Torill Eide', manner);
      const { page: hers, words } = torill;
      await tillit.look(torill, '86-home-of-who-answers');
      await hers.getByRole('link', { name: words('emergency_review_title') }).click();
      await hers.getByRole('button', { name: words('emergency_review_write_of', { name: 'Ingrid Haugen' }) }).click();
      await hers.getByRole('radio', { name: words('emergency_outcome_justified') }).check();
      await write(hers.getByLabel(words('emergency_review_words')), 'Søsteren ringte, og det hastet.');
      await tillit.look(torill, '87-review');
      await hers.getByRole('button', { name: words('emergency_review_keep') }).click();
      await hers.getByText('Søsteren ringte, og det hastet.').waitFor();
      await hers.goto('/questions');
      await write(hers.getByLabel(words('audit_answer_words')), 'Hun ringte Trond, som dro hjem til deg.');
      await tillit.look(torill, '88-answer-why');
      await hers.getByRole('button', { name: words('audit_answer_send') }).click();
      await hers.getByText(words('audit_answer_none')).waitFor();
    });

    await step('He reads the answer, and blocks her all the same', async () => {
      await page.reload();
      await page.getByText('Hun ringte Trond, som dro hjem til deg.').waitFor();
      await page.getByRole('button', { name: t('audit_proof_prove') }).click();
      await page.getByRole('status').getByText(/.+/).first().waitFor();
      await tillit.look(per, '89-answered-why');
      await page
        .getByRole('link', { name: t('app_nav_seen') })
        .first()
        .click();
      await page
        .getByRole('link', { name: t('audit_block_whom', { name: 'Ingrid Haugen' }) })
        .first()
        .click();
      await page.getByRole('button', { name: t('consent_block_yes', { name: 'Ingrid Haugen' }) }).waitFor();
      await tillit.look(per, '90-block');
      await page.getByRole('button', { name: t('consent_block_yes', { name: 'Ingrid Haugen' }) }).click();
      await page.getByText(t('consent_block_done', { name: 'Ingrid Haugen' })).waitFor();
      await page.getByRole('button', { name: t('consent_block_back') }).click();
      await page.getByRole('heading', { name: t('consent_blocks_now') }).waitFor();
      await tillit.look(per, '91-blocked');
    });

    await step('From then on his number opens nothing to her, as if he were not there', async () => {
      const { page: hers, words } = ingrid;
      await write(hers.getByLabel(words('emergency_number')), numberOf('per'));
      await hers.getByRole('radio', { name: words('emergency_reason_harm_to_self') }).check();
      await write(hers.getByLabel(words('emergency_words')), happened);
      await hers.getByRole('button', { name: words('emergency_open') }).click();
      await hers.getByText(words('emergency_refusal_not_found')).waitFor();
      expect(await hers.getByLabel(words('emergency_words')).inputValue()).toBe(happened);
      await tillit.look(ingrid, '92-emergency-refused');
    });

    await step('He says that a message is not right; Trond answers, and both stand there', async () => {
      await act.openThread(per, 'Første møte');
      await act
        .message(per, 'du sa nei til NAV')
        .getByRole('link', { name: t('rights_not_right') })
        .click();
      await write(page.getByLabel(t('rights_rectify_words')), 'Jeg sa at jeg ville tenke på det.');
      await tillit.look(per, '93-rectify');
      await page.getByRole('button', { name: t('rights_rectify_send') }).click();
      await page.getByText('Jeg sa at jeg ville tenke på det.').waitFor();
      const { page: his, words } = trond;
      await his.goto('/rectifications');
      await his.getByRole('radio', { name: words('rights_answer_corrected') }).check();
      await write(his.getByLabel(words('rights_answer_words')), 'Det har du rett i. Jeg har skrevet det om.');
      await tillit.look(trond, '94-answer-rectification');
      await his.getByRole('button', { name: words('rights_answer_send') }).click();
      await his.getByText('Det har du rett i. Jeg har skrevet det om.').waitFor();
      await act.openThread(trond, 'Første møte');
      const stands = act.message(trond, 'du sa nei til NAV');
      await stands.getByText(words('rights_line_corrected', { name: 'Per Strand', by: 'Trond Vik' })).click();
      await stands.getByText('Jeg sa at jeg ville tenke på det.').waitFor();
      await tillit.look(trond, '95-both-stand');
    });

    await step('He takes everything with him, as a page that opens anywhere and as data', async () => {
      await page.goto('/everything');
      await page.getByRole('button', { name: t('rights_everything_ask') }).click();
      await page.getByRole('heading', { name: t('rights_everything_ready') }).waitFor();
      await tillit.look(per, '96-everything');
      const data: unknown = JSON.parse(await saved(per, 'rights_everything_as_data'));
      expect(JSON.stringify(data)).toContain('Jeg sa at jeg ville tenke på det.');
      const readable = await saved(per, 'rights_everything_as_page');
      for (const told of ['du sa nei til NAV', happened, 'Hun ringte Trond', 'Ingrid Haugen'])
        expect(readable).toContain(told);
      const anywhere = await per.context.newPage();
      await anywhere.setContent(readable);
      await tillit.look({ ...per, page: anywhere }, '97-everything-as-a-page');
      await anywhere.close();
    });
  });
});

/** What the browser saves when a button is pressed. */
async function saved({ page, words }: Person, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: words(button) }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
}
