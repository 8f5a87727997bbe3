import type { AttachmentId } from '../../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Attachment } from './attachment.ts';
import type { NewMessage } from './message.ts';

/** A file of mine that lies unsent. */
export interface Unsent {
  id: AttachmentId;
  /** Nothing while it is still being uploaded or looked through. */
  attachment: Attachment | null;
}

export type AttachingRefusal = 'attachment-is-not-here' | 'correction-brings-no-attachments';

/** Whether a message may take along what it names: each once, mine, unsent, and looked through. */
export function attachToMessage(message: NewMessage, unsent: readonly Unsent[]): Result<null, AttachingRefusal> {
  const named = (message.attachments ?? []).map(({ id }) => id);
  if (named.length === 0) return ok(null);
  // What is corrected keeps its own; a correction says the same once more, in better words.
  if (message.correctsId !== undefined) return refuse('correction-brings-no-attachments');
  const ready = new Set(unsent.filter(({ attachment }) => attachment !== null).map(({ id }) => id));
  const allThere = new Set(named).size === named.length && named.every((id) => ready.has(id));
  return allThere ? ok(null) : refuse('attachment-is-not-here');
}
