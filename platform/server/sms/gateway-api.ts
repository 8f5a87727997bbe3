import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { measureSms } from '../../../kernel/sms-segments.ts';
import { Untold } from '../notify/channel.ts';
import { postToGateway } from './post-to-gateway.ts';
import type { SmsGateway, SmsGatewaySettings, SmsReport, WebhookCall, WebhookNews } from './sms-gateway.ts';

const Taken = z.object({ ids: z.array(z.int()).min(1) });
const Refusal = z.object({ code: z.string() });

/** GatewayAPI's REST protocol (Denmark): `POST /rest/mtsms`, and webhooks that prove themselves by a signed token. */
export function openGatewayApi(settings: SmsGatewaySettings): SmsGateway {
  // The token is the user's name, and there is no password.
  const authorization = `Basic ${Buffer.from(`${settings.user}:`).toString('base64')}`;
  return {
    name: 'gatewayapi',
    send: async ({ to, text, reference }) => {
      const { status, answer } = await postToGateway(
        `${settings.base}/rest/mtsms`,
        { authorization },
        {
          message: text,
          sender: settings.from,
          userref: reference,
          encoding: measureSms(text).alphabet === 'gsm-7' ? 'UTF8' : 'UCS2',
          validity_period: 24 * 3600,
          recipients: [{ msisdn: Number(to.slice(1)) }],
        },
      );
      const taken = Taken.safeParse(answer);
      if (status === 200 && taken.success) return { kind: 'taken', gatewayId: String(taken.data.ids[0]) };
      const code = Refusal.safeParse(answer).data?.code ?? String(status);
      if (numberIsRefused.has(code)) return { kind: 'refused', code };
      throw new Untold(code);
    },
    read: (call) => readCall(call, settings.webhookSecret),
  };
}

/** 0x0215: the number is on their blacklist; 0x0217: we may not send to its country. Anything else may be mended. */
const numberIsRefused: ReadonlySet<string> = new Set(['0x0215', '0x0217']);

const Report = z.object({
  id: z.int(),
  status: z.string(),
  code: z.string().nullish(),
  userref: z.string().nullish(),
});
const Received = z.object({ id: z.int(), msisdn: z.union([z.int(), z.string()]), message: z.string() });

/** What stands in the token is what was signed, so the body of the call is not even read. */
function readCall({ headers }: WebhookCall, secret: string): WebhookNews {
  const header = headers['x-gwapi-signature'];
  const claims = typeof header === 'string' ? readToken(header, secret) : undefined;
  if (claims === undefined) return { kind: 'untrusted' };
  const report = Report.safeParse(claims);
  if (report.success) return toReport(report.data);
  const received = Received.safeParse(claims);
  if (!received.success) return { kind: 'other' };
  const { id, msisdn, message } = received.data;
  return { kind: 'received', gatewayId: String(id), from: `+${msisdn}`, text: message };
}

function toReport({ id, status, code, userref }: z.infer<typeof Report>): SmsReport | { kind: 'other' } {
  if (typeof userref !== 'string' || userref === '') return { kind: 'other' };
  const about = { kind: 'report' as const, reference: userref, gatewayId: String(id), code: code ?? undefined };
  switch (status) {
    case 'DELIVERED':
    case 'ACCEPTED':
      return { ...about, state: 'delivered', isForGood: false };
    case 'UNDELIVERABLE':
      return { ...about, state: 'failed', isForGood: true, code: code ?? status };
    case 'EXPIRED':
    case 'DELETED':
    case 'REJECTED':
    case 'SKIPPED':
      return { ...about, state: 'failed', isForGood: false, code: code ?? status };
    default:
      return { ...about, state: 'on-its-way', isForGood: false };
  }
}

const Header = z.object({ alg: z.literal('HS256') });

/** The claims of a JSON Web Token that was signed with the secret; nothing of any other. */
function readToken(token: string, secret: string): unknown {
  const [header, payload, signature, ...more] = token.split('.');
  if (header === undefined || payload === undefined || signature === undefined || more.length > 0) return undefined;
  if (!Header.safeParse(parse(header)).success) return undefined;
  const expected = createHmac('sha256', secret).update(`${header}.${payload}`).digest();
  const given = Buffer.from(signature, 'base64url');
  return given.length === expected.length && timingSafeEqual(given, expected) ? parse(payload) : undefined;
}

function parse(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    return undefined;
  }
}
