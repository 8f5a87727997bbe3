import type { ThreadId } from '../../../kernel/ids.ts';
import type { Room, Thread } from '../domain/room.ts';

/** The thread that is shown: one of the room's, one whose first message is on its way, or a new one. */
export type Chosen = ThreadId | 'new';

/** Where one begins: what waits on me, else what I have not read, else what was written in last. */
export function firstThread({ threads }: Room): Chosen {
  const onMe = threads.find(({ waiting }) => waiting?.isOnMe === true);
  return (onMe ?? threads.find(({ unread }) => unread > 0) ?? threads[0])?.id ?? 'new';
}

/** The thread the address asks for, if it is there; else where one began. */
export function chooseThread(asked: string, known: readonly ThreadId[], first: Chosen): Chosen {
  if (asked === 'new') return 'new';
  return known.find((id) => id === asked) ?? first;
}

/** Open threads in their order; a solved one only when it is the one that is shown, or holds something unread. */
export function splitThreads(threads: readonly Thread[], chosen: Chosen): { shown: Thread[]; solved: Thread[] } {
  const isShown = (thread: Thread) => thread.resolvedAt === null || thread.id === chosen || thread.unread > 0;
  return { shown: threads.filter(isShown), solved: threads.filter((thread) => !isShown(thread)) };
}
