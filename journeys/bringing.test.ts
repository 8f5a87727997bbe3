import type { Locator } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import * as act from './acts.ts';
import { type OpenTillit, openTillit } from './open-tillit.ts';
import { manners, type Person, playedIn } from './person.ts';
import { openRoomAround } from './rooms-of-journeys.ts';
import { step } from './step.ts';

const picture = () =>
  sharp({ create: { width: 1200, height: 900, channels: 3, background: '#7fb8a8' } })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '60/1 23/1 45/1' } })
    .jpeg()
    .toBuffer();

/** Chooses files as the browser's own window would. */
async function choose({ page, words }: Person, files: { name: string; mimeType: string; buffer: Buffer }[]) {
  await page.locator(`input[type=file][aria-label="${words.text('rooms_attach')}"]`).setInputFiles(files);
}
const chosen = ({ page, words }: Person) =>
  page.getByRole('list', { name: words('rooms_attach_list') }).getByRole('listitem');
const button = ({ page, words }: Person, key: Parameters<Person['words']>[0]) =>
  page.getByRole('button', { name: words(key) });
const latest = (person: Person): Locator => act.messages(person).last();

describe.each(playedIn(manners[0]))('What one brings (%o)', ({ window }) => {
  let tillit: OpenTillit;
  let trond: Person;
  let per: Person;
  const refused: string[] = [];
  beforeAll(async () => {
    tillit = await openTillit();
    trond = await tillit.enter('Trond Vik', { window, language: 'nb' });
    await openRoomAround(trond, 'Per Strand', 'phone');
    await act.ask(trond, 'Første møte', 'Hei Per, vi sees på tirsdag.');
    per = await tillit.enter('Per Strand', { window, language: 'nb' });
    for (const { page } of [per, trond])
      page.on('console', (said) => said.text().includes('Content Security') && refused.push(said.text()));
    await act.openThread(per, 'Første møte');
    await act.writingField(per).waitFor();
  });
  afterAll(() => tillit?.close());

  it('is a picture, a voice and a document, also over a bad line', async () => {
    onTestFailed(() => tillit.tellScreens());
    await step('Per chooses a picture, says what is on it, and sends it without a word', async () => {
      await choose(per, [{ name: 'IMG_0417.jpg', mimeType: 'image/jpeg', buffer: await picture() }]);
      await chosen(per).getByText(per.words('rooms_attach_state_ready')).waitFor();
      await chosen(per).getByLabel(per.words('rooms_attach_describe')).fill('Arret på kneet');
      await tillit.look(per, '70-picture-chosen');
      await button(per, 'rooms_send').click();
      await latest(per)
        .getByRole('button', { name: /Arret på kneet/ })
        .waitFor();
      await latest(per).getByRole('time').waitFor();
    });
    await step('Trond sees it small, opens it large, and closes it by the keyboard', async () => {
      const small = latest(trond).getByRole('button', { name: /Arret på kneet/ });
      await small.waitFor();
      await expectShown(small.locator('img'));
      await small.click();
      const large = trond.page.getByRole('dialog', { name: 'Arret på kneet' });
      await expectShown(large.locator('img'));
      await tillit.look(trond, '71-picture-large');
      await trond.page.keyboard.press('Escape');
      await large.waitFor({ state: 'detached' });
      expect(await small.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    });
    await step('Per speaks a message in, pauses, listens, and writes beside it', async () => {
      await button(per, 'rooms_attach_voice').click();
      await button(per, 'rooms_voice_pause').waitFor();
      await per.page
        .getByText(/0:0[1-9]/)
        .first()
        .waitFor();
      await tillit.look(per, '72-recording');
      await button(per, 'rooms_voice_pause').click();
      await button(per, 'rooms_voice_go_on').click();
      await button(per, 'rooms_voice_stop').click();
      await per.page.getByLabel(per.words('rooms_voice_listen')).waitFor();
      await tillit.look(per, '73-recorded');
      await button(per, 'rooms_voice_use').click();
      await chosen(per).getByText(per.words('rooms_attach_state_ready')).waitFor();
      await act.say(per, 'Hør her');
    });
    await step('Trond listens', async () => {
      const listen = act.message(trond, 'Hør her').getByRole('button', { name: trond.words('rooms_voice_listen') });
      const sound = act.message(trond, 'Hør her').locator('audio');
      await listen.waitFor();
      // The page still moves to the message that has just come: whoever misses the button presses it again.
      await expect
        .poll(
          async () => {
            if (await listen.isVisible()) await listen.click();
            return sound.isVisible();
          },
          { timeout: 15_000, interval: 1_000 },
        )
        .toBe(true);
      await expect
        .poll(() => sound.evaluate((element) => Number(Reflect.get(element, 'readyState'))))
        .toBeGreaterThan(0);
      await tillit.look(trond, '74-conversation');
    });
    await step(
      'The line is gone while a letter is on its way; both letter and words wait, and arrive in order',
      async () => {
        await per.context.setOffline(true);
        await choose(per, [
          { name: 'Brev.txt', mimeType: 'text/plain', buffer: Buffer.from('Kjære kommune. '.repeat(80_000)) },
        ]);
        await chosen(per)
          .getByText(/Venter på nett/)
          .waitFor();
        await tillit.look(per, '75-waits');
        await act.put(per, 'Brevet jeg nevnte');
        await act.put(per, 'Og så dette');
        await act
          .message(per, 'Brevet jeg nevnte')
          .getByText(/Brev\.txt/)
          .waitFor();
        await per.context.setOffline(false);
        await act.expectSent(per, 'Og så dette');
        await act.message(trond, 'Og så dette').waitFor();
        const said = await act
          .messages(trond)
          .filter({ hasText: /Brevet|Og så/ })
          .allTextContents();
        expect(said.map((text) => text.includes('Brev.txt'))).toEqual([true, false]);
      },
    );
    await step('A page that calls itself a picture is refused with a sentence, and taken away', async () => {
      await choose(per, [
        { name: 'bilde.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<script>alert(1)</script>') },
      ]);
      await chosen(per).getByText(per.words('rooms_refusal_file_type_not_allowed')).waitFor();
      await tillit.look(per, '76-refused');
      await button(per, 'rooms_send').click();
      await per.page.getByText(per.words('rooms_attach_sort_out')).waitFor();
      await chosen(per)
        .getByRole('button', { name: per.words('rooms_attach_remove', { name: 'bilde.jpg' }) })
        .click();
      await chosen(per).waitFor({ state: 'detached' });
    });
    expect(refused).toEqual([]);
  });
});

async function expectShown(image: Locator): Promise<void> {
  await image.waitFor();
  await expect.poll(() => image.evaluate((element) => Number(Reflect.get(element, 'naturalWidth')))).toBeGreaterThan(0);
}
