import { createHash, randomUUID } from 'node:crypto';
import type { AttachmentId, RoomId } from '../../../kernel/ids.ts';
import { type FileStore, StorageIsFull } from '../../../platform/server/files/file-store.ts';
import type { ServerParts } from '../../../platform/server/module.ts';
import { settle } from '../../../platform/server/settle.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import type { Attachment } from '../domain/attachment.ts';
import { dropUnlessReady, noteReady } from './attachment-store.ts';
import { type MadeFile, type MakingRefusal, makeAttachment } from './make-attachment.ts';
import { type FilePlace, gatherPieces, putPart, removeObject, removePieces } from './room-files.ts';
import { type InUnit, loadUpload } from './send-piece.ts';
import { traceOf } from './standing-store.ts';

type Errors = { [K in MakingRefusal | 'not-found' | 'upload-is-not-whole' | 'storage-is-full']: () => Error };
type Input = { roomId: RoomId; attachmentId: AttachmentId; sha256: string };

/** Everything has arrived: made anew, kept, and from now on there to be sent. Asked twice it answers the same. */
export async function finishAttachment(
  units: { look: InUnit; store: InUnit },
  { keys, files }: Pick<ServerParts, 'keys' | 'files'>,
  input: Input,
  errors: Errors,
): Promise<Attachment> {
  const { upload, key } = await units.look((unit) => loadUpload(unit, keys.files, input, errors));
  if (upload.attachment !== null) return units.store((unit) => getReady(unit, keys.files, input, errors));
  if (upload.received !== upload.size) throw errors['upload-is-not-whole']();
  const bytes = await gatherPieces(files.store, key, input, upload.size);
  const isSame = bytes !== undefined && sha256(bytes) === input.sha256.toLowerCase();
  const making = isSame ? await makeAttachment(files.scanner, bytes, upload.name) : undefined;
  if (making === undefined || (!making.ok && making.reason !== 'scanner-is-away')) {
    // Asked again while the first was at it, it has met pieces that the other took away once it had made the file.
    const isReady = await units.look((unit) => dropUnlessReady(unit.db, input));
    if (isReady) return units.store((unit) => getReady(unit, keys.files, input, errors));
    // Nothing is kept of what was refused; what was damaged on the way begins anew.
    await removePieces(files.store, input, upload.size);
  }
  if (making === undefined) throw errors['upload-is-not-whole']();
  const made = settle(making, errors);
  const objectId = await keep(files.store, key, { place: input, made }, errors);
  const { ready, isMine } = await units.store(async (unit) => {
    const { facts, preview } = made;
    const noted = { ...facts, objectId, previewSize: preview?.length ?? null };
    const isMine = await noteReady(unit.db, input, noted, unit.now);
    return { ready: await getReady(unit, keys.files, input, errors), isMine };
  });
  if (!isMine) await removeObject(files.store, input, objectId);
  await removePieces(files.store, input, upload.size);
  return ready;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function keep(
  store: FileStore,
  key: Buffer,
  { place, made }: { place: FilePlace; made: MadeFile },
  errors: Errors,
): Promise<string> {
  const objectId = randomUUID();
  try {
    await putPart(store, key, { place, part: { objectId, as: 'whole' } }, made.bytes);
    if (made.preview !== undefined)
      await putPart(store, key, { place, part: { objectId, as: 'preview' } }, made.preview);
    return objectId;
  } catch (fault) {
    await removeObject(store, place, objectId).catch(() => undefined);
    throw fault instanceof StorageIsFull ? errors['storage-is-full']() : fault;
  }
}

/** As it stands now; of two requests that finished at once, what the first has noted. */
async function getReady(unit: Unit, installationKey: Buffer, input: Input, errors: Errors): Promise<Attachment> {
  const { upload, standing } = await loadUpload(unit, installationKey, input, errors);
  if (upload.attachment === null) throw errors['not-found']();
  unit.trace(traceOf(unit, standing, { kind: upload.attachment.kind }));
  return upload.attachment;
}
