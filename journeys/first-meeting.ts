import { expect } from 'vitest';
import * as act from './acts.ts';
import type { OpenTillit } from './open-tillit.ts';
import { type Person, write } from './person.ts';
import { step } from './step.ts';

interface FirstMeeting {
  tillit: OpenTillit;
  trond: Person;
  per: Person;
  sara: Person;
}

/** What Per does not want to talk about, and how somebody else happens to write about it. */
const kept = 'Branndagen i 2009';
const touched = 'Det som skjedde etter brannen';

const open = async (person: Person) => {
  const { page, words } = person;
  await act.toFirstRoom(person);
  await act.openMenu(person, 'rooms_menu_handovers');
  await page.getByRole('heading', { name: words('transitions_title'), level: 1 }).waitFor();
};
const press = ({ page, words }: Person, key: string) => page.getByRole('button', { name: words(key) }).click();
const add = async (person: Person, part: string, label: string, text: string) => {
  const { page, words } = person;
  const region = page.getByRole('region', { name: words(part) });
  await write(region.getByLabel(words(label)), text);
  await region.getByRole('button', { name: words('transitions_add') }).click();
  await region.getByRole('listitem').filter({ hasText: text }).waitFor();
};

/** Trond, whom Per trusts, brings him to Sara, who is new: prepared together, held, summed up and corrected. */
export async function holdFirstMeeting({ tillit, trond, per, sara }: FirstMeeting): Promise<void> {
  await step(
    'A card has opened by itself: Trond calls, the second time with an answer, and offers the meeting',
    async () => {
      await open(trond);
      await tillit.look(trond, 'b0-card');
      await press(trond, 'transitions_called_in_vain');
      await trond.page.getByText(trond.words.within('transitions_call_tried', { name: 'Trond Vik' })).waitFor();
      await press(trond, 'transitions_called_reached');
      await trond.page.getByText(trond.words.within('transitions_call_reached', { name: 'Trond Vik' })).waitFor();
      await press(trond, 'transitions_step_offered');
      await trond.page.getByText(trond.words('transitions_status_offered', { citizen: 'Per' })).waitFor();
    },
  );
  await step('Per would like to, and says what to talk about, and what not', async () => {
    await open(per);
    await per.page.getByText(per.words.within('transitions_call_tried', { name: 'Trond Vik' })).waitFor();
    await press(per, 'transitions_step_wished_mine');
    await per.page.getByText(per.words('transitions_status_wished_mine')).waitFor();
    await add(per, 'transitions_agenda', 'transitions_agenda_add_mine', 'Nettene');
    await add(per, 'transitions_subjects', 'transitions_subject_add', kept);
    await per.page.getByRole('checkbox', { name: 'Trond Vik' }).and(per.page.locator(':checked')).waitFor();
    await tillit.look(per, 'b1-per-prepares');
  });
  await step('Trond writes a line that touches it, and is told that Sara will not read it', async () => {
    await trond.page.getByText(kept).waitFor();
    await add(trond, 'transitions_agenda', 'transitions_agenda_add', touched);
    await trond.page.getByText(trond.words('transitions_line_kept')).waitFor();
    await press(trond, 'transitions_step_planned');
    await trond.page.getByLabel(trond.words('transitions_field_day')).fill('2026-11-06');
    await trond.page.getByLabel(trond.words('transitions_field_time')).fill('09:25');
    await press(trond, 'transitions_step_planned');
    await trond.page.getByText(trond.words('transitions_field_needed')).waitFor();
    await write(trond.page.getByLabel(trond.words('transitions_field_where')), 'Øyane DPS, andre etasje');
    await press(trond, 'transitions_step_planned');
    await trond.page.getByText(/Øyane DPS, andre etasje/).waitFor();
    await tillit.look(trond, 'b2-planned');
  });
  await step('Sara, new to all this, reads her one page, and nothing of what Per keeps', async () => {
    await open(sara);
    await press(sara, 'transitions_step_guide_read');
    await sara.page.getByText(sara.words('transitions_keeps_something', { citizen: 'Per' })).waitFor();
    await sara.page.getByText('Nettene').waitFor();
    await tillit.look(sara, 'b3-sara-reads');
    expect((await sara.page.locator('body').innerText()).toLowerCase()).not.toContain('brann');
  });
  await step('They meet; Trond sums it up, and one point of it Sara never reads', async () => {
    await tillit.moveTo('2026-11-06T08:27:00.000Z');
    await open(trond);
    await press(trond, 'transitions_step_held');
    await write(trond.page.getByLabel(trond.words('transitions_point', { nr: 1 })), 'Sara ringer på mandag');
    await write(trond.page.getByLabel(trond.words('transitions_point', { nr: 2 })), 'Vi nevnte brannen');
    await press(trond, 'transitions_step_summary_shared');
    await trond.page.getByText(trond.words.within('transitions_summary_shared_at')).waitFor();
    await tillit.look(trond, 'b4-summed-up');
    await open(sara);
    await sara.page.getByText('Sara ringer på mandag').waitFor();
    expect((await sara.page.locator('body').innerText()).toLowerCase()).not.toContain('brann');
  });
  await step('Per corrects one, in his own words', async () => {
    await open(per);
    await per.page
      .getByRole('button', { name: per.words('transitions_correct_point', { text: 'Sara ringer på mandag' }) })
      .click();
    await write(per.page.getByLabel(per.words('transitions_correct_label')), 'Sara ringer på tirsdag');
    await press(per, 'transitions_correct');
    await per.page.getByText('Sara ringer på tirsdag').waitFor();
    await tillit.look(per, 'b5-corrected');
    await sara.page.getByText('Sara ringer på tirsdag').waitFor();
  });
}
