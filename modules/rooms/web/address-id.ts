const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text, say from an address, can be an id: `isId<RoomId>(params.roomId)`. The server decides whether it is one. */
export function isId<Id extends string>(text: string | undefined): text is Id {
  return text !== undefined && uuid.test(text);
}

/** A new id, given here so that sending the same twice is harmless. */
export function newId<Id extends string>(): Id {
  return sameId<Id>(globalThis.crypto.randomUUID());
}

/** The same id for another use: the draft of a new thread lies under the room's own id. */
export function sameId<Id extends string>(id: string): Id {
  if (!isId<Id>(id)) throw new Error('This is no id.');
  return id;
}
