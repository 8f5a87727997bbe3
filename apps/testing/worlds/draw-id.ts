import { createHash } from 'node:crypto';

/** How the ids that a test gives begin, so that they are told apart from those that the server draws. */
const own = 'd0d0';

/** The same id for the same words, in every world: what comes from devices and registries is not left to chance. */
export function drawId(...words: readonly (string | number)[]): string {
  const hex = createHash('sha256').update(words.join('|')).digest('hex');
  return `${own}${hex.slice(4, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export const isOwnId = (id: string): boolean => id.startsWith(own);

/** Ids that the server draws, anywhere in a text. */
export const anyId = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** A number from 0 up to 1 for the same words, as even as chance. */
export function drawNumber(...words: readonly (string | number)[]): number {
  return createHash('sha256').update(words.join('|')).digest().readUInt32BE() / 2 ** 32;
}
