import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Untold } from '../notify/channel.ts';
import { postToGateway } from './post-to-gateway.ts';
import type { SmsAnswer, SmsGateway, SmsGatewaySettings, WebhookCall, WebhookNews } from './sms-gateway.ts';

const Answer = z.object({
  response: z.object({
    fatalError: z.string().nullish(),
    ids: z.array(z.int()).nullish(),
    errors: z.array(z.object({ number: z.string().nullish(), message: z.string().nullish() })).nullish(),
  }),
});

/** Sveve's HTTP protocol (Norway): `POST /SMS/SendMessage`, and calls to an address that only the two of us know. */
export function openSveve(settings: SmsGatewaySettings): SmsGateway {
  const { base, user, password, from } = settings;
  return {
    name: 'sveve',
    send: async ({ to, text, reference }) => {
      const { status, answer } = await postToGateway(
        `${base}/SMS/SendMessage`,
        {},
        { user, passwd: password, to: to.slice(1), msg: text, from, ref: reference, f: 'json' },
      );
      // More than five calls at once are answered 429.
      if (status !== 200) throw new Untold(String(status));
      const read = Answer.safeParse(answer);
      if (!read.success) throw new Untold('unreadable');
      return toAnswer(read.data.response);
    },
    read: (call) => readCall(call, settings.webhookSecret),
  };
}

/** A fatal error is about us (password, credit); an error is about the number. Their texts may hold it, so none is kept. */
function toAnswer({ fatalError, ids, errors }: z.infer<typeof Answer>['response']): SmsAnswer {
  if (typeof fatalError === 'string' && fatalError !== '') throw new Untold('fatal-error');
  const [id] = ids ?? [];
  if (id !== undefined) return { kind: 'taken', gatewayId: String(id) };
  if ((errors ?? []).length > 0) return { kind: 'refused', code: 'number-refused' };
  throw new Untold('nothing-sent');
}

const Report = z.object({
  number: z.string(),
  status: z.enum(['true', 'false']),
  id: z.string(),
  ref: z.string().min(1),
  errorCode: z.string().optional(),
});
const Received = z.object({ number: z.string().regex(/^\+?\d{6,15}$/), msg: z.string(), id: z.string().optional() });

/** Sveve signs nothing: the secret is in the address. */
function readCall({ secret, fields, at }: WebhookCall, expected: string): WebhookNews {
  if (secret === undefined || !isSame(secret, expected)) return { kind: 'untrusted' };
  const report = Report.safeParse(fields);
  if (report.success) {
    const { status, id, ref, errorCode } = report.data;
    const code = errorCode === undefined || errorCode === '' ? undefined : errorCode.slice(0, 40);
    // Which codes mean that a number is gone is not published, so none of them says so by itself.
    return {
      kind: 'report',
      reference: ref,
      gatewayId: id,
      state: status === 'true' ? 'delivered' : 'failed',
      isForGood: false,
      code,
    };
  }
  const received = Received.safeParse(fields);
  if (!received.success) return { kind: 'other' };
  const { number, msg, id } = received.data;
  return { kind: 'received', gatewayId: id ?? standIn(number, msg, at), from: toE164(number), text: msg };
}

/** What is sent to a number of our own has no id: the same words from the same phone within ten minutes are one text. */
function standIn(number: string, text: string, at: Date): string {
  const window = Math.floor(at.getTime() / 600_000);
  return createHash('sha256').update(`${window}|${number}|${text}`).digest('hex');
}

/** Norwegian numbers come without their country. */
function toE164(number: string): string {
  if (number.startsWith('+')) return number;
  return number.length === 8 ? `+47${number}` : `+${number}`;
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
