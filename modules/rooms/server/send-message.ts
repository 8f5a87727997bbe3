import type { RoomId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import { settle } from '../../../platform/server/settle.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import type { Message, NewMessage } from '../domain/message.ts';
import { sendMessage as decide, type SendingRefusal } from '../domain/send-message.ts';
import { findMessage } from './message-store.ts';
import { findForSending, insertingMessage } from './sending-store.ts';
import { traceOf } from './standing-store.ts';

type Errors = { [K in SendingRefusal | 'not-found']: () => Error };

/** Sends a message in a room. Sent twice with the same id it is stored once, and answered the same. */
export async function sendMessage(
  unit: Unit,
  input: { roomId: RoomId; message: NewMessage },
  errors: Errors,
): Promise<Message> {
  const { roomId, message } = input;
  const sending = await findForSending(unit.db, roomId, message);
  if (sending === undefined) throw errors['not-found']();
  const { standing } = sending;
  unit.trace(traceOf(unit, standing, { messages: 1 }));
  if (sending.sentAlready) return getSent(unit, input, standing.participantId);

  const { waiting } = settle(decide(sending.state, message, unit.now), errors);
  unit.writeAtEnd(insertingMessage(sending, message, { waiting, at: unit.now }));
  unit.announce({ what: 'rooms.message-sent', place: roomId, audience: sending.audience, notify: true });
  return {
    id: message.id,
    roomId,
    threadId: message.threadId,
    seq: sending.seq,
    participantId: standing.participantId,
    senderName: sending.senderName,
    isMine: true,
    subject: sending.state.thread === undefined ? (message.subject ?? null) : null,
    body: message.body,
    urgency: message.urgency,
    asks: message.asks.of,
    correctsId: message.correctsId ?? null,
    sentAt: instantOf(unit.now),
  };
}

async function getSent(
  unit: Unit,
  input: { roomId: RoomId; message: NewMessage },
  me: Message['participantId'],
): Promise<Message> {
  const sent = await findMessage(unit.db, input.roomId, input.message.id, me);
  if (sent === undefined) throw new Error('A message that was sent already can no longer be seen.');
  return sent;
}
