import type { Db } from '../../../platform/server/database.ts';
import { toHex } from '../domain/canonical-bytes.ts';
import { appendLeaves, emptyEdge, rootOf } from '../domain/merkle-tree.ts';
import { type LeafRange, rangeOf, type Subtree, subtreesOf } from '../domain/tree-ranges.ts';
import { findNodes, listLeafHashes, lowestLevel } from './node-store.ts';
import { sha256 } from './sha256.ts';

const keyOf = ({ level, index }: Subtree) => `${level} ${index}`;

/** The hashes of ranges of the tree, in hexadecimal: by the subtrees that are kept, and leaves for the rest. */
export async function hashRanges(db: Db, ranges: readonly LeafRange[]): Promise<string[]> {
  const subtrees = ranges.flatMap(subtreesOf);
  const kept = await findNodes(
    db,
    subtrees.filter(({ level }) => level >= lowestLevel),
  );
  const hashes = new Map(kept.map((node) => [keyOf(node), node.hash]));
  const missing = subtrees.filter((subtree) => !hashes.has(keyOf(subtree)));
  const leaves = await listLeafHashes(db, missing.map(rangeOf));
  for (const subtree of missing) hashes.set(keyOf(subtree), hashLeaves(leaves, rangeOf(subtree)));
  return ranges.map((range) => {
    const roots = subtreesOf(range).map((subtree) => hashes.get(keyOf(subtree)) ?? new Uint8Array());
    return toHex(rootOf(sha256, { size: range.to - range.from, roots }));
  });
}

function hashLeaves(leaves: ReadonlyMap<number, Uint8Array>, { from, to }: LeafRange): Uint8Array {
  const found = Array.from({ length: to - from }, (_, at) => leaves.get(from + at));
  const there = found.filter((hash) => hash !== undefined);
  if (there.length !== found.length) throw new Error('A leaf of the log is missing: verify a copy of the log.');
  return rootOf(sha256, appendLeaves(sha256, emptyEdge, there));
}
