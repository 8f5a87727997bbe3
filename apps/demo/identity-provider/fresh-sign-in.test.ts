import { describe, expect, it } from 'vitest';
import { minutes } from '../../../platform/testing/held-clock.ts';
import { amongSignIns, chooseAt, type SignInWorld, type Started, signInAs, whoIs } from './sign-in-world-for-tests.ts';
import { TestBrowser } from './test-browser.ts';

let world: SignInWorld;
amongSignIns((opened) => {
  world = opened;
});

const later = minutes(20);

/** Are, signed in twenty minutes ago. */
async function signedIn(): Promise<{ started: Started; browser: TestBrowser }> {
  const started = await world.start();
  const browser = new TestBrowser();
  await signInAs(browser, started.origin, 'are');
  started.clock.moveBy(later);
  return { started, browser };
}

/** Uses somebody's electronic ID anew, and gives where it led. */
async function useAnew(browser: TestBrowser, origin: string, form: Record<string, string>, change?: (url: URL) => URL) {
  const chosen = { to: '/rooms/7', fresh: true, ...(change === undefined ? {} : { change }) };
  const callback = await chooseAt(browser, origin, { acr: 'idporten-loa-high', ...form }, chosen);
  return (await browser.open(callback)).headers.get('location');
}

const secondsAgo = (started: Started, at: Date | undefined) =>
  at === undefined ? undefined : (started.clock.now().getTime() - at.getTime()) / 1000;

describe('using the electronic ID anew', () => {
  it('leads back to the same page, in the same session under a new token, with the time the provider vouches for', async () => {
    const { started, browser } = await signedIn();
    const before = await whoIs(started, browser);
    const token = browser.cookie('tillit');
    expect(secondsAgo(started, before?.electronicIdAt)).toBeGreaterThanOrEqual(later / 1000);
    expect(await useAnew(browser, started.origin, { person: 'are' })).toBe('/rooms/7');
    const after = await whoIs(started, browser);
    expect(after).toMatchObject({ sessionId: before?.sessionId, personId: before?.personId });
    expect(secondsAgo(started, after?.electronicIdAt)).toBeLessThan(60);
    expect(browser.cookie('tillit')).not.toBe(token);
    expect(started.ended).toEqual([]);
    expect(started.faults).toEqual([]);
  });

  it('demands that the provider asks, although it may know the person', async () => {
    const { started, browser } = await signedIn();
    const begun = await browser.open(`${started.origin}/sign-in?fresh=yes&to=/x`);
    const asked = new URL(begun.headers.get('location') ?? '').searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({ prompt: 'login', max_age: '0' });
  });

  it("refuses another person's electronic ID, and leaves the session as it was", async () => {
    const { started, browser } = await signedIn();
    const before = await whoIs(started, browser);
    const token = browser.cookie('tillit');
    expect(await useAnew(browser, started.origin, { person: 'maria' })).toBe(
      '/electronic-id?sign-in=another-person&to=%2Frooms%2F7',
    );
    expect(await whoIs(started, browser)).toEqual(before);
    expect(browser.cookie('tillit')).toBe(token);
    // Nobody was added for it either.
    expect(started.asked).toHaveLength(1);
  });

  it('refuses when the person turned back or the assurance is too low, and leaves the session as it was', async () => {
    const { started, browser } = await signedIn();
    const before = await whoIs(started, browser);
    expect(await useAnew(browser, started.origin, { cancel: 'yes' })).toMatch(/^\/electronic-id\?sign-in=cancelled&/);
    expect(await useAnew(browser, started.origin, { person: 'are', acr: 'idporten-loa-substantial' })).toMatch(
      /^\/electronic-id\?sign-in=(assurance-too-low|not-completed)&/,
    );
    expect(await whoIs(started, browser)).toEqual(before);
  });

  it('refuses when the provider does not say when the electronic ID was used', async () => {
    const { started, browser } = await signedIn();
    const change = (url: URL) => {
      // As somebody could in her own browser, to be let by without being asked.
      url.searchParams.delete('max_age');
      url.searchParams.delete('prompt');
      return url;
    };
    expect(await useAnew(browser, started.origin, { person: 'are' }, change)).toMatch(
      /^\/electronic-id\?sign-in=not-fresh&/,
    );
    expect(secondsAgo(started, (await whoIs(started, browser))?.electronicIdAt)).toBeGreaterThanOrEqual(later / 1000);
  });

  it('does not renew a session that has ended meanwhile: it is a sign-in like any then', async () => {
    const { started, browser } = await signedIn();
    const before = await whoIs(started, browser);
    const chosen = { to: '/rooms/7', fresh: true };
    const callback = await chooseAt(browser, started.origin, { person: 'are', acr: 'idporten-loa-high' }, chosen);
    await browser.send(`${started.origin}/sign-out`, { method: 'POST', headers: { 'x-tillit': '1' } });
    expect((await browser.open(callback)).headers.get('location')).toBe('/rooms/7');
    const after = await whoIs(started, browser);
    expect(after?.personId).toBe(before?.personId);
    expect(after?.sessionId).not.toBe(before?.sessionId);
  });

  it('does not lead to another site afterwards', async () => {
    const { started, browser } = await signedIn();
    const to = { to: 'https://evil.example', fresh: true };
    const callback = await chooseAt(browser, started.origin, { person: 'are', acr: 'idporten-loa-high' }, to);
    expect((await browser.open(callback)).headers.get('location')).toBe('/');
  });
});
