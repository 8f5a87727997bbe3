import { m } from '../../../platform/web/words.ts';
import type { Message } from '../domain/message.ts';
import type { Participant, Room, RoomSummary } from '../domain/room.ts';

/** Those besides the citizen who can read here now. */
export function readersOf(room: RoomSummary): Participant[] {
  return room.participants.filter(
    ({ kind, joinedAt, consent }) =>
      kind !== 'citizen' && joinedAt !== null && (consent === null || consent.state === 'given'),
  );
}

export function fullNameOf({ givenName, familyName }: { givenName: string; familyName: string }): string {
  return `${givenName} ${familyName}`;
}

/** `Ingrid, Frida og Vera`. */
export function joinNames(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : m.rooms_and({ names: names.slice(0, -1).join(', '), last });
}

/** The others who have read as far as this message in its thread; nobody before the moment from which she sees. */
export function haveRead(
  room: Room,
  { threadId, seq, sentAt }: Pick<Message, 'threadId' | 'seq' | 'sentAt'>,
): Participant[] {
  const marks = room.threads.find(({ id }) => id === threadId)?.readUpTo ?? [];
  const readers = new Set(marks.filter((mark) => mark.seq >= seq).map((mark) => mark.participantId));
  return room.participants.filter(
    ({ id, isMe, joinedAt, kind, consent }) =>
      !isMe && (joinedAt !== null || kind === 'citizen') && (consent?.seesFrom ?? '') <= sentAt && readers.has(id),
  );
}

export function myselfIn(room: RoomSummary): Participant | undefined {
  return room.participants.find((participant) => participant.isMe);
}

/** Whether I am here at work: on the citizen's side one asks the professionals, at work one asks anybody. */
export function isAtWork(room: Room): boolean {
  return myselfIn(room)?.kind === 'practitioner';
}

export function roomTitle(room: RoomSummary): string {
  return room.iAmCitizen ? m.rooms_title_mine() : m.rooms_title_of({ name: room.citizen.givenName });
}
