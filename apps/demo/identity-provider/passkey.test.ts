import { describe, expect, it } from 'vitest';
import { days, minutes } from '../../../platform/testing/held-clock.ts';
import { type Bent, SoftwareAuthenticator } from '../../../platform/testing/software-authenticator.ts';
import { amongSignIns, chooseAt, type SignInWorld, type Started, signInAs, whoIs } from './sign-in-world-for-tests.ts';
import { TestBrowser } from './test-browser.ts';

let world: SignInWorld;
amongSignIns((opened) => {
  world = opened;
});

interface Answer {
  status: number;
  body: Record<string, unknown> & { code?: string };
}

async function post(browser: TestBrowser, { origin }: Started, path: string, body: object = {}): Promise<Answer> {
  const headers = { 'x-tillit': '1', 'content-type': 'application/json', origin };
  const answer = await browser.send(`${origin}/sign-in/passkey${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}

/** Adds a passkey on this device for whoever is signed in in this browser. */
async function add(browser: TestBrowser, started: Started, device: SoftwareAuthenticator, bent: Bent = {}) {
  const asked = await post(browser, started, '/ask-to-add');
  if (asked.status !== 200) return asked;
  const response = device.create(asked.body as never, bent);
  return post(browser, started, '/add', { response, name: 'Telefonen min' });
}

/** Signs in with this device. */
async function use(browser: TestBrowser, started: Started, device: SoftwareAuthenticator, bent: Bent = {}) {
  const asked = await post(browser, started, '/ask');
  return post(browser, started, '', { response: device.get(asked.body as never, bent) });
}

/** Are, who has signed in by electronic ID and added a passkey on his phone. */
async function areWithPasskey() {
  const started = await world.start();
  const browser = new TestBrowser();
  await signInAs(browser, started.origin, 'are');
  const device = new SoftwareAuthenticator(started.origin);
  const added = await add(browser, started, device);
  const me = await whoIs(started, browser);
  return { started, browser, device, added, me };
}

const rows = (text: string, values: unknown[] = []) => world.database.asOwner<Record<string, unknown>>(text, values);
const notAccepted = { status: 403, body: { code: 'passkey-not-accepted' } };

describe('Adding a passkey', () => {
  it('keeps a public key, a random handle and how sure the electronic ID was, and nothing that says who it is', async () => {
    const { added, me, device } = await areWithPasskey();
    expect(added.status).toBe(201);
    const [stored] = await rows('select * from passkey where id = $1', [added.body['id']]);
    expect(stored).toMatchObject({ name: 'Telefonen min', assurance: 'idporten-loa-high', person_id: me?.personId });
    const handle = Buffer.from(device.held[0]?.userHandle ?? '', 'base64url');
    expect(handle).toHaveLength(32);
    expect(handle.toString('hex')).not.toContain(me?.personId.replaceAll('-', ''));
  });

  it('asks the device to know the person, and to find the passkey by itself', async () => {
    const { started, browser } = await areWithPasskey();
    const { body } = await post(browser, started, '/ask-to-add');
    expect(body).toMatchObject({
      rp: { id: '127.0.0.1' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: [{ type: 'public-key' }],
    });
  });

  it('asks for a fresh electronic ID, and for somebody who is signed in', async () => {
    const { started, browser, device } = await areWithPasskey();
    started.clock.moveBy(minutes(11));
    expect(await add(browser, started, device)).toEqual({ status: 403, body: { code: 'fresh-sign-in-needed' } });
    expect(await add(new TestBrowser(), started, device)).toEqual({ status: 401, body: { code: 'not-signed-in' } });
  });

  it('is not possible with a passkey alone', async () => {
    const { started, device } = await areWithPasskey();
    const browser = new TestBrowser();
    await use(browser, started, device);
    expect((await add(browser, started, device)).body.code).toBe('fresh-sign-in-needed');
  });

  it.each<[string, Bent]>([
    ['made at another site', { origin: 'https://evil.example' }],
    ['made for another host', { rpId: 'evil.example' }],
    ['made without knowing the person', { userVerified: false }],
  ])('refuses one that was %s', async (_what, bent) => {
    const { started, browser } = await areWithPasskey();
    expect(await add(browser, started, new SoftwareAuthenticator(started.origin), bent)).toEqual(notAccepted);
    expect(started.faults).toEqual([]);
  });

  it("refuses an answer to another session's question", async () => {
    const { started, browser } = await areWithPasskey();
    const asked = await post(browser, started, '/ask-to-add');
    await signInAs(browser, started.origin, 'maria');
    const response = new SoftwareAuthenticator(started.origin).create(asked.body as never);
    expect(await post(browser, started, '/add', { response, name: 'x' })).toEqual(notAccepted);
  });

  it('refuses a request from another site', async () => {
    const { started, browser } = await areWithPasskey();
    const answer = await browser.send(`${started.origin}/sign-in/passkey/ask-to-add`, { method: 'POST' });
    expect(answer.status).toBe(403);
  });
});

describe('Signing in with a passkey', () => {
  it('opens a session for the same person that is not fresh, and says how it was opened', async () => {
    const { started, device, me } = await areWithPasskey();
    const browser = new TestBrowser();
    expect(await use(browser, started, device)).toEqual({ status: 200, body: { done: true } });
    const now = await whoIs(started, browser);
    expect(now?.personId).toBe(me?.personId);
    expect(now?.electronicIdAt).toBeUndefined();
    expect(await rows('select opened_with, assurance from session where id = $1', [now?.sessionId])).toEqual([
      { opened_with: 'passkey', assurance: 'idporten-loa-high' },
    ]);
    expect(started.faults).toEqual([]);
  });

  it('becomes fresh by the electronic ID, in the same session', async () => {
    const { started, device } = await areWithPasskey();
    const browser = new TestBrowser();
    await use(browser, started, device);
    const before = await whoIs(started, browser);
    const chosen = { person: 'are', acr: 'idporten-loa-high' };
    await browser.open(await chooseAt(browser, started.origin, chosen, { fresh: true }));
    const after = await whoIs(started, browser);
    expect(after?.sessionId).toBe(before?.sessionId);
    expect(after?.electronicIdAt).toBeDefined();
  });

  it('ends the session that was in this browser before', async () => {
    const { started, browser, device, me } = await areWithPasskey();
    await use(browser, started, device);
    expect(started.ended).toEqual([me?.sessionId]);
  });

  it.each<[string, Bent]>([
    ['used at another site', { origin: 'https://evil.example' }],
    ['made for another host', { rpId: 'evil.example' }],
    ['used without knowing the person', { userVerified: false }],
    ["said to be another person's", { userHandle: Buffer.alloc(32, 1).toString('base64url') }],
  ])('is refused when it was %s', async (_what, bent) => {
    const { started, device } = await areWithPasskey();
    const browser = new TestBrowser();
    expect(await use(browser, started, device, bent)).toEqual(notAccepted);
    expect(await whoIs(started, browser)).toBeUndefined();
    // The twin: the same device, unbent.
    expect((await use(browser, started, device)).status).toBe(200);
  });

  it("is refused when another credential's key signed it, and when nobody knows it", async () => {
    const { started, device } = await areWithPasskey();
    const maria = new TestBrowser();
    await signInAs(maria, started.origin, 'maria');
    const hers = new SoftwareAuthenticator(started.origin);
    await add(maria, started, hers);
    const [his, key] = [device.held[0], hers.held[0]?.key];
    if (his === undefined || key === undefined) throw new Error('A passkey is missing.');
    const browser = new TestBrowser();
    const asked = (await post(browser, started, '/ask')).body as never;
    expect(await post(browser, started, '', { response: device.get(asked, {}, { ...his, key }) })).toEqual(notAccepted);
    const stranger = new SoftwareAuthenticator(started.origin);
    stranger.create({ challenge: 'AAAA', rp: { id: '127.0.0.1' }, user: { id: his.userHandle } });
    expect(await use(browser, started, stranger)).toEqual(notAccepted);
  });

  it('takes the answer to a challenge once, also with the cookie of before', async () => {
    const { started, device } = await areWithPasskey();
    const browser = new TestBrowser();
    const asked = (await post(browser, started, '/ask')).body as never;
    const copy = browser.copy();
    const response = device.get(asked);
    expect((await post(browser, started, '', { response })).status).toBe(200);
    expect(await post(copy, started, '', { response })).toEqual(notAccepted);
    expect(await whoIs(started, copy)).toBeUndefined();
  });

  it('takes no answer without its challenge, after five minutes, or to the question of adding one', async () => {
    const { started, browser, device } = await areWithPasskey();
    const asked = (await post(new TestBrowser(), started, '/ask')).body as never;
    expect(await post(new TestBrowser(), started, '', { response: device.get(asked) })).toEqual(notAccepted);
    const slow = new TestBrowser();
    const late = (await post(slow, started, '/ask')).body as never;
    const adding = (await post(browser, started, '/ask-to-add')).body as never;
    expect(await post(browser, started, '', { response: device.get(adding) })).toEqual(notAccepted);
    started.clock.moveBy(minutes(5) + 1);
    expect(await post(slow, started, '', { response: device.get(late) })).toEqual(notAccepted);
  });

  it('is stopped for good when its counter goes back, and those who run the server are told', async () => {
    const { started, device } = await areWithPasskey();
    const browser = new TestBrowser();
    expect((await use(browser, started, device)).status).toBe(200);
    const copied = { status: 403, body: { code: 'passkey-copied' } };
    expect(await use(new TestBrowser(), started, device, { counter: device.counter })).toEqual(copied);
    expect(started.faults.splice(0)).toHaveLength(1);
    expect(await use(new TestBrowser(), started, device)).toEqual(copied);
  });

  it('goes on for devices that count nothing', async () => {
    const { started, browser } = await areWithPasskey();
    const device = new SoftwareAuthenticator(started.origin);
    expect((await add(browser, started, device, { counter: 0 })).status).toBe(201);
    const useAgain = async () => (await use(new TestBrowser(), started, device, { counter: 0 })).status;
    expect([await useAgain(), await useAgain()]).toEqual([200, 200]);
  });

  it('sleeps after ninety days until an electronic ID has vouched again', async () => {
    const { started, device } = await areWithPasskey();
    started.clock.moveBy(days(90) - minutes(5));
    expect((await use(new TestBrowser(), started, device)).status).toBe(200);
    started.clock.moveBy(minutes(5));
    expect(await use(new TestBrowser(), started, device)).toEqual({ status: 403, body: { code: 'passkey-asleep' } });
    await signInAs(new TestBrowser(), started.origin, 'are');
    expect((await use(new TestBrowser(), started, device)).status).toBe(200);
  });
});

describe('A removed passkey', () => {
  it('signs nobody in', async () => {
    const { started, device, added } = await areWithPasskey();
    await rows('delete from passkey where id = $1', [added.body['id']]);
    expect(await use(new TestBrowser(), started, device)).toEqual(notAccepted);
  });
});
