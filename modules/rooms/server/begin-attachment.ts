import type { AttachmentId, RoomId } from '../../../kernel/ids.ts';
import type { ServerParts } from '../../../platform/server/module.ts';
import { settle } from '../../../platform/server/settle.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import type { Attachment } from '../domain/attachment.ts';
import { type BeginningRefusal, beginAttachment as decide } from '../domain/begin-attachment.ts';
import { addUpload, countUnsent, findUpload } from './attachment-store.ts';
import { makeRoomKey } from './room-key-store.ts';
import { findStanding, traceOf } from './standing-store.ts';

type Errors = { [K in BeginningRefusal | 'not-found']: () => Error };

/** Begins to upload a file, or says how far one is that has begun. */
export async function beginAttachment(
  unit: Unit,
  { keys }: Pick<ServerParts, 'keys'>,
  input: { roomId: RoomId; attachmentId: AttachmentId; name: string; size: number },
  errors: Errors,
): Promise<{ received: number; attachment: Attachment | null }> {
  const standing = await findStanding(unit, input.roomId);
  if (standing === undefined) throw errors['not-found']();
  unit.trace(traceOf(unit, standing));
  const mine = { personId: unit.me.personId, participantId: standing.participantId };
  const known = await findUpload(unit.db, input, mine);
  if (known !== undefined) return { received: known.received, attachment: known.attachment };

  const unsent = await countUnsent(unit.db, input.roomId, mine.personId);
  const { isClosed, citizenId } = standing;
  settle(decide({ isClosed, me: standing, unsent }, input.size), errors);
  await makeRoomKey(unit.db, { roomId: input.roomId, citizenId }, keys.files, unit.now);
  await addUpload(unit.db, { ...input, ...mine, citizenId }, { name: input.name, size: input.size, at: unit.now });
  return { received: 0, attachment: null };
}
