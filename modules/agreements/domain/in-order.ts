import type { Agreement } from './agreement.ts';

/** What is to be done first stands first, by its day; then what is done when it suits; of the same, what was written first. */
export function inOrder<One extends Pick<Agreement, 'due' | 'writtenAt' | 'id'>>(agreements: readonly One[]): One[] {
  const keyOf = ({ due, writtenAt, id }: One) => `${due.kind === 'day' ? due.day : '~'} ${writtenAt} ${id}`;
  return agreements.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}
