import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';

export interface SentSms {
  to: string;
  text: string;
  from: string;
  reference: string;
  gatewayId: number;
}

/** A gateway of the tests, over real HTTP, that holds its callers to the published protocol. */
export interface TestGateway {
  /** As SMS_URL. */
  url: string;
  webhookSecret: string;
  sent: SentSms[];
  /** Requests that were not as the protocol says, in words. */
  complaints: string[];
  /** Answers like this from now on; undefined is as usual. */
  answerWith(answer: { status: number; body: object | string } | 'hang up' | undefined): void;
  /** Calls our webhook as the gateway does, and gives the status that we answered. */
  report(webhook: string, sms: SentSms, state: string, more?: object): Promise<number>;
  receive(webhook: string, from: string, text: string, more?: { id?: number; secret?: string }): Promise<number>;
  stop(): Promise<void>;
}

type Answer = { status: number; body: object | string };
type Read = (request: IncomingMessage, body: string) => Answer | Omit<SentSms, 'gatewayId'>;

async function serve(read: Read, taken: (id: number) => object) {
  const sent: SentSms[] = [];
  const complaints: string[] = [];
  let special: Answer | 'hang up' | undefined;
  let next = 1_000_001;
  const server = createServer((request, response) => {
    void readText(request).then((body) => {
      if (special === 'hang up') return request.socket.destroy();
      const found = special ?? read(request, body);
      if (!('to' in found)) {
        if (special === undefined) complaints.push(`${found.status} ${JSON.stringify(found.body)}`);
        const text = typeof found.body === 'string' ? found.body : JSON.stringify(found.body);
        return response.writeHead(found.status, { 'content-type': 'application/json' }).end(text);
      }
      const gatewayId = next++;
      sent.push({ ...found, gatewayId });
      return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(taken(gatewayId)));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    sent,
    complaints,
    answerWith: (answer: Answer | 'hang up' | undefined) => {
      special = answer;
    },
    newId: () => next++,
    stop: () =>
      new Promise<void>((stopped) => {
        server.closeAllConnections();
        server.close(() => stopped());
      }),
  };
}

const failure = (status: number, code: string, message: string): Answer => ({
  status,
  body: { code, incident_uuid: randomUUID(), message },
});

/** GatewayAPI's `POST /rest/mtsms` and its webhooks, as its documentation has them. */
export async function openGatewayApiServer(): Promise<TestGateway> {
  const token = 'Go-Create-an-API-token';
  const webhookSecret = 'the text that was typed into the webhook of the gateway';
  const read: Read = (request, body) => {
    if (request.method !== 'POST' || request.url !== '/rest/mtsms') return failure(404, '0x0204', 'Not found');
    const expected = `Basic ${Buffer.from(`${token}:`).toString('base64')}`;
    if (request.headers.authorization !== expected) return failure(401, '0x0210', 'Invalid username: %1');
    if (request.headers['content-type'] !== 'application/json') return failure(422, '0x0229', 'Invalid JSON body');
    const sms = JSON.parse(body) as Record<string, unknown>;
    const known = ['message', 'sender', 'userref', 'encoding', 'validity_period', 'recipients'];
    const odd = Object.keys(sms).filter((name) => !known.includes(name));
    if (odd.length > 0) return failure(400, '0x0308', `Unknown argument ${odd.join()}`);
    const [recipient, ...others] = sms['recipients'] as { msisdn: number }[];
    if (recipient === undefined || others.length > 0 || !Number.isInteger(recipient.msisdn))
      return failure(400, '0x0308', 'Invalid argument recipients');
    if (!['UTF8', 'UCS2'].includes(String(sms['encoding']))) return failure(400, '0x0308', 'Invalid encoding');
    return {
      to: `+${recipient.msisdn}`,
      text: String(sms['message']),
      from: String(sms['sender']),
      reference: String(sms['userref']),
    };
  };
  const usage = { countries: { DK: 1 }, currency: 'DKK', total_cost: 0.36 };
  const server = await serve(read, (id) => ({ ids: [id], usage }));
  const call = async (webhook: string, payload: object, secret = webhookSecret) => {
    const response = await fetch(webhook, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-gwapi-signature': signToken(payload, secret) },
      body: JSON.stringify(payload),
    });
    return response.status;
  };
  return {
    ...server,
    url: `gatewayapi+http://${token}@${server.host}`,
    webhookSecret,
    report: (webhook, sms, status, more = {}) =>
      call(webhook, {
        id: sms.gatewayId,
        msisdn: Number(sms.to.slice(1)),
        time: 1_450_000_000,
        status,
        error: null,
        code: null,
        userref: sms.reference,
        country_code: 'DK',
        country_prefix: 45,
        ...more,
      }),
    receive: (webhook, from, message, { id = server.newId(), secret } = {}) =>
      call(
        webhook,
        {
          id,
          msisdn: Number(from.slice(1)),
          receiver: 451204,
          message,
          senttime: 1_450_000_000,
          webhook_label: 'tillit',
          country_code: 'DK',
          country_prefix: 45,
        },
        secret,
      ),
  };
}

/** A JSON Web Token as GatewayAPI signs one. */
export function signToken(payload: object, secret: string, header: object = { typ: 'JWT', alg: 'HS256' }): string {
  const part = (given: object) => Buffer.from(JSON.stringify(given)).toString('base64url');
  const signed = `${part(header)}.${part(payload)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

/** Sveve's `POST /SMS/SendMessage`, its delivery reports and its received texts, as its documentation has them. */
export async function openSveveServer(): Promise<TestGateway> {
  const [user, passwd, webhookSecret] = ['tillit', 'api-password', 'an-address-that-only-two-know-of-0123456789'];
  const fatal = (fatalError: string): Answer => ({ status: 200, body: { response: { fatalError } } });
  const read: Read = (request, body) => {
    if (request.method !== 'POST' || request.url !== '/SMS/SendMessage') return { status: 404, body: '' };
    const sms = JSON.parse(body) as Record<string, string>;
    if (sms['user'] !== user || sms['passwd'] !== passwd) return fatal('Feil brukernavn/passord');
    if (sms['f'] !== 'json') return { status: 200, body: '<?xml version="1.0"?><sms/>' };
    if ((sms['msg'] ?? '').length > 1071) return fatal('Meldingen er for lang');
    if ((sms['ref'] ?? '').length > 36) return fatal('Referansen er for lang');
    const to = sms['to'] ?? '';
    if (!/^\d{8,15}$/.test(to))
      return {
        status: 200,
        body: { response: { msgOkCount: 0, stdSMSCount: 0, errors: [{ number: to, message: 'Ugyldig nummer' }] } },
      };
    return { to: `+${to}`, text: sms['msg'] ?? '', from: sms['from'] ?? '', reference: sms['ref'] ?? '' };
  };
  const server = await serve(read, (id) => ({ response: { msgOkCount: 1, stdSMSCount: 1, ids: [id] } }));
  const call = async (webhook: string, fields: Record<string, string>, secret = webhookSecret) =>
    (await fetch(`${webhook}/${secret}?${new URLSearchParams(fields).toString()}`)).status;
  return {
    ...server,
    url: `sveve+http://${user}:${passwd}@${server.host}`,
    webhookSecret,
    report: (webhook, sms, status, more = {}) =>
      call(webhook, {
        number: sms.to.slice(1),
        status,
        id: String(sms.gatewayId),
        ref: sms.reference,
        errorCode: '',
        errorDesc: '',
        ...more,
      }),
    receive: (webhook, from, msg, { id, secret } = {}) =>
      call(
        webhook,
        { number: from.replace('+47', ''), msg, shortnumber: '26112', ...(id === undefined ? {} : { id: String(id) }) },
        secret,
      ),
  };
}
