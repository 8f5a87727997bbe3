import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PersonId } from '../../../kernel/ids.ts';
import { endStreamsOfEndedSessions } from '../../../platform/server/end-streams.ts';
import { openSession } from '../../../platform/server/session.ts';
import { hours, minutes } from '../../../platform/testing/held-clock.ts';
import { startTestServer, type TestServer } from '../../../platform/testing/test-server.ts';
import { peopleContract } from '../contract.ts';
import { peopleForTests } from './people-for-tests.ts';
import { peopleModule } from './public.ts';

let server: TestServer;
let other: TestServer;
let are: PersonId;
let vera: PersonId;
beforeAll(async () => {
  server = await startTestServer({ modules: [peopleModule] });
  other = await startTestServer({ modules: [peopleModule], database: server.database, clock: server.clock });
});
beforeEach(async () => {
  const add = peopleForTests(server.database);
  [are, vera] = [await add.addPerson({ givenName: 'Are' }), await add.addPerson({ givenName: 'Vera' })];
});
afterAll(async () => {
  await other.close();
  await server.close();
});

const as = (cookie: string) => server.client(peopleContract, cookie);
const code = (call: Promise<unknown>) =>
  call.then(
    () => 'allowed',
    (error: { code: string }) => error.code,
  );
const aresSessions = async (cookie: string) => as(cookie).listSessions();

/** A passkey as adding it would have stored it, and a session that it has opened. */
async function withPasskey(personId: PersonId, vouchedAt = server.clock.now()) {
  const id = randomUUID();
  const now = server.clock.now();
  await server.database.asOwner(
    `insert into passkey (id, person_id, user_handle, credential_id, public_key, counter, backed_up, name, assurance, vouched_at, added_at)
     values ($1, $2, '\\x01', $3, '\\x02', 0, false, 'Telefonen min', 'high', $4, $5)`,
    [id, personId, Buffer.from(id), vouchedAt, now],
  );
  const device = 'Mozilla/5.0 (Linux; Android 16; K) Chrome/140.0 Mobile Safari/537.36';
  const opened = { personId, assurance: 'high', device, electronicIdAt: undefined, passkeyId: id };
  return { id, cookie: `tillit=${await openSession(server.server.parts.db, now, opened)}` };
}

/** An open stream on the other process: gives what is done when it has been closed from there. */
async function openStream(cookie: string): Promise<() => Promise<void>> {
  const answer = await fetch(`${other.url}/api/live`, { headers: { cookie } });
  const reader = answer.body?.getReader();
  await reader?.read();
  return async () => {
    while ((await reader?.read())?.done === false);
  };
}

const idOf = async (cookie: string) => (await aresSessions(cookie)).find(({ isThis }) => isThis)?.id ?? '';
const openOnTheOther = () => other.server.hub.sessions();

describe('My sessions', () => {
  it('stand with their device, how they were opened and which is this one; nobody else’s do', async () => {
    const here = await server.signIn(are);
    await server.signIn(vera);
    server.clock.moveBy(minutes(1));
    await withPasskey(are);
    expect(await aresSessions(here)).toMatchObject([
      { device: { browser: 'Chrome', system: 'Android' }, openedWith: 'passkey', isThis: false },
      { device: { browser: null, system: null }, openedWith: 'electronic-id', isThis: true },
    ]);
  });

  it('are those that live: not one that has ended, nor one that nobody has used for half an hour', async () => {
    await server.signIn(are);
    server.clock.moveBy(minutes(31));
    const [here, ended] = [await server.signIn(are), await server.signIn(are)];
    await fetch(`${server.url}/api/people/me`, { headers: { cookie: here } });
    const endedId = await idOf(ended);
    await as(here).endSession({ sessionId: endedId });
    expect(await aresSessions(here)).toHaveLength(1);
  });

  it('are ended one by one, at once, and the other goes on', async () => {
    const [here, there] = [await server.signIn(are), await server.signIn(are)];
    const id = await idOf(there);
    expect(await code(as(here).endSession({ sessionId: id }))).toBe('allowed');
    expect(await code(as(there).getMyself())).toBe('not-signed-in');
    expect(await code(as(here).getMyself())).toBe('allowed');
    expect(await code(as(here).endSession({ sessionId: id }))).toBe('not-found');
  });

  it('of somebody else can not be ended, and look as if they were not there', async () => {
    const [mine, hers] = [await server.signIn(are), await server.signIn(vera)];
    const id = await idOf(hers);
    const asked = async (sessionId: string) =>
      (
        await fetch(`${server.url}/api/people/me/sessions/${sessionId}/ended`, {
          method: 'PUT',
          headers: { cookie: mine, 'x-tillit': '1' },
        })
      ).text();
    expect(await asked(id)).toBe(await asked(randomUUID()));
    expect(await code(as(hers).getMyself())).toBe('allowed');
  });

  it('end all at once but this one', async () => {
    const [here, ...others] = [await server.signIn(are), await server.signIn(are), (await withPasskey(are)).cookie];
    const hers = await server.signIn(vera);
    await as(here).endOtherSessions();
    for (const cookie of others) expect(await code(as(cookie).getMyself())).toBe('not-signed-in');
    for (const cookie of [here, hers]) expect(await code(as(cookie).getMyself())).toBe('allowed');
  });

  it('close their streams when they are ended, in every process', async () => {
    const [here, there] = [await server.signIn(are), await server.signIn(are)];
    const thereId = await idOf(there);
    const closed = await openStream(there);
    await openStream(here);
    await as(here).endOtherSessions();
    await closed();
    expect(openOnTheOther()).toContain(await idOf(here));
    expect(openOnTheOther()).not.toContain(thereId);
  });

  it.each([
    ['after half an hour without a request', minutes(31)],
    ['after ten hours in any case', hours(10)],
  ])('close their streams %s, and asking keeps none alive', async (_when, passed) => {
    const cookie = await server.signIn(are);
    const id = await idOf(cookie);
    const closed = await openStream(cookie);
    const ask = () => endStreamsOfEndedSessions(other.server.hub, other.server.parts.db, server.clock.now());
    server.clock.moveBy(passed / 2);
    if (passed < hours(1)) {
      await ask();
      expect(openOnTheOther()).toContain(id);
    }
    server.clock.moveBy(passed / 2);
    const watching = await server.signIn(vera);
    await openStream(watching);
    await ask();
    await closed();
    expect(openOnTheOther()).not.toContain(id);
    expect(openOnTheOther()).toContain(await idOf(watching));
  });
});

describe('My passkeys', () => {
  it('stand with their name, and sleep after ninety days', async () => {
    const here = await server.signIn(are);
    await withPasskey(vera);
    await withPasskey(are, new Date(server.clock.now().getTime() - hours(24 * 90)));
    expect(await as(here).listPasskeys()).toMatchObject([{ name: 'Telefonen min', state: 'asleep', lastUsedAt: null }]);
  });

  it('are removed without any electronic ID, and what they opened ends', async () => {
    const here = await server.signIn(are);
    const { id, cookie } = await withPasskey(are);
    server.clock.moveBy(minutes(11));
    await as(here).removePasskey({ passkeyId: id });
    expect(await as(here).listPasskeys()).toEqual([]);
    expect(await code(as(cookie).getMyself())).toBe('not-signed-in');
    expect(await code(as(here).getMyself())).toBe('allowed');
  });

  it('of somebody else can not be removed', async () => {
    const { id, cookie } = await withPasskey(vera);
    expect(await code(as(await server.signIn(are)).removePasskey({ passkeyId: id }))).toBe('not-found');
    expect(await as(cookie).listPasskeys()).toHaveLength(1);
  });
});
