import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../../platform/testing/test-server.ts';
import { peopleContract } from '../contract.ts';
import { peopleForTests } from './people-for-tests.ts';
import { peopleModule } from './public.ts';

let server: TestServer;
let people: ReturnType<typeof peopleForTests>;
beforeAll(async () => {
  server = await startTestServer({ modules: [peopleModule] });
  people = peopleForTests(server.database);
});
afterAll(() => server.close());

async function somebody(country: 'DK' | 'NO' = 'NO') {
  const id = await people.addPerson({ givenName: 'Are', country });
  return { id, me: server.client(peopleContract, await server.signIn(id)) };
}

describe('Everybody is met as they wish', () => {
  test('in the language of the country until they choose another', async () => {
    const { me } = await somebody('DK');
    expect((await me.getMyself()).language).toBe('da');
    expect(await me.setLanguage({ language: 'nn' })).toEqual({ language: 'nn' });
    expect((await me.getMyself()).language).toBe('nn');
  });

  test('everything is told, outside of the night, until they set it otherwise', async () => {
    const { me } = await somebody();
    expect(await me.getNotificationSetting()).toEqual({
      mail: true,
      push: true,
      sms: true,
      quietFrom: '21:00',
      quietUntil: '07:00',
      mailAddress: null,
      pushKey: null,
    });
    const wish = {
      mail: false,
      push: true,
      sms: false,
      quietFrom: '20:30',
      quietUntil: '09:00',
      mailAddress: 'are@example.org',
    };
    expect(await me.setNotificationSetting(wish)).toEqual(wish);
    expect(await me.getNotificationSetting()).toEqual({ ...wish, pushKey: null });
    expect((await me.getMyself()).language).toBe('nb');
    await me.setNotificationSetting({ ...wish, mailAddress: null });
    expect((await me.getNotificationSetting()).mailAddress).toBeNull();
  });

  test('a mail address stands while nothing else is set', async () => {
    const { id, me } = await somebody();
    await people.setMail(id, 'are@example.org');
    expect(await me.getNotificationSetting()).toMatchObject({ mail: true, mailAddress: 'are@example.org' });
  });

  test('a browser that changes hands wakes only the one who holds it now', async () => {
    const subscription = { endpoint: 'https://push.example/browser-1', keys: { p256dh: 'key', auth: 'auth' } };
    const first = await somebody();
    const second = await somebody();
    await first.me.addPushSubscription(subscription);
    await first.me.addPushSubscription({ ...subscription, endpoint: 'https://push.example/browser-2' });
    await second.me.addPushSubscription(subscription);
    await second.me.addPushSubscription(subscription);
    const held = await server.database.asOwner('select person_id, endpoint from push_subscription order by endpoint');
    expect(held).toEqual([
      { person_id: second.id, endpoint: 'https://push.example/browser-1' },
      { person_id: first.id, endpoint: 'https://push.example/browser-2' },
    ]);
  });
});
