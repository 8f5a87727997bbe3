import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { useElectronicIdAnew } from './acts.ts';
import { type OpenTillit, openTillit } from './open-tillit.ts';
import { manners, type Person, playedIn, signIn } from './person.ts';
import { step } from './step.ts';

let tillit: OpenTillit;
beforeAll(async () => {
  tillit = await openTillit();
});
afterAll(() => tillit?.close());

/** A device that knows its owner, as Chromium plays one. */
async function giveDevice({ page, context }: Person): Promise<void> {
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function signOut({ page, words: t }: Person): Promise<void> {
  await page.goto('/about-me');
  await page.getByRole('button', { name: t('people_sign_out'), exact: true }).click();
  // By way of the provider, which has signed her out, too.
  await page.getByText(t('app_signed_out_there')).waitFor();
  await page.getByRole('link', { name: t('app_sign_in') }).waitFor();
}

const owners = [
  { manner: manners[0], who: 'Are Solberg' },
  { manner: manners[1], who: 'Vera Nilsen' },
];

describe.each(owners.filter(({ manner }) => playedIn(manners[0]).includes(manner)))(
  'A device of one’s own ($manner.window, $manner.language)',
  ({ manner, who }) => {
    it('signs in after the electronic ID has vouched once, and is removed', async () => {
      onTestFailed(() => tillit.tellScreens());
      await tillit.moveTo('2026-11-06T08:12:00.000Z');
      const owner = await tillit.enter(who, manner);
      const { page, words: t } = owner;
      await giveDevice(owner);

      await step('somebody sets it up, and is asked for the electronic ID when it is a while ago', async () => {
        await tillit.moveTo('2026-11-06T08:30:00.000Z');
        await page.goto('/about-me');
        await page.getByLabel(t('people_devices_name')).fill('Telefonen min');
        await page.getByRole('button', { name: t('people_devices_add') }).click();
        await page.getByRole('dialog', { name: t('platform_fresh_title') }).waitFor();
        await tillit.look(owner, '40-why-again');
        await useElectronicIdAnew(owner, who);
        await expect.poll(() => page.getByLabel(t('people_devices_name')).inputValue()).toBe('Telefonen min');
        await page
          .getByRole('button', { name: t('people_devices_add') })
          .first()
          .click();
        await page.getByText('Telefonen min', { exact: true }).waitFor();
        await page.getByText(t('people_devices_added')).waitFor();
        await tillit.look(owner, '41-about-me-with-device');
      });

      await step('it signs in, and stands among the places where one is signed in', async () => {
        await signOut(owner);
        await tillit.look(owner, '42-sign-in-with-device');
        await page.getByRole('button', { name: t('app_sign_in_with_device') }).click();
        await page.getByRole('heading', { name: t('app_sign_in_title') }).waitFor({ state: 'detached' });
        await page.goto('/about-me');
        await page.getByText(t.within('people_sessions_by_device')).first().waitFor();
      });

      await step('another place is ended, and the page that is open there says so', async () => {
        const elsewhere = await tillit.enter(who, manner);
        await elsewhere.page.getByRole('heading').first().waitFor();
        await page.reload();
        await page.getByText(t('people_sessions_this')).waitFor();
        await tillit.look(owner, '43-two-places');
        await page.getByRole('button', { name: t('people_sessions_end_others') }).click();
        await page.getByText(t('people_sessions_ended')).waitFor();
        await elsewhere.page.getByRole('heading', { name: t('app_session_ended_title') }).waitFor();
      });

      await step('it is removed: what it opened ends, and it signs nobody in', async () => {
        await page.getByRole('button', { name: t('people_devices_remove_named', { name: 'Telefonen min' }) }).click();
        await page.getByRole('heading', { name: t('app_session_ended_title') }).waitFor();
        await page.goto('/');
        await page.getByRole('button', { name: t('app_sign_in_with_device') }).click();
        await page.getByText(t('platform_passkey_not_accepted')).waitFor();
        await tillit.look(owner, '44-removed');
        await signIn(owner, who);
        await page.waitForURL(`${tillit.origin}/`);
      });
    });
  },
);
