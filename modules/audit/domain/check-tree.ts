import { areEqual, fromHex, type Sha256 } from './canonical-bytes.ts';
import { explainBreak } from './explain-break.ts';
import type { LogFinding } from './log-finding.ts';
import type { LogHead } from './log-head.ts';
import type { LogLeaf } from './log-leaf.ts';
import { appendLeaf, emptyEdge, rootOf } from './merkle-tree.ts';

/** A tree that somebody has signed, and when, or from where it comes. */
export type SignedTree = Pick<LogHead, 'size' | 'root' | 'at'>;

export interface TreeToCheck {
  leaves: readonly LogLeaf[];
  heads: readonly SignedTree[];
  /** Heads that were kept outside, where the owner of the database does not reach. */
  anchors: readonly SignedTree[];
}

/**
 * Compares the tree of the leaves with the signed heads, and with those anchored outside: one pass gives the root at every
 * size that somebody signed, which shows all of them to be beginnings of one another.
 */
export function checkTree(sha256: Sha256, tree: TreeToCheck): LogFinding[] {
  const leaves = tree.leaves.toSorted((one, other) => one.position - other.position);
  const whole = leaves.findIndex((leaf, index) => leaf.position !== index);
  const proven = whole < 0 ? leaves : leaves.slice(0, whole);
  const gap = whole < 0 ? [] : [positionWrong(leaves, whole)];
  const heads = tree.heads.toSorted(bySize);
  const anchors = tree.anchors.toSorted(bySize);
  const roots = rootsAt(sha256, proven, new Set([...heads, ...anchors].map(({ size }) => size)));
  const leastLeaves = Math.max(0, ...[...heads, ...anchors].map(({ size }) => size));
  const parts = { sha256, leaves: proven, roots, leastLeaves, isCut: whole >= 0 };
  return [
    ...gap,
    ...compare(parts, heads, 'head'),
    ...uncovered(leaves, heads),
    ...compare(parts, anchors, 'anchored head'),
  ];
}

const bySize = (one: SignedTree, other: SignedTree) => one.size - other.size;

function rootsAt(sha256: Sha256, leaves: readonly LogLeaf[], sizes: ReadonlySet<number>): Map<number, Uint8Array> {
  const roots = new Map<number, Uint8Array>();
  let edge = emptyEdge;
  for (const { hash } of leaves) {
    edge = appendLeaf(sha256, edge, fromHex(hash));
    if (sizes.has(edge.size)) roots.set(edge.size, rootOf(sha256, edge));
  }
  return roots;
}

interface Compared {
  sha256: Sha256;
  leaves: readonly LogLeaf[];
  roots: ReadonlyMap<number, Uint8Array>;
  leastLeaves: number;
  isCut: boolean;
}

/** The first signed root that the leaves do not give, and what must have been done; whatever comes after can't be told. */
function compare({ sha256, leaves, roots, leastLeaves, isCut }: Compared, heads: readonly SignedTree[], what: string) {
  const findings: LogFinding[] = [];
  const bad = heads.find(({ size, root }) => !isRoot(roots.get(size), root));
  if (bad === undefined) return findings;
  const kind = what === 'head' ? 'tree-broken' : 'anchor-broken';
  const good = heads.findLast((head) => head.size < bad.size && isRoot(roots.get(head.size), head.root));
  const goodSize = good?.size ?? 0;
  const named = `The ${what} of ${bad.at} over ${bad.size} entries`;
  const known = good === undefined ? 'none before it' : `the one before it, over ${goodSize}, is`;
  const sentence = roots.has(bad.size)
    ? `${named} is not that of these entries (${known}): ${what === 'head' ? 'the tree was changed' : 'the log was rewritten after it was anchored'}.`
    : `${named} can't be reached: only ${leaves.length} are there in an unbroken row.`;
  findings.push({ kind, entryIds: [], sentence });
  // With a hole in the row nothing after it can be told apart.
  if (!isCut || roots.has(bad.size)) {
    findings.push(explainBreak(sha256, { leaves, goodSize, size: bad.size, root: bad.root, leastLeaves }));
  }
  return findings;
}

const isRoot = (root: Uint8Array | undefined, signed: string) => root !== undefined && areEqual(root, fromHex(signed));

function positionWrong(leaves: readonly LogLeaf[], index: number): LogFinding {
  const leaf = leaves[index];
  if (leaf !== undefined && leaf.position < index) {
    const sentence = `Entry ${leaf.entryId} was inserted: two leaves stand at position ${leaf.position}.`;
    return { kind: 'inserted', entryIds: [leaf.entryId], sentence };
  }
  return { kind: 'removed', entryIds: [], sentence: `The leaf at position ${index} was removed from the tree.` };
}

/** Leaves come with the head that covers them, in one transaction. */
function uncovered(leaves: readonly LogLeaf[], heads: readonly SignedTree[]): LogFinding[] {
  const size = heads.at(-1)?.size ?? 0;
  return leaves
    .filter(({ position }) => position >= size)
    .map(({ entryId, position }) => ({
      kind: 'inserted',
      entryIds: [entryId],
      sentence: `Entry ${entryId} was inserted at position ${position}: no signed head covers it.`,
    }));
}
