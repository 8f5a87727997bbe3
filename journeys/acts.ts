import { expect } from 'vitest';
import type { Locator } from 'playwright-core';
import { type Person, write } from './person.ts';

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

/** One yes to one person, after having seen what it leads to. */
export async function sayYesTo({ page, words }: Person, name: string): Promise<void> {
  await page.getByRole('button', { name: words('consent_yes', { name }) }).click();
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
