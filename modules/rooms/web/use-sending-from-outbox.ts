import { useEffect } from 'react';
import type { RoomId } from '../../../kernel/ids.ts';
import { getOutbox } from '../../../platform/web/outbox/person-outbox.ts';
import type { NewMessage } from '../domain/message.ts';
import { type ChosenFile, uploadFile } from './attachments/upload-file.ts';
import { lookAgain, roomsApi } from './rooms-api.ts';

const endpoint = 'rooms.send';

export interface Sending {
  roomId: RoomId;
  message: NewMessage;
  /** What the message brings, as far as it may still be on its way; kept on this device until the server has all of it. */
  files?: readonly ChosenFile[];
}

/** Sends what lies in the outbox for the rooms, also what was written before a reload. */
export function useSendingFromOutbox(): void {
  useEffect(() => getOutbox().register(endpoint, send), []);
}

/** Settles when the message is shown as the server has it, so that it is never gone from the screen in between. */
async function send(input: unknown): Promise<void> {
  if (!isSending(input)) throw new Error('The outbox holds something that is no message.');
  const { roomId, message } = input;
  for (const file of input.files ?? []) await uploadFile(roomId, file);
  await roomsApi.client.sendMessage({ roomId, message });
  await lookAgain(input.roomId).catch(() => undefined);
}

/** Keeps a message on this device until the server has it; settles when it is kept. */
export function sendThroughOutbox(sending: Sending): Promise<void> {
  return getOutbox().enqueue({ id: sending.message.id, queue: sending.roomId, endpoint, input: sending });
}

/** What we put in ourselves; the server looks at the rest. */
export function isSending(input: unknown): input is Sending {
  if (typeof input !== 'object' || input === null || !('roomId' in input) || !('message' in input)) return false;
  const { message } = input;
  return (
    typeof message === 'object' && message !== null && 'id' in message && 'threadId' in message && 'body' in message
  );
}
