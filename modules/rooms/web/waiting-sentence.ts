import { daysBetween, formatDay, formatSince, withCapital } from '../../../platform/web/format.ts';
import { m } from '../../../platform/web/words.ts';
import type { RoomSummary, Waiting } from '../domain/room.ts';

/** With whom it lies: a given name, `fagfolkene` when nobody's name is known, nothing when it lies with me. */
export function waitedFor(waiting: Waiting, room: RoomSummary): string | undefined {
  if (waiting.isOnMe) return undefined;
  if (waiting.on === 'citizen') return room.citizen.givenName;
  return nameOf(waiting.participantId, room) ?? m.rooms_professionals();
}

/** For a chip: `Venter på Vera`. */
export function waitingChipText(waiting: Waiting, room: RoomSummary): string {
  const name = waitedFor(waiting, room);
  return name === undefined ? m.rooms_waits_chip_you() : m.rooms_waits_chip({ name });
}

/** `Venter på Vera siden i går. Vera svarer innen torsdag.` */
export function waitingSentence(waiting: Waiting, room: RoomSummary, now: Date): string {
  const since = formatSince(waiting.since, now);
  const name = waitedFor(waiting, room);
  const waits = name === undefined ? m.rooms_waits_you_since({ since }) : m.rooms_waits_on_since({ name, since });
  return [waits, promiseSentence(waiting, room, now)].filter((part) => part !== undefined).join(' ');
}

/**
 * What is promised of what waits on others, always with a name: `Vera svarer innen torsdag.` or
 * `Vera har det hos seg. Svar er lovet innen torsdag.` Whose promise has passed may be asked.
 */
export function namedPromise(waiting: Waiting, room: RoomSummary, now: Date): string {
  const name = waitedFor(waiting, room);
  const hasIt = name === undefined ? m.rooms_waits_chip_you() : m.rooms_has_it({ name: withCapital(name) });
  const promise = promiseSentence(waiting, room, now);
  if (promise === undefined) return hasIt;
  if (hasPassed(waiting, now)) return [promise, hasIt, m.rooms_may_ask()].join(' ');
  return waiting.answerBy === null ? `${hasIt} ${promise}` : promise;
}

function hasPassed({ answerBy, dueAt }: Waiting, now: Date): boolean {
  if (answerBy !== null) return daysBetween(now, answerBy) < 0;
  return dueAt !== null && new Date(dueAt) < now;
}

function promiseSentence(waiting: Waiting, room: RoomSummary, now: Date): string | undefined {
  const { answerBy, dueAt } = waiting;
  if (answerBy !== null) return answerSentence(waiting, answerBy, room, now);
  return dueAt === null ? undefined : dueSentence(dueAt, now);
}

/** What an organisation has promised: `Svar er lovet innen torsdag.` */
export function dueSentence(dueAt: string, now: Date): string {
  if (new Date(dueAt) < now) return m.rooms_due_past({ day: formatSince(dueAt, now) });
  return daysBetween(now, dueAt) === 0 ? m.rooms_due_today() : m.rooms_due_by({ day: formatDay(dueAt, now) });
}

function answerSentence(waiting: Waiting, answerBy: string, room: RoomSummary, now: Date): string {
  const away = daysBetween(now, answerBy);
  const day = formatDay(answerBy, now);
  if (away < 0) return m.rooms_due_past({ day });
  const answerer = room.participants.find(({ id }) => id === waiting.answerByParticipantId);
  if (answerer?.isMe === true) return away === 0 ? m.rooms_you_answer_today() : m.rooms_you_answer_by({ day });
  const name = answerer?.givenName ?? m.rooms_professionals();
  return away === 0 ? m.rooms_answers_today({ name }) : m.rooms_answers_by({ name, day });
}

function nameOf(participantId: string | null, room: RoomSummary): string | undefined {
  return room.participants.find(({ id }) => id === participantId)?.givenName;
}
