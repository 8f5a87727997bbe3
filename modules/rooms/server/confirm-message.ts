import type { MessageId, RoomId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { getStanding } from './read-room.ts';
import { audienceOf, traceOf } from './standing-store.ts';
import { storeConfirmation } from './text-store.ts';

type Errors = Record<'not-found' | 'room-is-closed' | 'only-citizen-side-decides' | 'nothing-to-confirm', () => Error>;

/** The citizen says that what somebody wrote for her is what she said. It is no consent to anything. */
export async function confirmMessage(
  unit: Unit,
  { roomId, messageId }: { roomId: RoomId; messageId: MessageId },
  errors: Errors,
): Promise<{ done: true }> {
  const standing = await getStanding(unit, roomId, errors);
  if (standing.kind !== 'citizen') throw errors['only-citizen-side-decides']();
  if (standing.isClosed) throw errors['room-is-closed']();
  if (!(await storeConfirmation(unit.db, { roomId, messageId }, unit.me.personId, unit.now)))
    throw errors['nothing-to-confirm']();
  unit.trace(traceOf(unit, standing));
  unit.announce({ what: 'rooms.message-confirmed', place: roomId, audience: await audienceOf(unit, roomId) });
  return { done: true };
}
