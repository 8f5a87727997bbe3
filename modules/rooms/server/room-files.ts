import type { AttachmentId, RoomId } from '../../../kernel/ids.ts';
import type { FileStore } from '../../../platform/server/files/file-store.ts';
import { openFrames, sealFrames } from '../../../platform/server/files/sealed-frames.ts';
import { pieceLength } from '../domain/attachment.ts';

export interface FilePlace {
  roomId: RoomId;
  attachmentId: AttachmentId;
}
type Part = { piece: number } | { objectId: string; as: 'whole' | 'preview' };

/** Under which name a part lies in the store. */
export function nameOf({ roomId, attachmentId }: FilePlace, part: Part): string {
  return 'piece' in part ? `piece.${attachmentId}.${roomId}.${part.piece}` : `${part.as}.${part.objectId}`;
}

// What a part is sealed to: read as another part, of another file, or in another room, it does not open.
function sealedTo({ roomId, attachmentId }: FilePlace, part: Part): string {
  const inside = 'piece' in part ? `piece ${part.piece}` : `${part.as} ${part.objectId}`;
  return `room ${roomId} attachment ${attachmentId} ${inside}`;
}

export async function putPart(
  store: FileStore,
  key: Buffer,
  at: { place: FilePlace; part: Part },
  bytes: Uint8Array,
): Promise<void> {
  await store.put(nameOf(at.place, at.part), sealFrames(key, sealedTo(at.place, at.part), [bytes]));
}

/** A part as it was put, frame by frame; nothing when it is not there. */
export async function findPart(
  store: FileStore,
  key: Buffer,
  at: { place: FilePlace; part: Part },
): Promise<AsyncIterable<Buffer> | undefined> {
  const sealed = await store.find(nameOf(at.place, at.part));
  return sealed && openFrames(key, sealedTo(at.place, at.part), sealed);
}

/** All pieces of an upload as one; nothing when one is gone. */
export async function gatherPieces(
  store: FileStore,
  key: Buffer,
  place: FilePlace,
  size: number,
): Promise<Buffer | undefined> {
  const gathered: Buffer[] = [];
  for (let piece = 0; piece < piecesOf(size); piece += 1) {
    try {
      const part = await findPart(store, key, { place, part: { piece } });
      if (part === undefined) return undefined;
      for await (const frame of part) gathered.push(frame);
    } catch (fault) {
      // It was there a moment ago: another request has made the file and takes the pieces away.
      if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return undefined;
      throw fault;
    }
  }
  return Buffer.concat(gathered);
}

export async function removePieces(store: FileStore, place: FilePlace, size: number): Promise<void> {
  for (let piece = 0; piece < piecesOf(size); piece += 1) await store.remove(nameOf(place, { piece }));
}

export async function removeObject(store: FileStore, place: FilePlace, objectId: string): Promise<void> {
  for (const as of ['whole', 'preview'] as const) await store.remove(nameOf(place, { objectId, as }));
}

function piecesOf(size: number): number {
  return Math.ceil(size / pieceLength);
}
