import { expect } from 'vitest';
import type { Locator } from 'playwright-core';
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

/** Sends a message in the thread that is shown and waits until the server has it. */
export async function say(person: Person, text: string): Promise<void> {
  await write(writingField(person), text);
  await person.page.getByRole('button', { name: person.words('rooms_send') }).click();
  await expectSent(person, text);
}

/** Opens a thread of its own with the first message. */
export async function ask(person: Person, subject: string, text: string): Promise<void> {
  const { page, words } = person;
  const field = page.getByLabel(words('rooms_subject'));
  await field.or(page.getByRole('link', { name: words.within('rooms_thread_new') })).first().waitFor();
  if (!(await field.isVisible())) await page.getByRole('link', { name: words.within('rooms_thread_new') }).click();
  await write(field, subject);
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
  await page.getByText(words.within("rooms_circle_sees_people", { count: "{count}" })).waitFor();
  return name;
}

/** Joins from the home, after a citizen has said yes. */
export async function joinFromHome({ page, words }: Person): Promise<void> {
  await page.getByRole('button', { name: words('app_join') }).click();
  await page.getByRole('heading', { level: 1 }).and(page.getByText(words('rooms_title_of'))).waitFor();
}

/** The rules of the room, where they stand before the first word. */
export async function acceptRules({ page, words }: Person): Promise<void> {
  await page.getByRole('button', { name: words('rooms_rules_accept') }).click();
}

export async function openMenu({ page, words }: Person, entry: string): Promise<void> {
  await page.getByLabel(words('rooms_more')).click();
  await page.getByRole('link', { name: words(entry) }).click();
}

export async function expectSeen(locator: Locator, told: string): Promise<void> {
  await locator.first().waitFor().catch(() => expect.fail(told));
}

/** Chooses her language where the choice stands without being in the way. */
export async function comeBack(person: Person, who: string): Promise<void> {
  await person.page.goto('/');
  await signIn(person, who);
  await person.page.getByRole('navigation', { name: person.words('platform_main_navigation') }).first().waitFor();
}

/** The room as a list of rooms leads to it, and one of its threads. */
export async function openThread({ page, words }: Person, roomId: string, subject: string): Promise<void> {
  await page.goto(`/rooms/${roomId}`);
  await page.getByRole('navigation', { name: words('rooms_threads') }).getByRole('link', { name: new RegExp(`^${subject}`) }).click();
}

/** From here on the page stays: what changes on it comes by itself. */
export async function markPage({ page }: Person): Promise<void> {
  await page.evaluate("globalThis.isSamePage = true");
}

export async function expectSamePage({ page }: Person): Promise<void> {
  expect(await page.evaluate('globalThis.isSamePage'), 'the page was not loaded anew').toBe(true);
}
