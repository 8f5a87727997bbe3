import type { AttachmentId, RoomId } from '../../../kernel/ids.ts';
import { type Served, serveFile } from '../../../platform/server/files/served-file.ts';
import type { ServerParts } from '../../../platform/server/module.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { dropUnsent, findObject } from './attachment-store.ts';
import { findPart, removeObject, removePieces } from './room-files.ts';
import { findRoomKey } from './room-key-store.ts';
import { findStanding, traceOf } from './standing-store.ts';

type Input = { roomId: RoomId; attachmentId: AttachmentId };
interface Errors {
  'not-found': () => Error;
}

/** Gives a file, or its preview, to whoever sees the message it came with; each time is traced. */
export async function openAttachment(
  unit: Unit,
  { keys, files }: Pick<ServerParts, 'keys' | 'files'>,
  input: Input & { as: 'whole' | 'preview' },
  errors: Errors,
): Promise<Served> {
  const standing = await findStanding(unit, input.roomId);
  const found = standing && (await findObject(unit.db, input));
  if (standing === undefined || found === undefined) throw errors['not-found']();
  const { attachment, objectId, previewSize } = found;
  const size = input.as === 'whole' ? attachment.size : previewSize;
  // A room whose key was forgotten has no files any more.
  const key = await findRoomKey(unit.db, input.roomId, keys.files);
  if (size === null || key === undefined) throw errors['not-found']();
  const bytes = await findPart(files.store, key, { place: input, part: { objectId, as: input.as } });
  if (bytes === undefined) throw new Error('The bytes of an attachment are gone from the store.');
  unit.trace(traceOf(unit, standing, { kind: attachment.kind }));
  const isWhole = input.as === 'whole';
  const { name, mediaType } = isWhole ? attachment : { name: 'preview.webp', mediaType: 'image/webp' };
  return serveFile({ name, mediaType, size }, () => bytes);
}

/** Lets go of a file of mine that was not sent. */
export async function removeAttachment(
  unit: Unit,
  { files }: Pick<ServerParts, 'files'>,
  input: Input,
  errors: Errors,
): Promise<{ done: true }> {
  const dropped = await dropUnsent(unit.db, input);
  if (dropped === undefined) throw errors['not-found']();
  await removePieces(files.store, input, dropped.size);
  if (dropped.objectId !== null) await removeObject(files.store, input, dropped.objectId);
  return { done: true };
}
