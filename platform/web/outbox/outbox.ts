import { isOutOfRoom } from '../refusal.ts';
import { type Watched, watched } from '../watched.ts';
import type { OutboxStore, Waiting } from './outbox-store.ts';
import { createQueueRunner, type RunnerParts, type Sender } from './queue-runner.ts';

export type OutboxParts = Pick<RunnerParts, 'store' | 'owner' | 'lock' | 'pause'>;

export type Outbox = {
  /** All of this person's waiting things, in order, also the refused. */
  waiting: Watched<readonly Waiting[]>;
  /** Whether the server had no room for what was tried last. */
  isOutOfRoom: Watched<boolean>;
  /** Says how an endpoint's things are sent; those that lay waiting for it set off. */
  register(endpoint: string, sender: Sender): void;
  /** Keeps it on this device and sends it when its turn comes. Settles when it is kept, not when it is sent. */
  enqueue(item: Omit<Waiting, 'owner' | 'refusal'>): Promise<void>;
  /** Tries a refused thing once more. */
  tryAgain(id: string): Promise<void>;
  /** Lets a thing go, for ever. */
  discard(id: string): Promise<void>;
  /** Lets everything of this person go, unsent: for signing out on a shared phone. */
  discardAll(): Promise<void>;
  /** Sends what can be sent now, without waiting out the pause. Settles when every queue is empty or rests. */
  sendAll(): Promise<void>;
};

export function createOutbox({ store, owner, lock, pause }: OutboxParts): Outbox {
  const waiting = watched<readonly Waiting[]>([]);
  const outOfRoom = watched(false);
  const senders = new Map<string, Sender>();
  const refresh = () => refreshFrom(store, owner, waiting);
  const runner = createQueueRunner({
    store,
    owner,
    lock,
    pause,
    senderOf: (name) => senders.get(name),
    onChange: refresh,
    onTried: (error) => outOfRoom.set(isOutOfRoom(error)),
  });

  async function sendAll(): Promise<void> {
    runner.wake();
    const queues = new Set((await refresh()).map((item) => item.queue));
    await Promise.all([...queues].map((queue) => runner.run(queue)));
  }

  return {
    waiting,
    isOutOfRoom: outOfRoom,
    sendAll,
    register(endpoint, sender) {
      senders.set(endpoint, sender);
      void sendAll();
    },
    async enqueue(item) {
      await store.add({ ...item, owner });
      await refresh();
      void runner.run(item.queue);
    },
    async tryAgain(id) {
      await store.mark(id, undefined);
      await sendAll();
    },
    async discard(id) {
      await store.remove(id);
      await sendAll();
    },
    async discardAll() {
      for (const { id } of await store.list(owner)) await store.remove(id);
      await refresh();
    },
  };
}

async function refreshFrom(
  store: OutboxStore,
  owner: string,
  waiting: Watched<readonly Waiting[]>,
): Promise<Waiting[]> {
  const all = await store.list(owner);
  waiting.set(all);
  return all;
}
