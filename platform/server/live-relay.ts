import pg from 'pg';
import type { Clock } from './clock.ts';
import { asTask, type Db } from './database.ts';
import type { LiveHub } from './live.ts';
import { findHints, listHintNumbersSince, type StoredHint } from './outbox.ts';

const channel = 'tillit_hint';
/** Longer than any transaction may last, so that a hint which commits late is still read. */
export const catchUpOverlapMs = 30_000;
const catchUpEveryMs = 5_000;

interface RelayParts {
  url: string;
  db: Db;
  hub: LiveHub;
  clock: Clock;
  onFault: (fault: unknown) => void;
}

/**
 * Carries hints between server processes on one PostgreSQL. Own hints are told at once; their ids go out in one
 * notification for all that commit meanwhile, since PostgreSQL serialises commits that notify. A catch-up reads what a
 * process that died between its commit and its notification left untold.
 */
export class LiveRelay {
  readonly #parts: RelayParts;
  readonly #stop = new AbortController();
  #listening: pg.Client | undefined;
  #outgoing: number[] = [];
  #sending = false;
  #timer: NodeJS.Timeout | undefined;
  #caughtUpTo: Date | undefined;

  constructor(parts: RelayParts) {
    this.#parts = parts;
  }

  async start(): Promise<void> {
    this.#caughtUpTo = this.#parts.clock.now();
    await this.#listen();
    this.#timer = setInterval(() => void this.catchUp().catch(this.#parts.onFault), catchUpEveryMs);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    clearInterval(this.#timer);
    this.#parts.hub.endSessions();
    await this.#listening?.end().catch(() => undefined);
  }

  /** Tells the hints of a commit here, and lets the other processes know. */
  publish(hints: readonly StoredHint[]): void {
    for (const hint of hints) {
      this.#parts.hub.tell(hint);
      this.#outgoing.push(hint.id);
    }
    void this.#send();
  }

  /** Reads the recent outbox and tells whatever was not told; also heals a broken listener. */
  async catchUp(): Promise<void> {
    const { db, hub, clock } = this.#parts;
    if (this.#listening === undefined) await this.#listen();
    const now = clock.now();
    // From where the last one ended, not from now: the database may have been away for longer than the overlap.
    const since = new Date((this.#caughtUpTo ?? now).getTime() - catchUpOverlapMs);
    await this.#tellUntold(await asTask(db, 'live', now, (trx) => listHintNumbersSince(trx, since)));
    this.#caughtUpTo = now;
    hub.forgetToldBefore(new Date(since.getTime() - catchUpOverlapMs));
  }

  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      while (this.#outgoing.length > 0 && this.#listening !== undefined) {
        // 500 ids stay far below the 8,000 bytes a notification may hold.
        const ids = this.#outgoing.splice(0, 500);
        await this.#listening.query({
          name: 'tell',
          text: 'select pg_notify($1, $2)',
          values: [channel, ids.join(',')],
        });
      }
    } catch (fault) {
      this.#parts.onFault(fault);
    } finally {
      this.#sending = false;
    }
  }

  async #listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#parts.url, application_name: 'tillit live' });
    client.on('notification', (message) => void this.#hear(message.payload ?? '').catch(this.#parts.onFault));
    client.on('error', (fault) => {
      this.#parts.onFault(fault);
      if (this.#listening === client) this.#listening = undefined;
    });
    client.on('end', () => {
      if (this.#listening === client) this.#listening = undefined;
    });
    await client.connect();
    if (this.#stop.signal.aborted) return client.end();
    await client.query(`listen ${channel}`);
    this.#listening = client;
  }

  async #hear(payload: string): Promise<void> {
    await this.#tellUntold(payload.split(',').map(Number));
  }

  async #tellUntold(ids: readonly number[]): Promise<void> {
    const { db, hub, clock } = this.#parts;
    const untold = ids.filter((id) => !hub.isTold(id));
    if (untold.length === 0) return;
    const hints = await asTask(db, 'live', clock.now(), (trx) => findHints(trx, untold));
    for (const hint of hints) hub.tell(hint);
  }
}
