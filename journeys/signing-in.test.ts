import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { pageWords } from '../apps/demo/identity-provider/page-words.ts';
import * as act from './acts.ts';
import { type OpenTillit, openTillit } from './open-tillit.ts';
import type { Manner, Person } from './person.ts';
import { signIn } from './person.ts';
import { openRoomAround } from './rooms-of-journeys.ts';
import { step } from './step.ts';

const phone: Manner = { window: 'phone', language: 'nb' };
const desktop: Manner = { window: 'desktop', language: 'nb' };

/** Coming in, being thrown out, turning back, by keyboard alone, and for a child. */
describe('signing in', () => {
  let tillit: OpenTillit;
  beforeAll(async () => {
    tillit = await openTillit();
  });
  afterAll(() => tillit?.close());

  it('is offered anew where the session ends in the middle, and what was typed is still there', async () => {
    onTestFailed(() => tillit.tellScreens());
    const ingrid = await tillit.enter('Ingrid Haugen', phone);
    const { page, words: t } = ingrid;
    await openRoomAround(ingrid, 'Per Strand', 'in-person');
    await step('Ingrid is writing when her session ends on the server', async () => {
      await act.ask(ingrid, 'Første møte', 'Hei Per, her kan du skrive til meg.');
      await act.writingField(ingrid).fill('Det jeg ville si, er at');
      await tillit.database.asOwner('update session set expires_at = created_at where revoked_at is null');
      const solved = page.getByRole('button', { name: t('rooms_mark_solved') });
      const ended = page.getByRole('heading', { name: t('app_session_ended_title') });
      // What she typed is kept as she types, so its refusal may have come before she presses anything.
      await solved.or(ended).first().waitFor();
      await solved.evaluateAll((buttons) => buttons[0]?.dispatchEvent(new MouseEvent('click', { bubbles: true })));
      await ended.waitFor();
      await tillit.look(ingrid, '40-session-ended');
    });
    await step('she signs in again and is back where she was, with her words', async () => {
      const before = new URL(page.url()).pathname;
      await signIn(ingrid, 'Ingrid Haugen');
      await page.getByRole('heading', { name: t('rooms_title_of', { name: 'Per' }) }).waitFor();
      expect(new URL(page.url()).pathname).toBe(before);
      await expect.poll(() => act.writingField(ingrid).inputValue()).toBe('Det jeg ville si, er at');
    });
  });

  it('can be turned back from, and says so', async () => {
    onTestFailed(() => tillit.tellScreens());
    const somebody = await tillit.window(phone);
    const { page, words: t } = somebody;
    await page.goto('/');
    await tillit.look(somebody, '41-sign-in');
    await page.getByRole('link', { name: t('app_sign_in') }).click();
    await page.getByRole('button', { name: pageWords.nb.cancel }).click();
    await page.getByRole('alert').getByText(t('app_sign_in_cancelled')).waitFor();
    await tillit.look(somebody, '42-cancelled');
  });

  it('and writing need no mouse', async () => {
    onTestFailed(() => tillit.tellScreens());
    const trond = await tillit.window(desktop);
    const { page, words: t, taps } = trond;
    await page.goto('/');
    await step('Trond signs in by Tab and Enter', async () => {
      await press(trond, 'link', t('app_sign_in'));
      await page.getByRole('heading', { name: pageWords.nb.title }).waitFor();
      await press(trond, 'button', /Trond Vik/);
      await page.getByText(t('app_nobody_waits_why')).waitFor();
    });
    await step('opens a room', async () => {
      await press(trond, 'link', t('app_open_room'));
      await page.getByLabel(t('rooms_circle_find_citizen')).waitFor();
      await expect.poll(() => focused(trond)).toBe(t.text('rooms_circle_find_citizen'));
      await page.keyboard.type('Are');
      await page.getByRole('button', { name: /Are Solberg/ }).waitFor();
      await press(trond, 'button', /Are Solberg/);
      await reach(trond, page.getByRole('radio', { name: t('rooms_circle_new_not_yet', { name: 'Are' }) }));
      await page.keyboard.press('ArrowDown');
      await press(trond, 'button', t('rooms_circle_open_room'));
    });
    await step('and sends a message', async () => {
      await page.getByRole('heading', { name: t('rooms_title_of', { name: 'Are' }) }).waitFor();
      await reach(trond, page.getByLabel(t('rooms_subject')));
      await page.keyboard.type('Hei');
      await page.keyboard.press('Tab');
      await page.keyboard.type('Velkommen, Are.');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await act.expectSent(trond, 'Velkommen, Are.');
      expect(taps.count).toBe(0);
    });
  });

  it('as a guardian is deciding for the child', async () => {
    onTestFailed(() => tillit.tellScreens());
    const trond = await tillit.enter('Trond Vik', desktop);
    await openRoomAround(trond, 'Maja Dahl');
    const nina = await tillit.enter('Nina Dahl', phone);
    const { page, words: t } = nina;
    await page.getByRole('link', { name: t('app_change_role') }).click();
    await page.getByRole('button', { name: /Maja/ }).click();
    await page.getByRole('link', { name: t('app_nav_home') }).click();
    await page.getByRole('region', { name: t('app_you_decide_for', { name: 'Maja' }) }).waitFor();
    await tillit.look(nina, '43-guardian-home');
    await page.getByRole('link', { name: t('app_decision_look_at', { name: 'Trond' }) }).click();
    await page
      .getByRole('heading', { name: t('rooms_circle_question_child', { name: 'Trond', child: 'Maja' }) })
      .waitFor();
    await tillit.look(nina, '44-guardian-decides');
    await page.getByRole('button', { name: t('consent_yes', { name: 'Trond' }) }).click();
    await trond.page
      .getByRole('list', { name: t('rooms_circle_can_read', { count: 1 }) })
      .getByText('Trond Vik')
      .waitFor();
  });
});

/** Goes to it by Tab, as somebody without a mouse does, and presses Enter. */
async function press(person: Person, role: 'link' | 'button', name: RegExp): Promise<void> {
  await reach(person, person.page.getByRole(role, { name }).first());
  await person.page.keyboard.press('Enter');
}

const mostTabs = 60;

async function reach({ page }: Person, wanted: ReturnType<Person['page']['getByRole']>): Promise<void> {
  await wanted.waitFor();
  for (let tabs = 0; tabs < mostTabs; tabs += 1) {
    if (await wanted.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${String(wanted)} is not reached by ${mostTabs} steps of Tab.`);
}

/** What the field is called in which one writes now. */
function focused({ page }: Person): Promise<string> {
  return page.evaluate<string>("document.activeElement?.labels?.[0]?.textContent ?? ''");
}
