import type { ToldBy } from '../modules/consent/domain/consent-action.ts';
import { type Person, write } from './person.ts';

const told = {
  'in-person': 'consent_told_in_person',
  phone: 'consent_told_phone',
  paper: 'consent_told_paper',
} as const;

/** Opens a room around somebody, as a beginning of other stories; open at once when the citizen has said yes before. */
export async function openRoomAround(
  person: Person,
  who: string,
  how?: Exclude<ToldBy, 'electronic-id'>,
): Promise<void> {
  const { page, words } = person;
  const [name = ''] = who.split(' ');
  await page
    .getByRole('link', { name: words('app_open_room') })
    .first()
    .click();
  await write(page.getByLabel(words('rooms_circle_find_citizen')), name);
  await page
    .getByRole('list', { name: words('rooms_circle_found_people') })
    .getByRole('button', { name: new RegExp(who) })
    .click();
  if (how !== undefined) await page.getByRole('radio', { name: words(told[how]) }).check();
  await page.getByRole('button', { name: words('rooms_circle_open_room') }).click();
  const title =
    how === undefined ? words('rooms_circle_people_title_of', { citizen: name }) : words('rooms_title_of', { name });
  await page.getByRole('heading', { name: title }).waitFor();
}
