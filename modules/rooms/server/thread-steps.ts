import { dayInZone, zoneOf } from '../../../kernel/zone.ts';
import type { RoomId, ThreadId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { findCountry } from './room-store.ts';
import { findStanding, threadAudienceOf, traceOf } from './standing-store.ts';
import { hasThread, promiseAnswer as storePromise, resolveThread as storeResolved } from './thread-store.ts';

const done = { done: true } as const;

/** "I'll answer by": the thread waits on me from now, with a day that everybody sees. */
export async function promiseAnswer(
  unit: Unit,
  input: { roomId: RoomId; threadId: ThreadId; day: string },
  errors: { [K in 'not-found' | 'room-is-closed' | 'thread-does-not-wait' | 'day-has-passed']: () => Error },
): Promise<typeof done> {
  const standing = await findStanding(unit, input.roomId);
  if (standing === undefined || !(await hasThread(unit.db, input.roomId, input.threadId))) throw errors['not-found']();
  if (standing.isClosed) throw errors['room-is-closed']();
  if (input.day < dayInZone(unit.now, zoneOf(await findCountry(unit.db, standing.citizenId))))
    throw errors['day-has-passed']();
  const promise = { by: standing.participantId, day: input.day };
  if (!(await storePromise(unit.db, input.roomId, input.threadId, promise))) throw errors['thread-does-not-wait']();
  unit.trace(traceOf(unit, standing));
  unit.announce({ what: 'rooms.answer-promised', place: input.roomId, audience: await threadAudienceOf(unit, input) });
  return done;
}

/** Says that a thread has come to its end; writing in it opens it again. */
export async function resolveThread(
  unit: Unit,
  input: { roomId: RoomId; threadId: ThreadId },
  errors: { [K in 'not-found' | 'room-is-closed']: () => Error },
): Promise<typeof done> {
  const standing = await findStanding(unit, input.roomId);
  if (standing === undefined) throw errors['not-found']();
  if (standing.isClosed) throw errors['room-is-closed']();
  const resolved = { by: standing.participantId, at: unit.now };
  if (!(await storeResolved(unit.db, input.roomId, input.threadId, resolved))) throw errors['not-found']();
  unit.trace(traceOf(unit, standing));
  unit.announce({ what: 'rooms.thread-resolved', place: input.roomId, audience: await threadAudienceOf(unit, input) });
  return done;
}
