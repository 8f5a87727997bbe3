import type { ParticipantId, ThreadId } from '../../../kernel/ids.ts';
import type { WaitingState } from '../domain/waiting.ts';

export const names = ['frida', 'vera', 'sara'] as const;
export type Name = (typeof names)[number];
export type Worker = Name | 'ingrid';
export type Speaker = Worker | 'citizen';

interface Seat {
  id: ParticipantId;
  state: 'asked' | 'given' | 'declined' | 'withdrawn';
  seesFrom: Date | 'all';
  joined: boolean;
  left: boolean;
}
interface Said {
  id: string;
  at: Date;
  threadId: ThreadId;
  by: ParticipantId;
}

/** A room as a plain model: who has which seat, what was said when, who has read how far, whom each thread waits for. */
export class PlainRoom {
  readonly seats = new Map<Name, Seat>();
  readonly said: Said[] = [];
  readonly waiting = new Map<ThreadId, WaitingState>();
  readonly threads: ThreadId[] = [];
  /** For each thread, how far each seat has read. */
  readonly marks = new Map<ThreadId, Map<ParticipantId, number>>();
  readonly blocked = new Set<Name>();

  /** Who holds the overview, and who is asked to. */
  contact: Worker = 'ingrid';
  asked: { who: Worker; declined: boolean } | undefined;

  /** What is asked of whoever is out is asked no more, and what she held goes to the next who is in: Ingrid, who came first. */
  shutOut(name: Name): void {
    if (this.contact === name) this.contact = 'ingrid';
    if (this.asked?.who === name || this.asked?.who === this.contact) this.asked = undefined;
  }

  /** Whoever is blocked is out, and stays out when the block is lifted, until there is a new yes. */
  block(name: Name): void {
    this.blocked.add(name);
    const seat = this.seats.get(name);
    if (seat?.state === 'given') seat.state = 'withdrawn';
    if (seat?.state === 'asked') seat.state = 'declined';
    this.shutOut(name);
  }

  isIn(name: Speaker): boolean {
    if (name === 'citizen' || name === 'ingrid') return true;
    const seat = this.seats.get(name);
    return seat?.state === 'given' && seat.joined && !seat.left;
  }

  /** The messages that somebody sees; nothing at all, not even none, when she is not in. */
  seenBy(name: Speaker): string[] | 'not-found' {
    if (!this.isIn(name)) return 'not-found';
    return this.said.filter((one) => this.#sees(name, one)).map((one) => one.id);
  }

  threadsSeenBy(name: Speaker): ThreadId[] {
    return this.isIn(name)
      ? this.threads.filter((id) => this.said.some((one) => one.threadId === id && this.#sees(name, one)))
      : [];
  }

  /** The number of the last message of a thread that somebody sees; 0 when she sees none. */
  newestSeenBy(name: Speaker, threadId: ThreadId): number {
    if (!this.isIn(name)) return 0;
    return this.said.findLastIndex((one) => one.threadId === threadId && this.#sees(name, one)) + 1;
  }

  /** How many messages of others somebody sees in a thread after her own mark there. */
  unreadBy(name: Speaker, me: ParticipantId, threadId: ThreadId): number {
    const read = this.marks.get(threadId)?.get(me) ?? 0;
    return this.said.filter(
      (one, place) => one.threadId === threadId && one.by !== me && place + 1 > read && this.#sees(name, one),
    ).length;
  }

  #sees(name: Speaker, { at }: Said): boolean {
    if (name === 'citizen' || name === 'ingrid') return true;
    const from = this.seats.get(name)?.seesFrom;
    return from === 'all' || (from !== undefined && at >= from);
  }
}
