import type { PersonId } from '../../../kernel/ids.ts';
import { measureSms } from '../../../kernel/sms-segments.ts';
import type { Clock } from '../clock.ts';
import { asTask, type Db } from '../database.ts';
import type { SmsGateway } from './sms-gateway.ts';
import { countSentSince, recordFailed, recordTaken, type StoredSms } from './sms-store.ts';

export interface ComposedSms {
  to: string;
  text: string;
}

/** What the modules know of texts: whose number, which words. */
export interface SmsParts {
  gateway: SmsGateway;
  /** How many texts one person is sent in a day and a night at most, but for codes. */
  dailyLimit: number;
  /** The words of a text and where it goes; nothing when there is no reason for it any more. */
  compose(sms: StoredSms): Promise<ComposedSms | undefined>;
  /** The number is left in peace until she confirms one again; she is told of it where she sets it. */
  pausePhone(personId: PersonId, code: string): Promise<void>;
}

export interface TextDelivery extends SmsParts {
  db: Db;
  clock: Clock;
}

export const oneDayMs = 24 * 3_600_000;

export async function isOverLimit({ db, clock, dailyLimit }: TextDelivery, personId: PersonId): Promise<boolean> {
  const now = clock.now();
  const since = new Date(now.getTime() - oneDayMs);
  return (await asTask(db, 'notify', now, (trx) => countSentSince(trx, personId, since))) >= dailyLimit;
}

/** Gives one text to the gateway and writes down what it said. Throws Untold when it is worth another try. */
export async function sendText(
  delivery: TextDelivery,
  sms: { id: string; personId: PersonId | null },
  { to, text }: ComposedSms,
): Promise<'taken' | 'refused'> {
  const { db, clock, gateway } = delivery;
  const answer = await gateway.send({ to, text, reference: sms.id });
  const at = clock.now();
  if (answer.kind === 'taken') {
    const { segments } = measureSms(text);
    const taken = { gateway: gateway.name, gatewayId: answer.gatewayId, segments, at };
    await asTask(db, 'notify', at, (trx) => recordTaken(trx, sms.id, taken));
    return 'taken';
  }
  await asTask(db, 'notify', at, (trx) => recordFailed(trx, sms.id, answer.code, at));
  if (sms.personId !== null) await delivery.pausePhone(sms.personId, answer.code);
  return 'refused';
}
