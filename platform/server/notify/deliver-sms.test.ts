import { randomUUID } from 'node:crypto';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '../../../kernel/ids.ts';
import { measureSms } from '../../../kernel/sms-segments.ts';
import { hours, minutes } from '../../testing/held-clock.ts';
import { NotificationWorld, newRoom } from '../../testing/notification-world.ts';
import { openGatewayApiServer, type TestGateway } from '../../testing/sms-gateways.ts';
import { asTask } from '../database.ts';
import { addSmsRoute } from '../sms/add-sms-route.ts';
import { findSmsGateway } from '../sms/find-sms-gateway.ts';
import type { ReceivedSms } from '../sms/sms-gateway.ts';
import { addSms } from '../sms/sms-store.ts';
import { noticeWords } from '../sms/sms-words.ts';
import type { Notifications } from './open-notifications.ts';

let world: NotificationWorld;
let gateway: TestGateway;
let server: Notifications;
let app: FastifyInstance;
let webhook: string;
const paused = new Map<PersonId, string>();
const received: ReceivedSms[] = [];

beforeAll(async () => {
  world = await NotificationWorld.open();
  gateway = await openGatewayApiServer();
  const opened = findSmsGateway({
    SMS_URL: gateway.url,
    SMS_FROM: '4526112',
    SMS_WEBHOOK_SECRET: gateway.webhookSecret,
  });
  if (opened === undefined) throw new Error('There is no gateway.');
  const pausePhone = async (personId: PersonId, code: string) => {
    paused.set(personId, code);
  };
  const sms = {
    gateway: opened,
    dailyLimit: 3,
    compose: async () => ({ to: '+4791234567', text: 'Koden din er 123456' }),
    pausePhone,
  };
  server = await world.process({ sms });
  app = fastify();
  await addSmsRoute(app, {
    db: world.database.db,
    clock: world.clock,
    gateway: opened,
    pausePhone,
    receive: async (one) => {
      received.push(one);
    },
  });
  webhook = `${await app.listen({ port: 0, host: '127.0.0.1' })}/api/sms/gateway`;
});
afterAll(async () => {
  await app.close();
  await world.close();
  await gateway.stop();
});
beforeEach(() => {
  world.passWeek();
  gateway.answerWith(undefined);
  gateway.sent.length = 0;
  received.length = 0;
  paused.clear();
});

const withPhone = (more = {}) => world.newPerson({ sms: '+4791234567', ...more });
const passHour = async () => {
  world.clock.moveBy(hours(1));
  await server.deliverDue();
};
const rows = (person: PersonId) =>
  world.testDatabase.asOwner<Record<'kind' | 'state' | 'code' | 'segments', unknown>>(
    'select kind, state, code, segments from text_message where person_id = $1 order by made_at',
    [person],
  );
async function tell(person: PersonId) {
  await world.announce(newRoom(), [person]);
  await server.relayOnce();
  world.clock.moveBy(minutes(2));
  await server.deliverDue();
  const sent = gateway.sent.at(-1);
  if (sent === undefined) throw new Error('Nothing was sent.');
  return sent;
}

describe('A text says that there is something new, and nothing more', () => {
  test.each(['nb', 'nn', 'da', 'en'] as const)('in %s, in one segment, to a confirmed number', async (language) => {
    const kari = withPhone({ language });
    const sent = await tell(kari);
    expect(sent).toMatchObject({ to: '+4791234567', text: noticeWords[language], from: '4526112' });
    expect(measureSms(sent.text)).toEqual({ alphabet: 'gsm-7', segments: 1 });
    expect(await rows(kari)).toEqual([{ kind: 'notice', state: 'sent', code: null, segments: 1 }]);
  });

  test('not to somebody without a confirmed number, nor to one who wants none, nor at night', async () => {
    const [without, unwilling, asleep] = [world.newPerson(), withPhone(), withPhone()];
    await world.testDatabase.asOwner('insert into notification_setting (person_id, sms) values ($1, false)', [
      unwilling,
    ]);
    await world.set(asleep, { from: '00:00', until: '23:59' });
    await world.announce(newRoom(), [without, unwilling, asleep]);
    await world.passPause();
    expect(gateway.sent).toEqual([]);
  });

  test('ten messages in one room are one text', async () => {
    const kari = withPhone();
    const room = newRoom();
    for (let message = 0; message < 10; message += 1) await world.announce(room, [kari]);
    await world.passPause();
    expect(gateway.sent).toHaveLength(1);
  });

  test('at most so many in a day and a night', async () => {
    const kari = withPhone();
    for (let room = 0; room < 5; room += 1) {
      await world.announce(newRoom(), [kari]);
      await world.passPause();
    }
    expect(gateway.sent).toHaveLength(3);
  });
});

