import type { Message } from '../domain/message.ts';

/** A message with what was added to it afterwards, oldest first. */
export interface Entry {
  message: Message;
  corrections: Message[];
}

/** Puts each correction under what it corrects; one whose original is not here stands alone. */
export function entriesOf(messages: readonly Message[]): Entry[] {
  const places = new Map<string, Entry>();
  const entries: Entry[] = [];
  for (const message of messages) {
    const corrected = message.correctsId === null ? undefined : places.get(message.correctsId);
    if (corrected === undefined) {
      const entry = { message, corrections: [] };
      places.set(message.id, entry);
      entries.push(entry);
    } else {
      corrected.corrections.push(message);
      // A correction of a correction belongs to the same original.
      places.set(message.id, corrected);
    }
  }
  return entries;
}
