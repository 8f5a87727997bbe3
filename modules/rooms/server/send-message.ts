import type { ParticipantId, RoomId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import { settle } from '../../../platform/server/settle.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { type AttachingRefusal, attachToMessage } from '../domain/attach-to-message.ts';
import type { Attachment } from '../domain/attachment.ts';
import type { Message, NewMessage } from '../domain/message.ts';
import { sendMessage as decide, type SendingRefusal } from '../domain/send-message.ts';
import { attachingTo, lockUnsent } from './attachment-store.ts';
import { findMessage } from './message-store.ts';
import { findForSending, getCitizenSeat, insertingMessage } from './sending-store.ts';
import { queueingText } from './text-store.ts';
import { traceOf } from './standing-store.ts';

type Errors = { [K in SendingRefusal | AttachingRefusal | 'not-found']: () => Error };

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
  unit.trace(
    traceOf(unit, standing, { messages: 1, ...(message.toldBy === undefined ? {} : { toldBy: message.toldBy }) }),
  );
  if (sending.sentAlready) return getSent(unit, input, standing.participantId);

  const { waiting } = settle(decide(sending.state, message, unit.now), errors);
  const attachments = await takeAlong(unit, input, standing.participantId, errors);
  const citizen = message.toldBy === undefined ? undefined : await getCitizenSeat(unit.db, roomId);
  const told = citizen && message.toldBy && { by: message.toldBy, citizen: citizen.participantId };
  unit.writeAtEnd(insertingMessage(sending, message, { waiting, at: unit.now, told }));
  if (attachments.length > 0) unit.writeAtEnd(attachingTo(roomId, message.id, message.attachments ?? []));
  if (told !== undefined || message.asks.of === 'citizen' || message.asks.of === 'participant')
    unit.writeAtEnd(queueingText(roomId, message.id));
  unit.announce({ what: 'rooms.message-sent', place: roomId, audience: sending.audience, notify: true });
  return {
    id: message.id,
    roomId,
    threadId: message.threadId,
    seq: sending.seq - sending.hidden,
    participantId: citizen?.participantId ?? standing.participantId,
    senderName: citizen?.name ?? sending.senderName,
    isMine: citizen === undefined,
    subject: sending.state.thread === undefined ? (message.subject ?? null) : null,
    body: message.body,
    urgency: message.urgency,
    asks: message.asks.of,
    correctsId: message.correctsId ?? null,
    provenance: told
      ? {
          toldBy: told.by,
          writtenBy: { participantId: standing.participantId, name: sending.senderName },
          confirmedAt: null,
        }
      : null,
    sentAt: instantOf(unit.now),
    attachments,
  };
}

/** What the message brings, locked until it has gone with it. */
async function takeAlong(
  unit: Unit,
  { roomId, message }: { roomId: RoomId; message: NewMessage },
  participantId: ParticipantId,
  errors: Errors,
): Promise<Attachment[]> {
  const taken = message.attachments ?? [];
  if (taken.length === 0) return [];
  const unsent = await lockUnsent(
    unit.db,
    roomId,
    taken.map(({ id }) => id),
    { personId: unit.me.personId, participantId },
  );
  settle(attachToMessage(message, unsent), errors);
  return taken.flatMap(({ id, description }) => {
    const found = unsent.find((one) => one.id === id)?.attachment;
    return found === undefined || found === null ? [] : [{ ...found, description }];
  });
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
