import type { RoomId, ThreadId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { type Draft, findDraft as read, saveDraft as store } from './draft-store.ts';
import { getStanding } from './read-room.ts';

export async function findDraft(
  unit: Unit,
  input: { roomId: RoomId; threadId: ThreadId },
  errors: { 'not-found': () => Error },
): Promise<Draft | null> {
  await getStanding(unit, input.roomId, errors);
  return read(unit.db, { ...input, personId: unit.me.personId });
}

export async function saveDraft(
  unit: Unit,
  input: { roomId: RoomId; threadId: ThreadId; draft: Draft },
  errors: { [K in 'not-found' | 'room-is-closed']: () => Error },
): Promise<{ done: true }> {
  const standing = await getStanding(unit, input.roomId, errors);
  if (standing.isClosed) throw errors['room-is-closed']();
  await store(unit.db, { ...input, personId: unit.me.personId, citizenId: standing.citizenId }, input.draft, unit.now);
  return { done: true };
}
