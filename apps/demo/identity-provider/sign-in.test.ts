import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { getFreePort } from '../../../platform/server/embedded-postgres/free-port.ts';
import { minutes } from '../../../platform/testing/held-clock.ts';
import {
  amongSignIns,
  are,
  chooseAt,
  maria,
  type SignInWorld,
  type Started,
  signInAs,
  whoIs,
} from './sign-in-world-for-tests.ts';
import { TestBrowser } from './test-browser.ts';

let world: SignInWorld;
amongSignIns((opened) => {
  world = opened;
});

describe('signing in', () => {
  it('opens a session for whoever was vouched for and leads back to where they were going', async () => {
    const started = await world.start();
    const browser = new TestBrowser();
    expect(await signInAs(browser, started.origin, 'are', '/rooms/7?tab=all#last')).toBe('/rooms/7?tab=all#last');
    const me = await whoIs(started, browser);
    expect(me?.acting).toEqual({ kind: 'citizen' });
    expect(started.asked).toEqual([{ country: 'NO', number: are.number, givenName: 'Are', familyName: 'Berg <b>' }]);
    const [session] = await world.database.asOwner<{ assurance: string }>(
      'select assurance from session where id = $1',
      [me?.sessionId],
    );
    expect(session?.assurance).toBe('idporten-loa-high');
    expect(started.faults).toEqual([]);
  });

  it('keeps the session in a cookie that no script can read and that other sites cannot send along', async () => {
    const { origin } = await world.start();
    const browser = new TestBrowser();
    await signInAs(browser, origin, 'are');
    const line = browser.set.find((one) => one.startsWith('tillit='));
    expect(line).toMatch(/; HttpOnly/);
    expect(line).toMatch(/; SameSite=Lax/);
    expect(line).toMatch(/; Path=\//);
    expect(line).not.toMatch(/Secure/);
    expect(browser.cookie('tillit-sign-in')).toBeUndefined();
  });

  it('knows a Danish number by the country that the issuer names', async () => {
    const { origin, asked } = await world.start();
    await signInAs(new TestBrowser(), origin, 'maria');
    expect(asked[0]).toMatchObject({ country: 'DK', number: maria.number });
  });

  it('lets somebody else sign in in the same browser, and ends the session that was there', async () => {
    const started = await world.start();
    const browser = new TestBrowser();
    await signInAs(browser, started.origin, 'are');
    const before = await whoIs(started, browser);
    expect(await signInAs(browser, started.origin, 'maria')).toBe('/');
    const after = await whoIs(started, browser);
    expect(after?.personId).not.toBe(before?.personId);
    expect(started.ended).toEqual([before?.sessionId]);
  });

  it('takes somebody new who is typed by hand, and the same name is the same person again', async () => {
    const { origin, asked } = await world.start();
    const form = { newcomer: 'yes', givenName: 'Vera', familyName: 'Lund', country: 'NO' };
    for (const browser of [new TestBrowser(), new TestBrowser()]) {
      const answer = await browser.open(await chooseAt(browser, origin, form));
      expect(answer.headers.get('location')).toBe('/');
    }
    expect(asked[0]).toMatchObject({ givenName: 'Vera', familyName: 'Lund' });
    expect(asked[1]).toEqual(asked[0]);
  });

  it('works where the issuer wants the request pushed, a signed proof of the client and tokens bound to a key', async () => {
    const started = await world.start({ provider: { mustPush: true, proofByKey: true }, issuer: { dpop: true } });
    const browser = new TestBrowser();
    expect(await signInAs(browser, started.origin, 'are')).toBe('/');
    expect(started.faults).toEqual([]);
    expect(await whoIs(started, browser)).toBeDefined();
  });

  it('asks for the assurance that is good enough, unless it stands in a claim of its own', async () => {
    const usual = await world.start();
    const asked = await new TestBrowser().open(`${usual.origin}/sign-in`);
    expect(new URL(asked.headers.get('location') ?? '').searchParams.get('acr_values')).toBe('idporten-loa-high');
    const own = await world.start({ issuer: { acrClaim: 'country', allowedAcr: ['NO'] } });
    const askedThere = await new TestBrowser().open(`${own.origin}/sign-in`);
    expect(new URL(askedThere.headers.get('location') ?? '').searchParams.has('acr_values')).toBe(false);
    expect(await signInAs(new TestBrowser(), own.origin, 'are')).toBe('/');
  });

  it('sends localhost to the address where the cookies are', async () => {
    const { origin } = await world.start();
    const answer = await new TestBrowser().open(`${origin.replace('127.0.0.1', 'localhost')}/sign-in?to=/x`);
    expect(answer.headers.get('location')).toBe(`${origin}/sign-in?to=/x`);
  });

  it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'evil', '/sign-in'])(
    'does not lead to %s',
    async (to) => {
      const { origin } = await world.start();
      expect(await signInAs(new TestBrowser(), origin, 'are', to)).toBe('/');
    },
  );
});

