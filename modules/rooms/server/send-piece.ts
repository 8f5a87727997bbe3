import type { AttachmentId, RoomId } from '../../../kernel/ids.ts';
import { StorageIsFull } from '../../../platform/server/files/file-store.ts';
import type { ServerParts } from '../../../platform/server/module.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { pieceLength } from '../domain/attachment.ts';
import { findUpload, noteReceived } from './attachment-store.ts';
import { putPart } from './room-files.ts';
import { findRoomKey } from './room-key-store.ts';
import { findStanding } from './standing-store.ts';

type Errors = { [K in 'not-found' | 'piece-does-not-fit' | 'storage-is-full']: () => Error };
/** Opens one transaction in the name of whoever asks; called twice, so that none is open while the store is written to. */
export type InUnit = <T>(work: (unit: Unit) => Promise<T>) => Promise<T>;

/** Keeps one piece. What has arrived already is left as it is; what comes too early is not kept. */
export async function sendPiece(
  inUnit: InUnit,
  { keys, files }: Pick<ServerParts, 'keys' | 'files'>,
  input: { roomId: RoomId; attachmentId: AttachmentId; offset: number; piece: string },
  errors: Errors,
): Promise<{ received: number }> {
  const bytes = Buffer.from(input.piece, 'base64');
  const { upload, key } = await inUnit((unit) => loadUpload(unit, keys.files, input, errors));
  const { received, size } = upload;
  if (upload.attachment !== null || received !== input.offset) return { received };
  if (bytes.length !== Math.min(pieceLength, size - input.offset)) throw errors['piece-does-not-fit']();
  try {
    const part = { piece: input.offset / pieceLength };
    await putPart(files.store, key, { place: input, part }, bytes);
  } catch (fault) {
    throw fault instanceof StorageIsFull ? errors['storage-is-full']() : fault;
  }
  const to = received + bytes.length;
  await inUnit((unit) => noteReceived(unit.db, input, received, to));
  return { received: to };
}

/** An upload of mine and the key of its room. */
export async function loadUpload(
  unit: Unit,
  installationKey: Buffer,
  input: { roomId: RoomId; attachmentId: AttachmentId },
  errors: { 'not-found': () => Error },
) {
  const standing = await findStanding(unit, input.roomId);
  if (standing === undefined || standing.isClosed) throw errors['not-found']();
  const mine = { personId: unit.me.personId, participantId: standing.participantId };
  const upload = await findUpload(unit.db, input, mine);
  const key = await findRoomKey(unit.db, input.roomId, installationKey);
  if (upload === undefined || key === undefined) throw errors['not-found']();
  return { upload, key, standing };
}
