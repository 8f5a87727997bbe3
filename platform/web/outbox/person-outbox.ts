import { useMemo, useSyncExternalStore } from 'react';
import { createIndexedDbStore } from './indexed-db-store.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { createMemoryStore, type Waiting } from './outbox-store.ts';

let opened: { owner: string; outbox: Outbox } | undefined;

/** The outbox of the person who is signed in; called once by the app, again when another person signs in. */
export function openPersonOutbox(owner: string): Outbox {
  if (opened?.owner === owner) return opened.outbox;
  const outbox = createOutbox({
    owner,
    store: globalThis.indexedDB ? createIndexedDbStore() : createMemoryStore(),
    lock: async (name, work) => {
      if (globalThis.navigator.locks) await navigator.locks.request(name, work);
      else await work();
    },
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  opened = { owner, outbox };
  window.addEventListener('online', () => void outbox.sendAll());
  void outbox.sendAll();
  return outbox;
}

/** Whose outbox it is: who is signed in here, if anybody. */
export function findPersonHere(): string | undefined {
  return opened?.owner;
}

export function getOutbox(): Outbox {
  if (opened === undefined) throw new Error('The outbox is opened when a person has signed in.');
  return opened.outbox;
}

/** What waits in one queue, in order; shown after what the server already has. */
export function useWaiting(queue: string): readonly Waiting[] {
  const { waiting } = getOutbox();
  const all = useSyncExternalStore(waiting.subscribe, waiting.get);
  return useMemo(() => all.filter((item) => item.queue === queue), [all, queue]);
}

/** Whether what waits here waits for the server to have room again. */
export function useOutOfRoom(): boolean {
  const { isOutOfRoom } = getOutbox();
  return useSyncExternalStore(isOutOfRoom.subscribe, isOutOfRoom.get);
}
