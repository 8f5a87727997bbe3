import type { MessageId, RoomId, ThreadId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import type { Message } from '../domain/message.ts';
import { type FoundMessage, listMessages as readMessages, searchMessages } from './message-store.ts';
import { findReading, movingReadMark } from './read-mark-store.ts';
import { findStanding, listStandings, type Standing, threadAudienceOf, traceOf } from './standing-store.ts';

interface Errors {
  'not-found': () => Error;
}

export async function getStanding(unit: Unit, roomId: RoomId, errors: Errors): Promise<Standing> {
  const standing = await findStanding(unit, roomId);
  if (standing === undefined) throw errors['not-found']();
  return standing;
}

/** A page of messages; how many were seen stands in the trace. */
export async function listMessages(
  unit: Unit,
  input: { roomId: RoomId; threadId?: ThreadId | undefined; before?: number | undefined },
  errors: Errors,
): Promise<{ messages: Message[]; more: boolean }> {
  const standing = await getStanding(unit, input.roomId, errors);
  const page = await readMessages(unit.db, input, standing.participantId);
  unit.trace(traceOf(unit, standing, { messages: page.messages.length }));
  return page;
}

/** Remembers how far I have read in one thread; never backwards, never past what I may see. The others see "read by". */
export async function markRead(
  unit: Unit,
  input: { roomId: RoomId; threadId: ThreadId; seq: number },
  errors: Errors,
): Promise<{ done: true }> {
  const standing = await getStanding(unit, input.roomId, errors);
  const mine = { participantId: standing.participantId, personId: unit.me.personId };
  const reading = await findReading(unit.db, input, mine);
  if (reading === undefined) throw errors['not-found']();
  unit.trace(traceOf(unit, standing));
  const seq = Math.min(input.seq + reading.hidden, reading.newest);
  if (reading.isMine && input.seq > 0 && seq > reading.read) {
    unit.writeAtEnd(movingReadMark(input.threadId, mine, { seq, at: unit.now }));
    unit.announce({ what: 'rooms.read-marked', place: input.roomId, audience: await threadAudienceOf(unit, input) });
  }
  return { done: true };
}

type Found = Omit<FoundMessage, 'citizenId'> & { id: MessageId };

/** Finds words in what I may see. What was searched for is not kept: the trace counts only. */
export async function search(unit: Unit, input: { text: string; roomId?: RoomId | undefined }): Promise<Found[]> {
  const standings = await listStandings(unit, input.roomId);
  const mine = new Set(standings.map((standing) => standing.participantId));
  const found = await searchMessages(unit.db, input.text, input.roomId, mine);
  const inRooms = Map.groupBy(found, (message) => message.roomId);
  unit.trace(
    ...standings
      .filter((standing) => inRooms.has(standing.roomId))
      .map((standing) => traceOf(unit, standing, { messages: inRooms.get(standing.roomId)?.length ?? 0 })),
  );
  return found.map(({ citizenId: _citizen, ...message }) => message);
}
