/** Something a person has written that has not yet reached the server. */
export type Waiting = {
  /** The id it will have on the server, so that sending it twice is harmless. */
  id: string;
  /** Whose it is: a phone may be shared. */
  owner: string;
  /** What is sent in order, one at a time; for messages, the room. */
  queue: string;
  /** Which sender takes it, e.g. `rooms.send`. */
  endpoint: string;
  input: unknown;
  /** Why the server said no; the queue rests until the person has decided. */
  refusal?: string;
};

/** Where waiting things lie, in the order they were written. */
export type OutboxStore = {
  list(owner: string): Promise<Waiting[]>;
  add(waiting: Waiting): Promise<void>;
  /** Changes the refusal only; the place in the queue is kept. */
  mark(id: string, refusal: string | undefined): Promise<void>;
  remove(id: string): Promise<void>;
};

/** The twin of the real one, for tests and for browsers that refuse storage. */
export function createMemoryStore(): OutboxStore {
  const items = new Map<string, Waiting>();
  return {
    list: async (owner) => [...items.values()].filter((item) => item.owner === owner),
    async add(waiting) {
      if (!items.has(waiting.id)) items.set(waiting.id, waiting);
    },
    async mark(id, refusal) {
      const item = items.get(id);
      if (item) items.set(id, withRefusal(item, refusal));
    },
    async remove(id) {
      items.delete(id);
    },
  };
}

export function withRefusal({ refusal: _, ...waiting }: Waiting, refusal: string | undefined): Waiting {
  return refusal === undefined ? waiting : { ...waiting, refusal };
}
