import { createHash, randomUUID } from 'node:crypto';
import { MessageId, type PersonId } from '../../../kernel/ids.ts';
import { asTask, type Db } from '../../../platform/server/database.ts';
import type { ServerParts } from '../../../platform/server/module.ts';
import { type StoredHint, storeHints } from '../../../platform/server/outbox.ts';
import type { ReceivedSms } from '../../../platform/server/sms/sms-gateway.ts';
import { addSms } from '../../../platform/server/sms/sms-store.ts';
import type { Hint } from '../../../platform/server/unit.ts';
import { longestMessage, type NewMessage } from '../domain/message.ts';
import { readText } from '../domain/read-text.ts';
import { sendMessage as decide } from '../domain/send-message.ts';
import type { AnswerAbout } from './compose-text.ts';
import { findForText, insertingMessage } from './sending-store.ts';
import * as store from './text-store.ts';

export interface ReceivingParts extends Pick<ServerParts, 'db' | 'clock'> {
  gateway: string;
  /** Tells open screens, after the commit. */
  publish: (hints: readonly StoredHint[]) => void;
}

interface Receiving {
  trx: Db;
  now: Date;
  from: string;
  personId: PersonId | undefined;
  messageId: MessageId;
}

/** What a text leads to: hints for the room it went into, or an answer to whoever sent it. */
type Outcome = { hints: Hint[] } | { answer: AnswerAbout } | { silence: true };

/**
 * Meets a text that came in. The number says who it may be from, and no more: what may be done is what she has consented to
 * and what waits for her. Told again by the gateway it changes nothing, and whoever called learns nothing either way.
 */
export async function receiveText(parts: ReceivingParts, received: ReceivedSms): Promise<void> {
  const now = parts.clock.now();
  const { gateway } = parts;
  const { gatewayId, from } = received;
  const stored = await asTask(parts.db, 'sms', now, async (trx) => {
    const personId = await store.findPersonOfNumber(trx, from);
    if (!(await store.keepReceived(trx, { gateway, gatewayId, personId, at: now }))) return [];
    const messageId = idOf(gateway, gatewayId);
    const outcome = await meet({ trx, now, from, personId, messageId }, received.text);
    if ('answer' in outcome) await answer({ trx, now, from, personId, messageId }, outcome.answer);
    return 'hints' in outcome ? storeHints(trx, now, outcome.hints) : [];
  });
  if (stored.length > 0) parts.publish(stored);
}

const neutral: Outcome = { answer: { sentence: 'neutral' } };

async function meet(receiving: Receiving, text: string): Promise<Outcome> {
  const { trx, personId } = receiving;
  if (personId === undefined) return neutral;
  const open = await store.listOpenForText(trx, personId);
  const meaning = readText(
    text,
    open.map(({ code, messageId }) => ({ code, kind: messageId === null ? 'question' : 'told' })),
  );
  switch (meaning.kind) {
    case 'stop':
      return (await store.stopTexts(trx, personId)) ? { answer: { sentence: 'stopped' } } : { silence: true };
    case 'which':
      return { answer: { sentence: 'which', codes: meaning.codes } };
    case 'nothing':
      return neutral;
    case 'confirm':
    case 'answer':
    case 'correct': {
      const about = open.find(({ code }) => code === meaning.code);
      if (about === undefined) return neutral;
      return meaning.kind === 'confirm'
        ? confirm(receiving, personId, about)
        : send(receiving, personId, about, meaning.body);
    }
  }
}

async function confirm({ trx }: Receiving, personId: PersonId, about: store.OpenText): Promise<Outcome> {
  const { roomId, messageId } = about;
  const audience = messageId === null ? undefined : await store.confirmByText(trx, personId, roomId, messageId);
  return audience === undefined ? neutral : { hints: [{ what: 'rooms.message-confirmed', place: roomId, audience }] };
}

/** The same way as a message she writes herself: the same question, the same rule, the same statement. */
async function send(receiving: Receiving, personId: PersonId, about: store.OpenText, body: string): Promise<Outcome> {
  const { trx, now, messageId } = receiving;
  const { roomId, threadId } = about;
  const message: NewMessage = {
    id: messageId,
    threadId,
    body: body.slice(0, longestMessage),
    urgency: 'no-hurry',
    asks: { of: 'nobody' },
    ...(about.messageId === null ? {} : { correctsId: about.messageId }),
  };
  const sending = await findForText(trx, personId, roomId, message);
  if (sending === undefined) return neutral;
  const decided = decide(sending.state, message, now);
  // She may write whenever something waits for her; if not, that is a fault, and nothing of it stays.
  if (!decided.ok) throw new Error(`A text that waits for was refused: ${decided.reason}`);
  await insertingMessage(sending, message, { waiting: decided.value.waiting, at: now, told: { by: 'sms' } }).execute(
    trx,
  );
  await store.traceText(trx, 'rooms.message-sent', personId, roomId);
  return { hints: [{ what: 'rooms.message-sent', place: roomId, audience: sending.audience, notify: true }] };
}

const answersInHour = { toThis: 2, toStrangers: 30 };

/** Limited, so that nobody can make it ring at somebody's by writing in her name, nor pay for a conversation with nobody. */
async function answer({ trx, now, from, personId }: Receiving, about: AnswerAbout): Promise<void> {
  const to = personId === undefined ? { strangerNumber: from } : { personId };
  const sent = await store.countAnswers(trx, to, new Date(now.getTime() - 3_600_000));
  if (sent.toThis >= answersInHour.toThis) return;
  if (personId === undefined && sent.toStrangers >= answersInHour.toStrangers) return;
  await addSms(trx, { id: randomUUID(), ...to, kind: 'answer', about }, now);
}

/** The message's id comes from the gateway's, so that a text can't become two messages. */
function idOf(gateway: string, gatewayId: string): MessageId {
  const hash = createHash('sha256').update(`${gateway} ${gatewayId}`).digest('hex');
  const variant = ((Number.parseInt(hash.slice(16, 17), 16) & 3) | 8).toString(16);
  return MessageId.parse(
    [
      hash.slice(0, 8),
      hash.slice(8, 12),
      `8${hash.slice(13, 16)}`,
      `${variant}${hash.slice(17, 20)}`,
      hash.slice(20, 32),
    ].join('-'),
  );
}
