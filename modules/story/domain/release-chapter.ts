import type { ParticipantId } from '../../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Chapter, Receiver } from './chapter.ts';

export type ReleaseRefusal = 'not-found' | 'citizen-side-decides' | 'chapter-is-empty' | 'receiver-is-not-here';

export interface Seat {
  participantId: ParticipantId;
  organisationId: string | null;
}

interface Situation {
  /** Whether I decide for the citizen: she herself, or the guardian of a child. */
  decides: boolean;
  chapter: Chapter | undefined;
  /** Who is in the room now, the citizen aside. */
  seats: readonly Seat[];
}

/** Whether a chapter may be released to somebody: by whoever decides, to somebody who is there, when there is something to read. */
export function decideRelease({ decides, chapter, seats }: Situation, to: Receiver): Result<true, ReleaseRefusal> {
  if (chapter === undefined) return refuse('not-found');
  if (!decides) return refuse('citizen-side-decides');
  if (chapter.text === '') return refuse('chapter-is-empty');
  return seats.some((seat) => isFor(to, seat)) ? ok(true) : refuse('receiver-is-not-here');
}

/** Whether a release reaches whoever sits there. */
export function isFor(to: Receiver, { participantId, organisationId }: Seat): boolean {
  return to.kind === 'participant' ? to.participantId === participantId : to.organisationId === organisationId;
}
