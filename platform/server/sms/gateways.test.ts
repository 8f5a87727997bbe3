import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openGatewayApiServer, openSveveServer, signToken, type TestGateway } from '../../testing/sms-gateways.ts';
import { findSmsGateway } from './find-sms-gateway.ts';
import type { SmsGateway, WebhookCall } from './sms-gateway.ts';

const sms = { to: '+4791234567', text: 'Blåbær på øya', reference: '2b0f5d0e-7a39-4a4e-9b7d-0a3a0c6d1f11' };
const call: WebhookCall = { headers: {}, secret: undefined, fields: {}, at: new Date('2026-11-06T09:00:00Z') };

const opened = (server: TestGateway, more = {}) => {
  const gateway = findSmsGateway({
    SMS_URL: server.url,
    SMS_FROM: '4526112',
    SMS_WEBHOOK_SECRET: server.webhookSecret,
    ...more,
  });
  if (gateway === undefined) throw new Error('There is no gateway.');
  return gateway;
};

describe.each([
  ['GatewayAPI', openGatewayApiServer],
  ['Sveve', openSveveServer],
])('%s', (_name, open) => {
  let server: TestGateway;
  let gateway: SmsGateway;
  beforeAll(async () => {
    server = await open();
    gateway = opened(server);
  });
  afterEach(() => server.answerWith(undefined));
  afterAll(() => server.stop());

  test('takes a text as its protocol says, and gives its id', async () => {
    const answer = await gateway.send(sms);
    const [sent] = server.sent;
    expect(sent).toMatchObject({ ...sms, from: '4526112' });
    expect(answer).toEqual({ kind: 'taken', gatewayId: String(sent?.gatewayId) });
    expect(server.complaints).toEqual([]);
  });

  test('is tried again when it is away, overloaded or says something that nobody can read', async () => {
    for (const [answer, code] of [
      [{ status: 503, body: 'Service Unavailable' }, '503'],
      [{ status: 429, body: '' }, '429'],
      ['hang up', 'UND_ERR_SOCKET'],
    ] as const) {
      server.answerWith(answer);
      await expect(gateway.send(sms)).rejects.toMatchObject({ name: 'Untold', code });
    }
    server.answerWith({ status: 200, body: '<html>Proxy</html>' });
    await expect(gateway.send(sms)).rejects.toMatchObject({ name: 'Untold' });
  });

  test('is not believed by its secret of another installation', () => {
    expect(gateway.read({ ...call, secret: 'wrong', fields: { number: '91234567', msg: 'Hei' } })).toEqual({
      kind: 'untrusted',
    });
  });
});

describe('GatewayAPI', () => {
  let server: TestGateway;
  beforeAll(async () => {
    server = await openGatewayApiServer();
  });
  afterAll(() => server.stop());

  test('a wrong token is our matter and may be mended; a number on its list is refused for good', async () => {
    const wrong = opened(server, { SMS_URL: server.url.replace('Go-Create', 'Go-Guess') });
    await expect(wrong.send(sms)).rejects.toMatchObject({ code: '0x0210' });
    server.answerWith({
      status: 403,
      body: { code: '0x0215', incident_uuid: 'd8127429', message: 'MSISDN blacklisted' },
    });
    expect(await opened(server).send(sms)).toEqual({ kind: 'refused', code: '0x0215' });
    server.answerWith({
      status: 403,
      body: { code: '0x0216', incident_uuid: 'd8127429', message: 'Insufficient credit' },
    });
    await expect(opened(server).send(sms)).rejects.toMatchObject({ code: '0x0216' });
    server.answerWith(undefined);
  });

  test('what stands in its signed token counts, and nothing that was not signed with the secret', () => {
    const payload = { id: 7, msisdn: 4587654321, message: 'Hej', receiver: 451204 };
    const read = (token: string) =>
      opened(server).read({ ...call, headers: { 'x-gwapi-signature': token }, fields: { message: 'Forged' } });
    expect(read(signToken(payload, server.webhookSecret))).toEqual({
      kind: 'received',
      gatewayId: '7',
      from: '+4587654321',
      text: 'Hej',
    });
    const parts = signToken(payload, server.webhookSecret).split('.');
    const other = signToken({ ...payload, message: 'Forged' }, 'guess').split('.');
    for (const token of [
      '',
      'a.b.c',
      signToken(payload, 'guess'),
      signToken(payload, server.webhookSecret, { typ: 'JWT', alg: 'none' }),
      `${parts[0]}.${other[1]}.${parts[2]}`,
      `${parts[0]}.${parts[1]}.`,
    ])
      expect(read(token)).toEqual({ kind: 'untrusted' });
  });

  test.each([
    ['BUFFERED', 'on-its-way', false],
    ['ENROUTE', 'on-its-way', false],
    ['DELIVERED', 'delivered', false],
    ['EXPIRED', 'failed', false],
    ['REJECTED', 'failed', false],
    ['UNDELIVERABLE', 'failed', true],
  ])('says %s: %s, for good %s', (status, state, isForGood) => {
    const token = signToken({ id: 7, status, userref: sms.reference, code: null, error: null }, server.webhookSecret);
    expect(opened(server).read({ ...call, headers: { 'x-gwapi-signature': token } })).toMatchObject({
      kind: 'report',
      reference: sms.reference,
      state,
      isForGood,
    });
  });
});

describe('Sveve', () => {
  let server: TestGateway;
  beforeAll(async () => {
    server = await openSveveServer();
  });
  afterAll(() => server.stop());

  test('a wrong password is our matter; a number that is none is refused for good, and its words are not kept', async () => {
    const wrong = opened(server, { SMS_URL: server.url.replace('api-password', 'guess') });
    await expect(wrong.send(sms)).rejects.toMatchObject({ code: 'fatal-error' });
    expect(await opened(server).send({ ...sms, to: '+12' })).toEqual({ kind: 'refused', code: 'number-refused' });
  });

  test('a text to our own number has no id: told again within minutes it is the same one, later another', () => {
    const read = (at: string, msg = 'Ja') =>
      opened(server).read({
        ...call,
        secret: server.webhookSecret,
        fields: { number: '91234567', msg },
        at: new Date(at),
      });
    const first = read('2026-11-06T09:00:00Z');
    expect(first).toMatchObject({ kind: 'received', from: '+4791234567', text: 'Ja' });
    expect(read('2026-11-06T09:05:00Z')).toEqual(first);
    expect(read('2026-11-06T09:05:00Z', 'Nei')).not.toEqual(first);
    expect(read('2026-11-06T10:00:00Z')).not.toEqual(first);
  });
});

describe('The settings', () => {
  test.each([
    [{ SMS_URL: 'gatewayapi+http://secret-token@gatewayapi.eu' }, /SMS_URL must be/],
    [{ SMS_URL: 'twilio+https://secret-token@example.org' }, /not known/],
    [{ SMS_FROM: '' }, /SMS_FROM/],
    [{ SMS_WEBHOOK_SECRET: 'short' }, /SMS_WEBHOOK_SECRET/],
  ])('%o end the start in a sentence that repeats no secret', (wrong, sentence) => {
    const settings = {
      SMS_URL: 'sveve+https://u:secret-token@sveve.no',
      SMS_FROM: '26112',
      SMS_WEBHOOK_SECRET: 'x'.repeat(32),
    };
    const start = () => findSmsGateway({ ...settings, ...wrong });
    expect(start).toThrow(sentence);
    expect(start).not.toThrow(/secret-token/);
  });

  test('without an address there are no texts', () => expect(findSmsGateway({})).toBeUndefined());
});
