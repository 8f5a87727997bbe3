import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { areEqual, type Sha256 } from './canonical-bytes.ts';
import { isConsistent } from './merkle-proof.ts';
import { emptyEdge, rootOf } from './merkle-tree.ts';

/** A tree by its size and root. */
export interface TreeState {
  size: number;
  root: Uint8Array;
}

export interface NewTree extends TreeState {
  /** From which size the log proves that it goes on. */
  old: number;
  proof: readonly Uint8Array[];
}

export type WitnessRefusal = 'old-size-larger' | 'old-size-wrong' | 'forked' | 'not-consistent';

/** What a witness has seen of a log that it has never seen. */
export const nothingSeen = (sha256: Sha256): TreeState => ({ size: 0, root: rootOf(sha256, emptyEdge) });

/**
 * Whether a witness that has last seen one tree of a log may confirm the next (C2SP tlog-witness, add-checkpoint): only what
 * goes on from all that it has confirmed before.
 */
export function mayConfirm(sha256: Sha256, last: TreeState, next: NewTree): Result<NewTree, WitnessRefusal> {
  if (next.old > next.size) return refuse('old-size-larger');
  if (next.old !== last.size) return refuse('old-size-wrong');
  if (next.size === last.size && !areEqual(next.root, last.root)) return refuse('forked');
  if (!isConsistent(sha256, { first: last, second: next, proof: next.proof })) return refuse('not-consistent');
  return ok(next);
}
