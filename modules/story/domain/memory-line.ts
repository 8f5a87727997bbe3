import { z } from 'zod';
import { idOf, ParticipantId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';

export const LineId = idOf<'MemoryLine'>();
export type LineId = z.infer<typeof LineId>;

/** Who keeps reading a line, by the citizen's word: whoever wrote it, until she says that the room may. */
export const LineReaders = z.enum(['writer', 'room']);
export type LineReaders = z.infer<typeof LineReaders>;

/** Something human that somebody wants to remember. The citizen reads it from the first second. */
export const MemoryLine = z.object({
  id: LineId,
  text: z.string(),
  writtenAt: Instant,
  writtenBy: z.object({
    participantId: ParticipantId,
    name: z.string(),
    profession: z.string(),
    organisation: z.string(),
  }),
  isMine: z.boolean(),
  readBy: LineReaders,
});
export type MemoryLine = z.infer<typeof MemoryLine>;

export const LineText = z.string().trim().min(1).max(200);

export interface LineStanding {
  /** In which way I am in the room. */
  kind: 'citizen' | 'practitioner' | 'related-person';
  isClosed: boolean;
}

/** Who works with the citizen writes lines, while the room is open. */
export function decideLine({ kind, isClosed }: LineStanding): Result<true, 'room-is-closed' | 'practitioner-needed'> {
  if (kind !== 'practitioner') return refuse('practitioner-needed');
  return isClosed ? refuse('room-is-closed') : ok(true);
}

/** The citizen's side strikes any line, whoever wrote one her own; also in a room that has closed. */
export function decideStriking(
  { kind }: LineStanding,
  line: { isMine: boolean } | undefined,
): Result<true, 'not-found' | 'not-yours-to-strike'> {
  if (line === undefined) return refuse('not-found');
  return kind === 'citizen' || line.isMine ? ok(true) : refuse('not-yours-to-strike');
}

/** Whoever decides for the citizen says who keeps reading a line; taking back needs only her side. */
export function decideReaders(
  { kind }: LineStanding,
  { line, decides, readBy }: { line: MemoryLine | undefined; decides: boolean; readBy: LineReaders },
): Result<'nothing-new' | 'changes', 'not-found' | 'citizen-side-decides'> {
  if (line === undefined) return refuse('not-found');
  if (kind !== 'citizen' || (readBy === 'room' && !decides)) return refuse('citizen-side-decides');
  return ok(line.readBy === readBy ? 'nothing-new' : 'changes');
}