describe('a sign-in that is refused', () => {
  async function cameTo(started: Started, browser: TestBrowser, callback: string) {
    const answer = await browser.open(callback);
    expect(browser.cookie('tillit')).toBeUndefined();
    expect(await whoIs(started, browser)).toBeUndefined();
    return answer.headers.get('location');
  }

  it('is not completed when the state is another', async () => {
    const started = await world.start();
    const browser = new TestBrowser();
    const callback = new URL(await chooseAt(browser, started.origin, { person: 'are' }));
    callback.searchParams.set('state', 'another');
    expect(await cameTo(started, browser, callback.href)).toBe('/?sign-in=not-completed');
    expect(started.faults).toHaveLength(1);
  });

  it('is not completed when the nonce is another', async () => {
    const started = await world.start();
    const browser = new TestBrowser();
    const change = (url: URL) => {
      url.searchParams.set('nonce', 'another');
      return url;
    };
    const callback = await chooseAt(browser, started.origin, { person: 'are' }, { change });
    expect(await cameTo(started, browser, callback)).toBe('/?sign-in=not-completed');
    // What is told to those who run the server holds no identity number.
    expect(started.faults.map(String).join()).toMatch(/JWT_CLAIM/);
    expect(JSON.stringify(started.faults, Object.getOwnPropertyNames(Error.prototype))).not.toContain(are.number);
    expect(started.faults[0]).not.toHaveProperty('cause');
  });

  it('is not completed when the code was begun with another challenge', async () => {
    const started = await world.start();
    const browser = new TestBrowser();
    const change = (url: URL) => {
      url.searchParams.set('code_challenge', randomBytes(32).toString('base64url'));
      return url;
    };
    const callback = await chooseAt(browser, started.origin, { person: 'are' }, { change });
    expect(await cameTo(started, browser, callback)).toBe('/?sign-in=not-completed');
  });

  it('is not completed when the code was used before', async () => {
    const started = await world.start();
    const browser = new TestBrowser();
    const callback = await chooseAt(browser, started.origin, { person: 'are' });
    const thief = browser.copy();
    expect((await browser.open(callback)).headers.get('location')).toBe('/');
    expect(await cameTo(started, thief, callback)).toBe('/?sign-in=not-completed');
  });

  it('has too low an assurance when the electronic ID is weaker than demanded', async () => {
    const started = await world.start();
    const browser = new TestBrowser();
    const callback = await chooseAt(browser, started.origin, { person: 'are', acr: 'substantial' });
    expect(await cameTo(started, browser, callback)).toBe('/?sign-in=assurance-too-low');
    expect(started.asked).toEqual([]);
  });

  it('is cancelled when the person turns back, and still knows where they were going', async () => {
    const started = await world.start();
    const browser = new TestBrowser();
    const callback = await chooseAt(browser, started.origin, { cancel: 'yes' }, { to: '/join/abc' });
    expect(await cameTo(started, browser, callback)).toBe('/?sign-in=cancelled&to=%2Fjoin%2Fabc');
    expect(started.faults).toEqual([]);
  });

  it('has expired after ten minutes', async () => {
    const started = await world.start();
    const browser = new TestBrowser();
    const callback = await chooseAt(browser, started.origin, { person: 'are' });
    started.clock.moveBy(minutes(10) + 1);
    expect(await cameTo(started, browser, callback)).toBe('/?sign-in=expired');
  });

  it('has expired in a browser that did not begin it', async () => {
    const started = await world.start();
    const callback = await chooseAt(new TestBrowser(), started.origin, { person: 'are' });
    expect(await cameTo(started, new TestBrowser(), callback)).toBe('/?sign-in=expired');
  });

  it('misses an identity when the claim is not there', async () => {
    const started = await world.start({ issuer: { identityClaim: 'dk.cpr' } });
    const browser = new TestBrowser();
    const callback = await chooseAt(browser, started.origin, { person: 'are' });
    expect(await cameTo(started, browser, callback)).toBe('/?sign-in=identity-missing');
    expect(started.faults.map(String).join()).toContain('dk.cpr');
  });

  it('finds the issuer away when nobody answers there, and tries again for the next person', async () => {
    const nobody = `http://127.0.0.1:${await getFreePort()}`;
    const started = await world.start({ issuer: { issuer: nobody } });
    const browser = new TestBrowser();
    for (const to of ['/first', '/second']) {
      const answer = await browser.open(`${started.origin}/sign-in?to=${to}`);
      expect(answer.headers.get('location')).toBe(`/?sign-in=issuer-away&to=%2F${to.slice(1)}`);
    }
    expect(started.faults).toHaveLength(2);
  });

  it('is not completed when the person cannot be stored', async () => {
    const started = await world.start({ findOrAddPerson: () => Promise.reject(new Error('no room')) });
    const browser = new TestBrowser();
    const callback = await chooseAt(browser, started.origin, { person: 'are' });
    expect(await cameTo(started, browser, callback)).toBe('/?sign-in=not-completed');
    expect(started.faults.map(String)).toEqual(['Error: no room']);
  });
});

describe('afterwards', () => {
  it('does no harm to load the last page of the sign-in again', async () => {
    const started = await world.start();
    const browser = new TestBrowser();
    const callback = await chooseAt(browser, started.origin, { person: 'are' });
    await browser.open(callback);
    const again = await browser.open(callback);
    expect(again.headers.get('location')).toBe('/');
    expect(await whoIs(started, browser)).toBeDefined();
  });

  it('ends the session for the next request, clears the cookie and closes open screens when one signs out', async () => {
    const started = await world.start();
    const browser = new TestBrowser();
    await signInAs(browser, started.origin, 'are');
    const copied = browser.copy();
    const me = await whoIs(started, browser);
    await browser.send(`${started.origin}/sign-out`, { method: 'POST', headers: { 'x-tillit': '1' } });
    expect(browser.cookie('tillit')).toBeUndefined();
    expect(await whoIs(started, copied)).toBeUndefined();
    expect(started.ended).toEqual([me?.sessionId]);
  });

  it('signs nobody out for another site', async () => {
    const started = await world.start();
    const browser = new TestBrowser();
    await signInAs(browser, started.origin, 'are');
    for (const headers of [{}, { 'x-tillit': '1', origin: 'https://evil.example' }]) {
      const answer = await browser.send(`${started.origin}/sign-out`, {
        method: 'POST',
        headers: new Headers(headers),
      });
      expect(answer.status).toBe(403);
    }
    expect(await whoIs(started, browser)).toBeDefined();
  });
});
