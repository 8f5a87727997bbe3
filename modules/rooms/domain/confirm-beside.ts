import { type Result, refuse } from '../../../kernel/result.ts';
import { type AskedBefore, mayAskForCode } from '../../people/domain/phone.ts';

export interface BesideState {
  isClosed: boolean;
  kind: 'citizen' | 'practitioner' | 'related-person';
  /** She has confirmed a number herself, and texts reach it. */
  hasOwn: boolean;
  asked: AskedBefore;
}

export type BesideRefusal = 'room-is-closed' | 'only-practitioner-confirms' | 'citizen-has-phone' | 'too-many-codes';

/** Whether a practitioner may send a code to the phone of the citizen who stands beside her; what the citizen set herself stays. */
export function confirmBeside({ isClosed, kind, hasOwn, asked }: BesideState): Result<'yes', BesideRefusal> {
  if (isClosed) return refuse('room-is-closed');
  if (kind !== 'practitioner') return refuse('only-practitioner-confirms');
  return hasOwn ? refuse('citizen-has-phone') : mayAskForCode(asked);
}
