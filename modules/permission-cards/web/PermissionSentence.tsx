import { type Sayable, sentenceOf } from './permission-words.ts';

/** What the citizen may, in the reader's language. */
export function PermissionSentence({ card }: { card: Sayable }) {
  return sentenceOf(card);
}
