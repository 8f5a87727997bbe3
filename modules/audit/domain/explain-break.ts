import { areEqual, fromHex, type Sha256 } from './canonical-bytes.ts';
import type { LogFinding } from './log-finding.ts';
import type { LogLeaf } from './log-leaf.ts';
import { appendLeaf, appendLeaves, emptyEdge, rootOf, type TreeEdge } from './merkle-tree.ts';

export interface TreeBreak {
  leaves: readonly LogLeaf[];
  /** Up to here the tree is as it was signed. */
  goodSize: number;
  /** The first signed tree that these leaves do not give. */
  size: number;
  root: string;
  /** How many leaves the log must have had in the end. */
  leastLeaves: number;
}

/**
 * What must have been done to the leaves between two signed trees: one that was inserted and those that were reordered are
 * found by undoing it; of what was removed or rewritten only the range can be told, since the original is gone.
 */
export function explainBreak(sha256: Sha256, broken: TreeBreak): LogFinding {
  const { leaves, goodSize, size, leastLeaves } = broken;
  const inserted = findInserted(sha256, broken);
  if (inserted !== undefined) {
    const { entryId, position } = inserted;
    const sentence = `Entry ${entryId} was inserted with a leaf of its own at position ${position}: without it the tree is as it was signed.`;
    return { kind: 'inserted', entryIds: [entryId], sentence };
  }
  const reordered = findReordered(sha256, broken);
  if (reordered !== undefined) {
    const sentence = `Entries ${reordered.join(', ')} were reordered together with their leaves: by their numbers the tree is as it was signed.`;
    return { kind: 'reordered', entryIds: reordered, sentence };
  }
  const range = leaves.slice(goodSize, size).map(({ entryId }) => entryId);
  const kind = leaves.length < leastLeaves ? 'removed' : 'rewritten';
  const sentence = `One or more of the ${size - goodSize} entries sealed at the positions ${goodSize} to ${size - 1} were ${kind} together with their leaves (entries ${range[0] ?? '–'} to ${range.at(-1) ?? '–'} stand there now).`;
  return { kind, entryIds: range, sentence };
}

const hashesOf = (leaves: readonly LogLeaf[]) => leaves.map(({ hash }) => fromHex(hash));

// Trying each takes the square of their number.
const mostTried = 2000;

/** The leaf without which the tree has the root again. */
function findInserted(sha256: Sha256, { leaves, goodSize, size, root }: TreeBreak): LogLeaf | undefined {
  if (leaves.length <= size || size - goodSize > mostTried) return undefined;
  let before = edgeOf(sha256, leaves.slice(0, goodSize));
  const window = leaves.slice(goodSize, size + 1);
  const hashes = hashesOf(window);
  for (const [index, leaf] of window.entries()) {
    if (hasRoot(sha256, appendLeaves(sha256, before, hashes.slice(index + 1)), root)) return leaf;
    const own = hashes[index];
    if (own !== undefined) before = appendLeaf(sha256, before, own);
  }
  return undefined;
}

/** Those that stand elsewhere when the window is in the order of the entries, if that is how it was signed. */
function findReordered(sha256: Sha256, { leaves, goodSize, size, root }: TreeBreak): number[] | undefined {
  const window = leaves.slice(goodSize, size);
  if (window.length < size - goodSize) return undefined;
  const sorted = window.toSorted((one, other) => one.entryId - other.entryId);
  const before = edgeOf(sha256, leaves.slice(0, goodSize));
  if (!hasRoot(sha256, appendLeaves(sha256, before, hashesOf(sorted)), root)) return undefined;
  return sorted.filter((leaf, index) => leaf !== window[index]).map(({ entryId }) => entryId);
}

const edgeOf = (sha256: Sha256, leaves: readonly LogLeaf[]) => appendLeaves(sha256, emptyEdge, hashesOf(leaves));

const hasRoot = (sha256: Sha256, edge: TreeEdge, root: string) => areEqual(rootOf(sha256, edge), fromHex(root));
