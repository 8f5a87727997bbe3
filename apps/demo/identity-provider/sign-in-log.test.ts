import { describe, expect, it } from 'vitest';
import { amongSignIns, are, type SignInWorld, signInAs, type Started } from './sign-in-world-for-tests.ts';
import { TestBrowser } from './test-browser.ts';

let world: SignInWorld;
amongSignIns((opened) => {
  world = opened;
});

const told = ({ securityLines }: Started): Record<string, unknown>[] =>
  securityLines.map((line) => JSON.parse(line) as Record<string, unknown>);

describe('The security log of signing in', () => {
  it('tells a sign-in with its assurance and the session that begins, and its end by the same name', async () => {
    const started = await world.start();
    const browser = new TestBrowser();
    await signInAs(browser, started.origin, 'are', '/rooms/7?tab=all#last');
    await browser.send(`${started.origin}/sign-out`, { method: 'POST', headers: { 'x-tillit': '1' } });
    await expect.poll(() => told(started).at(-1)?.['event']).toBe('signed-out');
    const signedIn = told(started).find(({ event }) => event === 'signed-in');
    expect(signedIn).toMatchObject({ assurance: 'idporten-loa-high', endpoint: '/sign-in/callback', status: 303 });
    expect(told(started).at(-1)?.['session']).toBe(signedIn?.['session']);
    expect(signedIn?.['session']).toBeDefined();
  });

  it('tells a sign-in that did not succeed by its reason', async () => {
    const started = await world.start({
      issuer: { allowedAcr: ['something-higher'], requestedAcr: 'idporten-loa-high' },
    });
    await signInAs(new TestBrowser(), started.origin, 'are');
    await new TestBrowser().open(`${started.origin}/sign-in/callback?code=geheim&state=x`);
    await expect
      .poll(() =>
        told(started)
          .filter(({ event }) => event === 'sign-in-refused')
          .map(({ outcome }) => outcome),
      )
      .toEqual(['assurance-too-low', 'expired']);
  });

  it('says neither who it was nor where she was going, nor the code she came back with', async () => {
    const started = await world.start();
    await signInAs(new TestBrowser(), started.origin, 'are', '/rooms/7?tab=all#last');
    await expect.poll(() => told(started).some(({ event }) => event === 'signed-in')).toBe(true);
    const all = started.securityLines.join('');
    for (const secret of [are.number, are.givenName, 'rooms/7', 'code=', 'state=', '127.0.0.1'])
      expect(all).not.toContain(secret);
  });
});
