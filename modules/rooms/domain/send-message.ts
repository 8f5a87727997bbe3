import type { Country } from '../../../kernel/country.ts';
import type { ParticipantId } from '../../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { type Promises, promisedBy } from './answer-promise.ts';
import type { Asks, NewMessage } from './message.ts';
import { rulesVersion, type Urgency } from './room.ts';
import { type WaitingState, waitingAfter } from './waiting.ts';

/** Somebody present in the room, as far as sending needs to know. */
export interface Present {
  id: ParticipantId;
  kind: 'citizen' | 'practitioner' | 'related-person';
  /** What her organisation promises; empty for those who are not in one. */
  promises: Promises;
  country: Country;
}

export interface SendingState {
  isClosed: boolean;
  contactId: ParticipantId | null;
  me: { id: ParticipantId; rulesVersion: number | null };
  present: readonly Present[];
  thread: { waiting: WaitingState } | undefined;
  /** Who wrote the message that is corrected, if it can be seen. */
  correctedBy: ParticipantId | undefined;
}

export type SendingRefusal =
  | 'room-is-closed'
  | 'rules-not-accepted'
  | 'thread-needs-subject'
  | 'asked-participant-is-not-here'
  | 'only-own-message-is-corrected'
  | 'citizen-writes-herself';

/** Whether a message may be sent, and whom its thread waits for then. */
export function sendMessage(
  state: SendingState,
  message: NewMessage,
  now: Date,
): Result<{ waiting: WaitingState }, SendingRefusal> {
  if (state.isClosed) return refuse('room-is-closed');
  const me = state.present.find((present) => present.id === state.me.id);
  if (me === undefined) return refuse('room-is-closed');
  if (me.kind !== 'citizen' && state.me.rulesVersion !== rulesVersion) return refuse('rules-not-accepted');
  if (state.thread === undefined && message.subject === undefined) return refuse('thread-needs-subject');
  const speaker = findSpeaker(state, me, message);
  if (speaker === undefined) return refuse('citizen-writes-herself');
  const asked = findAsked(state, message.asks);
  if (asked === 'not-here') return refuse('asked-participant-is-not-here');
  const waiting = state.thread?.waiting ?? { on: 'nobody' };
  if (message.correctsId !== undefined) {
    // A correction is the same contribution once more: it neither answers nor asks anew.
    const isOwn = state.correctedBy === me.id && speaker === me;
    return isOwn ? ok({ waiting }) : refuse('only-own-message-is-corrected');
  }
  const side = speaker.kind === 'practitioner' ? 'professional' : 'citizen';
  const dueAt = asked === undefined ? null : dueFor(asked, message.urgency, now);
  return ok({
    waiting: waitingAfter(waiting, { by: { participantId: speaker.id, side }, asks: message.asks, at: now, dueAt }),
  });
}

/**
 * Whose word a message is: the sender's, or the citizen's when somebody else wrote down what she said. Then it answers as
 * her own would, confirmed or not: whoever asked has her word, and sees how it came.
 */
function findSpeaker(state: SendingState, me: Present, { toldBy }: NewMessage): Present | undefined {
  if (toldBy === undefined) return me;
  return me.kind === 'citizen' ? undefined : state.present.find(({ kind }) => kind === 'citizen');
}

/** Whose promise counts: the one who is asked; for the professionals together, the one who holds the overview. */
function findAsked(state: SendingState, asks: Asks): Present | undefined | 'not-here' {
  if (asks.of === 'nobody' || asks.of === 'citizen') return undefined;
  if (asks.of === 'participant')
    return state.present.find((present) => present.id === asks.participantId) ?? 'not-here';
  const professionals = state.present.filter((present) => present.kind === 'practitioner');
  return professionals.find((present) => present.id === state.contactId) ?? professionals[0] ?? 'not-here';
}

/** Only an organisation promises a time; a citizen and those close to her answer when they can. */
function dueFor(asked: Present, urgency: Urgency, now: Date): Date | null {
  return asked.kind === 'practitioner' ? promisedBy({ at: now, urgency }, asked.promises, asked.country) : null;
}
