import { expect } from 'vitest';
import * as act from './acts.ts';
import type { Chapter } from './are-story.ts';
import { type Person, write } from './person.ts';

const dps = 'Bli kjent på DPS';
const work = 'Hva jobben kan være';

/** Ten o'clock in Norway, in the winter. */
const atTen = (day: string) => `${day}T09:00:00.000Z`;

async function toAppointments(person: Person): Promise<void> {
  await act.toFirstRoom(person);
  await act.openMenu(person, 'rooms_menu_appointments');
  await person.page.getByRole('heading', { name: person.words('calendar_title'), level: 1 }).waitFor();
}

const card = ({ page }: Person, what: string) => page.getByRole('region', { name: what });
const press = (person: Person, what: string, key: string) =>
  card(person, what)
    .getByRole('button', { name: person.words(key) })
    .click();

async function chooseTime({ page, words }: Person, form: string, day: string): Promise<void> {
  const fields = page.getByRole('form', { name: words(form) });
  await fields.getByLabel(words('calendar_field_day')).selectOption(day);
  await fields.getByLabel(words('calendar_field_time')).selectOption(atTen(day));
}

/** Two days at ten, with nobody else of the room than whoever proposes. */
async function propose(person: Person, what: string, days: readonly string[], more: () => Promise<void>) {
  const { page, words: t } = person;
  await toAppointments(person);
  await page.getByRole('button', { name: t('calendar_propose') }).click();
  await write(page.getByLabel(t('calendar_field_what')), what);
  for (const other of [/Frida Moe/, /Knut Berg/]) await page.getByRole('checkbox', { name: other }).uncheck();
  await more();
  for (const day of days) await chooseTime(person, 'calendar_propose', day);
  await page.getByRole('button', { name: t('calendar_propose_send') }).click();
  await card(person, what)
    .getByText(t.within('calendar_status_proposed', { name: 'Are' }))
    .waitFor();
}

/** What stands on somebody's page, for machines. */
async function expectTime(person: Person, what: string, day: string): Promise<void> {
  await card(person, what)
    .locator(`strong > time[datetime="${atTen(day)}"]`)
    .waitFor();
}

/** A time at the centre, which has no account yet, and one at NAV that comes after it. */
export const agreeing: Chapter = {
  'Ingrid finds a time at DPS for Are on the phone; Are chooses first': async ({ t, look, ingrid, are }) => {
    const { page } = ingrid;
    await propose(ingrid, dps, ['2026-11-11', '2026-11-12'], async () => {
      await page.getByRole('checkbox', { name: /Vera Nilsen/ }).uncheck();
      await page.getByLabel(t('calendar_field_kind')).selectOption('first-meeting');
      await page.getByRole('checkbox', { name: t('calendar_field_outside') }).check();
      await write(page.getByLabel(t('calendar_field_outside_name')), 'Inntaket på DPS');
      await write(page.getByLabel(t('calendar_field_outside_contact')), 'inntak@dps.example');
      await write(page.getByLabel(t('calendar_field_where')), 'Øyane DPS, rom 3');
    });
    await toAppointments(are);
    await look(are, '12a-chooses-first');
    await card(are, dps).getByRole('button').first().click();
    await card(are, dps).getByText(t.within('calendar_status_chosen_mine')).waitFor();
    await press(ingrid, dps, 'calendar_outside_said_yes');
    await card(are, dps).getByText(t('calendar_status_booked')).waitFor();
    await expectTime(are, dps, '2026-11-11');
    await look(ingrid, '12b-told-on-the-phone');
  },

  'Vera’s own appointment comes after that one': async ({ t, look, are, vera }) => {
    await propose(vera, work, ['2026-11-13', '2026-11-16'], async () => {
      await vera.page.getByRole('checkbox', { name: /Ingrid Haugen/ }).uncheck();
      const after = vera.page.getByLabel(t('calendar_field_after'));
      await after.selectOption({ index: 1 });
    });
    await card(are, work).getByRole('button').first().click();
    await card(are, work).getByText(t('calendar_status_booked')).waitFor();
    await card(vera, work)
      .getByText(t('calendar_comes_after', { what: dps }))
      .waitFor();
    await look(are, '12c-two-agreed');
  },
};

/** The time is moved at the centre, and what hangs on it with it; whole, or not at all. */
export const moving: Chapter = {
  'Sara asks for 17 November for Are, and Vera is shown what it means for hers': async ({
    t,
    look,
    are,
    vera,
    sara,
  }) => {
    await toAppointments(sara);
    const { page } = sara;
    await press(sara, dps, 'calendar_ask_move');
    await chooseTime(sara, 'calendar_ask_move', '2026-11-17');
    await page.getByRole('checkbox', { name: t('calendar_for_citizen', { name: 'Are' }) }).check();
    await write(page.getByLabel(t('calendar_field_words')), 'Are kan ikke den 11.');
    await look(sara, '22a-asks-for-another-time');
    await page
      .getByRole('form')
      .getByRole('button', { name: t('calendar_ask_move') })
      .click();
    await card(sara, dps).getByText(t.within('calendar_move_waits')).waitFor();
    await toAppointments(vera);
    await card(vera, work)
      .getByText(t.within('calendar_move_asked', { name: 'Sara Lie' }))
      .waitFor();
    await card(vera, work).getByText(/19/).waitFor();
    await look(vera, '22b-affected');
    await toAppointments(are);
    await expectTime(are, dps, '2026-11-11');
    await act.markPage(are);
  },

  'Vera, Ingrid and the centre say yes one by one; nothing has moved until the last, and then everything': async ({
    look,
    t,
    ingrid,
    are,
    vera,
  }) => {
    await press(vera, work, 'calendar_yes');
    await card(vera, work).getByText(t('calendar_move_waits_elsewhere')).waitFor();
    await toAppointments(ingrid);
    await press(ingrid, dps, 'calendar_yes');
    await card(ingrid, dps)
      .getByText(t('calendar_move_waits', { names: 'Inntaket på DPS' }))
      .waitFor();
    await expectTime(are, dps, '2026-11-11');
    await expectTime(are, work, '2026-11-13');
    await press(ingrid, dps, 'calendar_outside_said_yes');
    await expectTime(are, dps, '2026-11-17');
    await expectTime(are, work, '2026-11-19');
    await act.expectSamePage(are);
    for (const what of [dps, work]) await card(are, what).getByText(t('calendar_move_moved')).waitFor();
    await look(are, '22c-one-outcome');
    expect(await are.page.getByText(t.within('calendar_move_asked')).count()).toBe(0);
  },
};
