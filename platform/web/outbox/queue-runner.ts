import { ORPCError } from '@orpc/client';
import { isPassing } from '../api.ts';
import { refusalOf } from '../refusal.ts';
import type { OutboxStore } from './outbox-store.ts';

export type Sender = (input: unknown) => Promise<unknown>;
type Outcome = 'next' | 'again' | 'rest';

export type RunnerParts = {
  store: OutboxStore;
  owner: string;
  /** Runs the work while no other tab runs work under the same name. */
  lock: (name: string, work: () => Promise<void>) => Promise<void>;
  pause: (ms: number) => Promise<void>;
  senderOf: (endpoint: string) => Sender | undefined;
  onChange: () => Promise<unknown>;
  /** What came of each try: nothing when it arrived. */
  onTried: (error: unknown) => void;
};

const longestPauseMs = 60_000;

/** Sends what waits in a queue: the first thing first, again and again while the line is bad. */
export function createQueueRunner({ store, owner, lock, pause, senderOf, onChange, onTried }: RunnerParts) {
  const running = new Map<string, Promise<void>>();
  const alarms = new Set<() => void>();

  async function sendFirst(queue: string, failures: number): Promise<Outcome> {
    const first = (await store.list(owner)).find((item) => item.queue === queue);
    const sender = first && senderOf(first.endpoint);
    if (!first || !sender || first.refusal !== undefined) return 'rest';
    try {
      await sender(first.input);
      onTried(undefined);
      await store.remove(first.id);
      return 'next';
    } catch (error) {
      onTried(error);
      if (isSignedOut(error)) return 'rest';
      if (isFinal(error)) {
        await store.mark(first.id, refusalOf(error) ?? 'fault');
        return 'rest';
      }
      const alarm = new Promise<void>((resolve) => alarms.add(resolve));
      await Promise.race([pause(Math.min(1000 * 2 ** failures, longestPauseMs)), alarm]);
      return 'again';
    }
  }

  async function sendQueue(queue: string): Promise<void> {
    let failures = 0;
    for (;;) {
      const outcome = await sendFirst(queue, failures);
      await onChange();
      if (outcome === 'rest') return;
      failures = outcome === 'again' ? failures + 1 : 0;
    }
  }

  return {
    /** One run at a time in this tab; whoever comes meanwhile is sent by the run after. */
    run(queue: string): Promise<void> {
      const before = running.get(queue) ?? Promise.resolve();
      const send = () => lock(`tillit.outbox.${queue}`, () => sendQueue(queue));
      // A run that failed, say because storage was full, must not stop the ones after it.
      const after = before.then(send, send);
      running.set(queue, after);
      return after;
    },
    /** Ends all pauses. */
    wake(): void {
      for (const alarm of alarms) alarm();
      alarms.clear();
    },
  };
}

function isSignedOut(error: unknown): boolean {
  return error instanceof ORPCError && error.status === 401;
}

/** A no that stays a no, however often one asks. A fault of ours (5xx) and a lost line may pass. */
function isFinal(error: unknown): boolean {
  return error instanceof ORPCError && error.status < 500 && !isPassing(error);
}
