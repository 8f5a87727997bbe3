import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openIdToken } from '../../../platform/server/sign-in/kept-id-token.ts';
import { sweepIdTokens } from '../../../platform/server/sweep.ts';
import { hours, minutes } from '../../../platform/testing/held-clock.ts';
import { amongSignIns, chooseAt, type SignInWorld, type Started, signInAs, whoIs } from './sign-in-world-for-tests.ts';
import { TestBrowser } from './test-browser.ts';

let world: SignInWorld;
amongSignIns((opened) => {
  world = opened;
});

const leave = ({ origin }: Started, browser: TestBrowser) =>
  browser.send(`${origin}/sign-out`, { method: 'POST', headers: { 'x-tillit': '1' } });

/** Where the answer sends her, if it does. */
async function wayOut(answer: Response): Promise<URL | undefined> {
  if (answer.status === 204) return undefined;
  const { goTo } = (await answer.json()) as { goTo: string };
  return new URL(goTo);
}

const kept = async () =>
  (
    await world.database.asOwner<{ kept: string | null }>('select id_token as kept from session order by created_at')
  ).map((row) => row.kept);

/** Sends the provider's form as its script does, and gives where it leads. */
async function leaveAt(browser: TestBrowser, url: URL): Promise<Response> {
  const page = await browser.open(url.href);
  const html = await page.text();
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
  const action = /action="([^"]+)"/.exec(html)?.[1] ?? '';
  const done = await browser.open(action, { xsrf: value('xsrf'), logout: value('logout') });
  return browser.open(new URL(done.headers.get('location') ?? '', url).href);
}

describe('Signing out', () => {
  it('ends the session here first, then says where to end it at the provider, and is told when that is done', async () => {
    const started = await world.start();
    const browser = new TestBrowser();
    await signInAs(browser, started.origin, 'are');
    const copied = browser.copy();
    const url = await wayOut(await leave(started, browser));
    expect(await whoIs(started, copied)).toBeUndefined();
    expect(url?.origin).toBe(started.origin);
    expect(url?.pathname).toBe('/demo-id/session/end');
    expect(url?.searchParams.get('post_logout_redirect_uri')).toBe(`${started.origin}/sign-out/callback`);
    const [, claims = ''] = url?.searchParams.get('id_token_hint')?.split('.') ?? [];
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ sub: 'are' });
    if (url === undefined) return;
    const back = await leaveAt(browser, url);
    expect([back.status, back.headers.get('location')]).toEqual([303, '/?sign-out=done']);
    expect(browser.cookie('tillit-demo-id')).toBeUndefined();
    expect(started.faults).toEqual([]);
  });

  it('shows the ID token of the last time the electronic ID was used', async () => {
    const started = await world.start();
    const browser = new TestBrowser();
    await signInAs(browser, started.origin, 'are');
    started.clock.moveBy(minutes(20));
    const callback = await chooseAt(browser, started.origin, { person: 'are' }, { fresh: true });
    expect((await browser.open(callback)).headers.get('location')).toBe('/');
    const url = await wayOut(await leave(started, browser));
    if (url === undefined) throw new Error('There must be a way out.');
    expect((await leaveAt(browser, url)).headers.get('location')).toBe('/?sign-out=done');
  });

  it('believes nobody who comes back without having been sent', async () => {
    const started = await world.start();
    const [sent, other] = [new TestBrowser(), new TestBrowser()];
    await signInAs(sent, started.origin, 'are');
    const state = (await wayOut(await leave(started, sent)))?.searchParams.get('state') ?? '';
    const back = `${started.origin}/sign-out/callback`;
    expect(state).not.toBe('');
    for (const [browser, address] of [
      [other, `${back}?state=${state}`],
      [other, back],
      [sent.copy(), `${back}?state=${state.replaceAll(/./g, 'x')}`],
    ] as const)
      expect((await browser.open(address)).headers.get('location')).toBe('/');
    expect((await sent.open(`${back}?state=${state}`)).headers.get('location')).toBe('/?sign-out=done');
    expect((await sent.open(`${back}?state=${state}`)).headers.get('location')).toBe('/');
  });

  it.each([
    ['offers none', { provider: { canSignOut: false } }],
    ['is not to be signed out at, since it opens other systems too', { issuer: { signOutHereOnly: true } }],
  ])('ends here only where the provider %s', async (_what, different) => {
    const started = await world.start(different);
    const browser = new TestBrowser();
    await signInAs(browser, started.origin, 'are');
    const copied = browser.copy();
    expect((await leave(started, browser)).status).toBe(204);
    expect(await whoIs(started, copied)).toBeUndefined();
  });

  it('ends here also while the provider is away', async () => {
    const started = await world.start();
    const browser = new TestBrowser();
    await signInAs(browser, started.origin, 'are');
    const copied = browser.copy();
    // Another process, which has never reached the provider.
    const nobodyThere = { issuer: { issuer: 'http://127.0.0.1:9/demo-id' } };
    const other = await world.start(nobodyThere);
    expect((await leave(other, browser)).status).toBe(204);
    expect(browser.cookie('tillit')).toBeUndefined();
    expect(await whoIs(started, copied)).toBeUndefined();
  });

  it('twice, or as nobody, leads nowhere', async () => {
    const started = await world.start();
    const browser = new TestBrowser();
    await signInAs(browser, started.origin, 'are');
    const copied = browser.copy();
    expect((await leave(started, browser)).status).toBe(200);
    expect((await leave(started, copied)).status).toBe(204);
    expect((await leave(started, new TestBrowser())).status).toBe(204);
  });
});

describe('The ID token that is kept for it', () => {
  beforeAll(() => world.database.asOwner('delete from session'));

  it('is unreadable to whoever has the database, and goes with the session', async () => {
    const started = await world.start();
    const browser = new TestBrowser();
    await signInAs(browser, started.origin, 'are');
    const [sealed] = await kept();
    // Three parts with dots would be a token; this opens with the cookie only.
    expect(sealed).toMatch(/^[\w-]{200,}$/);
    expect(openIdToken(sealed ?? '', browser.cookie('tillit'))).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(openIdToken(sealed ?? '', 'another')).toBeUndefined();
    // Nor does the application's role get it for nobody.
    const [{ id } = { id: '' }] = await world.database.asOwner<{ id: string }>('select id from session');
    const asked = await sql<{ given: string | null }>`select my_id_token(${id}) as given`.execute(
      started.server.parts.db,
    );
    expect(asked.rows).toEqual([{ given: null }]);
    await leave(started, browser);
    expect(await kept()).toEqual([null]);
  });

  it('is swept when the session has ended by itself, not before', async () => {
    await world.database.asOwner('delete from session');
    const started = await world.start();
    await signInAs(new TestBrowser(), started.origin, 'are');
    const { db } = started.server.parts;
    await sweepIdTokens(db, started.clock.now());
    expect(await kept()).toEqual([expect.any(String)]);
    await sweepIdTokens(db, new Date(started.clock.now().getTime() + hours(11)));
    expect(await kept()).toEqual([null]);
  });
});
