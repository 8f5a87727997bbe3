import type { AttachmentId, RoomId } from '../../../../kernel/ids.ts';
import { type Attachment, pieceLength } from '../../domain/attachment.ts';
import { roomsApi } from '../rooms-api.ts';

/** A file that was chosen or recorded here; its id is that of the attachment it becomes. */
export interface ChosenFile {
  id: AttachmentId;
  name: string;
  file: Blob;
}

const running = new Map<string, Promise<Attachment>>();

/**
 * Sends a file from where the server has it, piece by piece, up to its end; one that is whole already is answered at once.
 * Fails when the line does: asked again it goes on. The screen and the outbox may ask at the same time; it is sent once.
 */
export function uploadFile(
  roomId: RoomId,
  chosen: ChosenFile,
  onProgress: (share: number) => void = () => undefined,
): Promise<Attachment> {
  const before = running.get(chosen.id);
  if (before !== undefined) return before;
  const now = sendAll(roomId, chosen, onProgress).finally(() => running.delete(chosen.id));
  running.set(chosen.id, now);
  return now;
}

async function sendAll(
  roomId: RoomId,
  { id: attachmentId, name, file }: ChosenFile,
  onProgress: (share: number) => void,
): Promise<Attachment> {
  const at = { roomId, attachmentId };
  const begun = await roomsApi.client.beginAttachment({ ...at, name, size: file.size });
  if (begun.attachment !== null) return begun.attachment;
  let { received } = begun;
  while (received < file.size) {
    onProgress(received / file.size);
    const piece = await inBase64(file.slice(received, received + pieceLength));
    ({ received } = await roomsApi.client.sendPiece({ ...at, offset: received, piece }));
  }
  onProgress(1);
  return roomsApi.client.finishAttachment({ ...at, sha256: await sha256(file) });
}

async function inBase64(piece: Blob): Promise<string> {
  const bytes = new Uint8Array(await piece.arrayBuffer());
  let text = '';
  // In parts: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}

async function sha256(file: Blob): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