describe('What goes wrong on the way', () => {
  test('a gateway that is away loses nothing, and nothing is told twice', async () => {
    const kari = withPhone();
    gateway.answerWith({ status: 503, body: 'away' });
    await world.announce(newRoom(), [kari]);
    await world.passPause();
    expect(world.faults.splice(0).map(String)[0]).toContain('by sms could not be sent and are tried again (503)');
    gateway.answerWith(undefined);
    await passHour();
    await passHour();
    expect(gateway.sent).toHaveLength(1);
    expect(world.faults).toEqual([]);
  });

  test('a code is sent at once, tried again, and given up after a day', async () => {
    const kari = withPhone();
    const add = (id: string) =>
      asTask(world.database.db, 'sms', world.clock.now(), (trx) =>
        addSms(trx, { id, personId: kari, kind: 'code', about: {} }, world.clock.now()),
      );
    await add(randomUUID());
    await server.relayOnce();
    await server.deliverDue();
    expect(gateway.sent.map(({ text }) => text)).toEqual(['Koden din er 123456']);
    gateway.answerWith('hang up');
    world.clock.moveBy(minutes(1));
    await add(randomUUID());
    await server.relayOnce();
    for (let hour = 0; hour < 25; hour += 1) await passHour();
    await server.relayOnce();
    expect((await rows(kari)).map(({ state, code }) => [state, code])).toEqual([
      ['sent', null],
      ['failed', 'given-up'],
    ]);
    expect(world.faults.splice(0).map(String).join()).not.toContain('91234567');
  });

  test('a number that the gateway refuses for good is left in peace', async () => {
    const kari = withPhone();
    gateway.answerWith({ status: 403, body: { code: '0x0215', incident_uuid: 'd8127429', message: 'Blacklisted' } });
    await world.announce(newRoom(), [kari]);
    await world.passPause();
    expect(paused.get(kari)).toBe('0x0215');
    expect(await rows(kari)).toEqual([{ kind: 'notice', state: 'failed', code: '0x0215', segments: null }]);
  });
});

describe('Reports of the delivery', () => {
  test('are kept; told twice or out of order they change nothing', async () => {
    const kari = withPhone();
    const sent = await tell(kari);
    for (const status of ['DELIVERED', 'DELIVERED', 'ENROUTE', 'UNDELIVERABLE'])
      expect(await gateway.report(webhook, sent, status)).toBe(200);
    expect(await rows(kari)).toMatchObject([{ state: 'delivered', code: null }]);
    expect(paused.size).toBe(0);
  });

  test('a number that can never be reached is paused, with its code', async () => {
    const kari = withPhone();
    await gateway.report(webhook, await tell(kari), 'UNDELIVERABLE', { code: '0x1013' });
    expect(await rows(kari)).toMatchObject([{ state: 'failed', code: '0x1013' }]);
    expect(paused.get(kari)).toBe('0x1013');
  });

  test('a phone that was off once is not; one that fails three times in a row is', async () => {
    const kari = withPhone();
    for (let day = 0; day < 3; day += 1) {
      expect(paused.has(kari)).toBe(false);
      await gateway.report(webhook, await tell(kari), 'EXPIRED');
      world.passWeek();
    }
    expect(paused.get(kari)).toBe('EXPIRED');
  });

  test('of a text that is not ours, or under another id than it was taken by, are passed over', async () => {
    const kari = withPhone();
    const sent = await tell(kari);
    expect(await gateway.report(webhook, { ...sent, reference: randomUUID() }, 'DELIVERED')).toBe(200);
    expect(await gateway.report(webhook, { ...sent, reference: 'not an id' }, 'DELIVERED')).toBe(200);
    expect(await gateway.report(webhook, { ...sent, gatewayId: 1 }, 'UNDELIVERABLE')).toBe(200);
    expect(await rows(kari)).toMatchObject([{ state: 'sent' }]);
  });
});

describe('The address that the gateway calls', () => {
  test('takes what the gateway received, and is not there for anybody else', async () => {
    expect(await gateway.receive(webhook, '+4791234567', 'Hei', { id: 9 })).toBe(200);
    expect(received).toEqual([{ kind: 'received', gatewayId: '9', from: '+4791234567', text: 'Hei' }]);
    expect(await gateway.receive(webhook, '+4791234567', 'Hei', { secret: 'guess' })).toBe(404);
    const unsigned = await fetch(webhook, { method: 'POST', body: '{"message":"Hei"}' });
    expect([unsigned.status, await unsigned.text()]).toEqual([404, '{"code":"not-found"}']);
    expect(received).toHaveLength(1);
  });
});
