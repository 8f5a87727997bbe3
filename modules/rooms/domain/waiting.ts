import type { ParticipantId } from '../../../kernel/ids.ts';
import type { Asks } from './message.ts';

/** Whom a thread waits for; `since` and `dueAt` belong to the oldest question that is not answered. */
export type WaitingState =
  | { on: 'nobody' }
  | { on: 'professionals' | 'citizen'; since: Date; dueAt: Date | null }
  | { on: 'participant'; participantId: ParticipantId; since: Date; dueAt: Date | null };

export interface Said {
  by: { participantId: ParticipantId; side: 'citizen' | 'professional' };
  asks: Asks;
  at: Date;
  /** When the answer is due, if one is asked for. */
  dueAt: Date | null;
}

/**
 * Whom a thread waits for after something was said in it. Whoever was waited for answers by writing; a new question to
 * the same does not make the old one younger, and the sooner promise counts.
 */
export function waitingAfter(before: WaitingState, said: Said): WaitingState {
  const left = isAnsweredBy(before, said) ? ({ on: 'nobody' } as const) : before;
  const asked = askedFor(said);
  if (asked.on === 'nobody') return left;
  if (left.on === 'nobody' || !isSame(left, asked)) return asked;
  return { ...asked, since: left.since, dueAt: sooner(left.dueAt, asked.dueAt) };
}

function isAnsweredBy(before: WaitingState, { by }: Said): boolean {
  switch (before.on) {
    case 'nobody':
      return false;
    case 'professionals':
      return by.side === 'professional';
    case 'citizen':
      return by.side === 'citizen';
    case 'participant':
      return before.participantId === by.participantId;
  }
}

function askedFor({ asks, at, dueAt }: Said): WaitingState {
  switch (asks.of) {
    case 'nobody':
      return { on: 'nobody' };
    case 'participant':
      return { on: 'participant', participantId: asks.participantId, since: at, dueAt };
    case 'professionals':
    case 'citizen':
      return { on: asks.of, since: at, dueAt };
  }
}

function isSame(a: WaitingState, b: WaitingState): boolean {
  if (a.on === 'participant' && b.on === 'participant') return a.participantId === b.participantId;
  return a.on === b.on;
}

function sooner(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
