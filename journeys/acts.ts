import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { type Person, signIn, write } from './person.ts';

/** What people do in a room, found by what stands on the screen. */

/** The messages that are shown, each as a whole: by whom, what, when. */
export function messages({ page, words }: Person): Locator {
  return page.getByRole('log', { name: words('rooms_log') }).getByRole('article');
}

export function message(person: Person, text: string): Locator {
  return messages(person).filter({ hasText: text });
}

/** The field for writing says to whom one writes; its words begin alike in every language. */
export function writingField({ page, words }: Person): Locator {
  const first = words.text('rooms_write_to').split('{')[0] ?? '';
  const alone = words.text('rooms_write_message');
  return page.getByRole('textbox', { name: new RegExp(`^(${first}|${alone})`) });
}

/** Writes and sends in the thread that is shown. */
export async function put(person: Person, text: string): Promise<void> {
  await write(writingField(person), text);
  await person.page.getByRole('button', { name: person.words('rooms_send') }).click();
}

/** The same, until the server has it. */
export async function say(person: Person, text: string): Promise<void> {
  await put(person, text);
  await expectSent(person, text);
}

/** Opens a thread of its own with the first message. */
export async function ask(person: Person, subject: string, text: string): Promise<void> {
  const { page, words } = person;
  const field = page.getByLabel(words('rooms_subject'));
  await field
    .or(page.getByRole('link', { name: words.within('rooms_thread_new') }))
    .first()
    .waitFor();
  if (!(await field.isVisible())) await page.getByRole('link', { name: words.within('rooms_thread_new') }).click();
  await write(field, subject);
  await page.keyboard.press('Tab');
  await say(person, text);
}

/** The server has it: it has its time, and nothing says that it is on its way. */
export async function expectSent(person: Person, text: string): Promise<void> {
  await message(person, text).getByRole('time').waitFor();
}

/** Reads the one decision that is shown, what she would see and what not, and gives whose it is. */
export async function readDecision({ page, words }: Person): Promise<string> {
  const will = page.getByRole('heading', { name: words('rooms_circle_will_see') });
  await will.waitFor();
  const title = (await will.textContent()) ?? '';
  const name = title.split(' ').find((word) => words('rooms_circle_will_see', { name: word }).test(title)) ?? '';
  await page.getByRole('heading', { name: words('rooms_circle_question', { name }) }).waitFor();
  await page.getByRole('heading', { name: words('rooms_circle_will_not_see', { name }) }).waitFor();
  await page.getByText(words.within('rooms_circle_sees_people', { count: '{count}' })).waitFor();
  return name;
}

/** Joins from the home, after a citizen has said yes. */
export async function joinFromHome({ page, words }: Person): Promise<void> {
  await page.getByRole('button', { name: words('app_join') }).click();
  await page
    .getByRole('heading', { level: 1 })
    .and(page.getByText(words('rooms_title_of')))
    .waitFor();
}

/** In the first room of both somebody is asked for, and Per says yes; she has still to come in. */
export async function letIn(asks: Person, citizen: Person, who: string): Promise<void> {
  const { page, words: t } = asks;
  const [name = ''] = who.split(' ');
  await toFirstRoom(asks);
  await page.getByRole('link', { name: t('rooms_see_readers') }).click();
  await page.getByRole('link', { name: t('rooms_circle_invite') }).click();
  await write(page.getByLabel(t('rooms_circle_who')), name);
  await page.getByRole('button', { name: new RegExp(who) }).click();
  await page.getByRole('button', { name: t('rooms_circle_ask_citizen', { citizen: 'Per' }) }).click();
  await page.getByRole('heading', { name: t('rooms_circle_invited_title', { citizen: 'Per' }) }).waitFor();
  await toFirstRoom(citizen);
  await citizen.page.getByRole('link', { name: citizen.words('rooms_change_readers') }).click();
  await citizen.page.getByRole('link', { name: citizen.words('rooms_circle_answer_about', { name }) }).click();
  await citizen.page
    .getByRole('button', { name: citizen.words('consent_yes', { name }) })
    .first()
    .click();
}

/** What one needs more seldom in a room. */
export async function openMenu({ page, words }: Person, entry: string): Promise<void> {
  await page.getByLabel(words('rooms_more')).click();
  await page
    .getByRole('banner')
    .getByRole('link', { name: words(entry) })
    .click();
}

/** The session has ended over the weekend: signs in once more, to the home. */
export async function comeBack(person: Person, who: string): Promise<void> {
  await person.page.goto('/');
  await signIn(person, who);
  await person.page.getByRole('link', { name: person.words('app_nav_about_me') }).waitFor();
}

/** The first of one's rooms, by the list of rooms. */
export async function toFirstRoom({ page, words }: Person): Promise<void> {
  await page.getByRole('link', { name: words('app_nav_rooms') }).click();
  await page.getByRole('heading', { name: words('app_nav_rooms') }).waitFor();
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
}

/** One of the threads of the room, by the list of rooms. */
export async function openThread(person: Person, subject: string): Promise<void> {
  const { page, words } = person;
  await toFirstRoom(person);
  const threads = page.getByRole('navigation', { name: words('rooms_threads') });
  await threads.getByRole('link', { name: new RegExp(`^${subject}`) }).click();
}

/** A thread of its own that asks one person by name. */
export async function askSomebody(person: Person, who: string, subject: string, text: string): Promise<void> {
  const { page, words } = person;
  await page.getByRole('button', { name: words('rooms_change_asks') }).click();
  await page.getByLabel(words('rooms_ask_who')).selectOption({ label: who });
  await ask(person, subject, text);
}

export async function search({ page, words }: Person, text: string): Promise<void> {
  await page.getByRole('link', { name: words('app_nav_search') }).click();
  await write(page.getByLabel(words('rooms_search_label')), text);
  await page.getByRole('button', { name: words('rooms_search_button') }).click();
}

/** The log to its very end. */
export async function showAllSeen({ page, words }: Person): Promise<void> {
  const older = page.getByRole('button', { name: words('audit_older') });
  const end = page.getByText(words('audit_no_older'));
  await older.or(end).waitFor();
  // The button leaves with the last page, perhaps as one reaches for it: whatever is there is pressed, nothing is waited for.
  await expect
    .poll(
      async () => {
        await older.evaluateAll((buttons) => buttons[0]?.dispatchEvent(new MouseEvent('click', { bubbles: true })));
        return end.isVisible();
      },
      { timeout: 15_000, interval: 250 },
    )
    .toBe(true);
}

/** What somebody has seen and done, in the log of the citizen. */
export function seenLines({ page }: Person, name: string): Locator {
  return page.getByRole('main').getByRole('listitem').filter({ hasText: name });
}

/** How many are shown as taking part, on the page of who can read. */
export async function countPeople({ page }: Person): Promise<number> {
  return page.getByRole('main').getByRole('listitem').count();
}

/** From here on the page stays: what changes on it comes by itself. */
export async function markPage({ page }: Person): Promise<void> {
  await page.evaluate('globalThis.isSamePage = true');
}

export async function expectSamePage({ page }: Person): Promise<void> {
  expect(await page.evaluate('globalThis.isSamePage'), 'the page was not loaded anew').toBe(true);
}

/** Goes from the dialog that asks for it to the electronic ID, and comes back to the same page. */
export async function useElectronicIdAnew({ page, words }: Person, who: string): Promise<void> {
  const here = page.url();
  await page.getByRole('button', { name: words('platform_fresh_go') }).click();
  await page.getByRole('button', { name: who }).click();
  await page.waitForURL(here);
  await page.getByText(words('platform_fresh_back_title')).waitFor();
}
