import type { Clock } from './clock.ts';
import type { StoredHint } from './outbox.ts';

/** One open screen. */
export interface Listener {
  personId: string;
  sessionId: string;
  tell(hint: StoredHint): void;
  /** The session was ended: the stream closes. */
  end(): void;
}

/** The open screens of this process, and which hints they have been told. */
export class LiveHub {
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #told = new Map<number, number>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(listener: Listener): () => void {
    const mine = this.#listeners.get(listener.personId) ?? new Set();
    mine.add(listener);
    this.#listeners.set(listener.personId, mine);
    return () => {
      mine.delete(listener);
      if (mine.size === 0) this.#listeners.delete(listener.personId);
    };
  }

  /** Tells a hint once to every open screen it is for; hearing of it again is harmless. */
  tell(hint: StoredHint): void {
    if (this.#told.has(hint.id)) return;
    this.#told.set(hint.id, this.#clock.now().getTime());
    for (const personId of hint.audience) {
      for (const listener of this.#listeners.get(personId) ?? []) listener.tell(hint);
    }
  }

  isTold(id: number): boolean {
    return this.#told.has(id);
  }

  /** Forgets what was told before a moment, so that memory does not grow. */
  forgetToldBefore(moment: Date): void {
    for (const [id, at] of this.#told) {
      if (at >= moment.getTime()) return;
      this.#told.delete(id);
    }
  }

  /** Ends the streams of one session, or of all when the server stops. */
  endSessions(sessionId?: string): void {
    for (const listeners of this.#listeners.values()) {
      for (const listener of listeners) if (sessionId === undefined || listener.sessionId === sessionId) listener.end();
    }
  }

  /** Whose sessions have an open screen here. */
  sessions(): string[] {
    const all = [...this.#listeners.values()].flatMap((listeners) => [...listeners]);
    return [...new Set(all.map(({ sessionId }) => sessionId))];
  }

  get size(): number {
    let size = 0;
    for (const listeners of this.#listeners.values()) size += listeners.size;
    return size;
  }
}
