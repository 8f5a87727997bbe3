import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { largestFile, mostUnsent } from './attachment.ts';
import { rulesVersion } from './room.ts';

export interface BeginningState {
  isClosed: boolean;
  me: { kind: 'citizen' | 'practitioner' | 'related-person'; rulesVersion: number | null };
  /** How many files of mine lie unsent here. */
  unsent: number;
}

export type BeginningRefusal =
  | 'room-is-closed'
  | 'rules-not-accepted'
  | 'attachment-is-too-large'
  | 'too-many-unsent-attachments';

/** Whether somebody may begin to upload a file in a room: whoever may write there, within bounds. */
export function beginAttachment(state: BeginningState, size: number): Result<null, BeginningRefusal> {
  if (state.isClosed) return refuse('room-is-closed');
  if (state.me.kind !== 'citizen' && state.me.rulesVersion !== rulesVersion) return refuse('rules-not-accepted');
  if (size > largestFile) return refuse('attachment-is-too-large');
  return state.unsent >= mostUnsent ? refuse('too-many-unsent-attachments') : ok(null);
}
