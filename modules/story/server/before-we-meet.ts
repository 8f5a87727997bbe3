import type { RoomId } from '../../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { findStanding, traceOf } from '../../rooms/server/public.ts';
import { type ChapterId, inReadingOrder, type VersionId } from '../domain/chapter.ts';
import type { BeforeWeMeet } from '../domain/story.ts';
import { listLines } from './line-store.ts';
import { shown } from './memory-lines.ts';
import { tellSide } from './tell.ts';
import { listTold, storeReceipt } from './told-store.ts';

/** What is told to me in a room, and what is remembered there. Each look is traced, with how many chapters it was. */
export async function readBeforeWeMeet(unit: Unit, roomId: RoomId): Promise<Result<BeforeWeMeet, 'not-found'>> {
  const standing = await findStanding(unit, roomId);
  if (standing === undefined) return refuse('not-found');
  const told = await findTold(unit, roomId);
  unit.trace(traceOf(unit, standing, { chapters: told.chapters.length, lines: told.lines.length }));
  return ok(told);
}

/** The same for a later module, which finds out whether I am there and leaves the trace. */
export async function findTold({ db }: Unit, roomId: RoomId): Promise<BeforeWeMeet> {
  const chapters = await listTold(db, roomId);
  const lines = await listLines(db, { roomId });
  return { chapters: inReadingOrder(chapters), lines: lines.map(shown) };
}

type Mark = { roomId: RoomId; chapterId: ChapterId; versionId: VersionId };

/** Somebody says by herself that she has read a chapter as it reads now; the citizen is shown it at once. */
export async function markRead(
  unit: Unit,
  { roomId, chapterId, versionId }: Mark,
): Promise<Result<{ done: true }, 'not-found' | 'chapter-has-changed'>> {
  const standing = await findStanding(unit, roomId);
  if (standing === undefined) return refuse('not-found');
  const told = (await listTold(unit.db, roomId)).find(({ id }) => id === chapterId);
  if (told === undefined) return refuse('not-found');
  if (told.versionId !== versionId) return refuse('chapter-has-changed');
  const { citizenId, participantId } = standing;
  unit.trace(traceOf(unit, standing));
  if (told.readAt === null) {
    const { personId } = unit.me;
    await storeReceipt(unit.db, { citizenId, chapterId, versionId, roomId, participantId, personId, at: unit.now });
    await tellSide(unit, citizenId, { place: roomId });
  }
  return ok({ done: true });
}
