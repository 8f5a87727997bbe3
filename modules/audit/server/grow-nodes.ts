import type { Db } from '../../../platform/server/database.ts';
import { appendLeaves, emptyEdge, hashNode, rootOf } from '../domain/merkle-tree.ts';
import { rangeOf } from '../domain/tree-ranges.ts';
import { asSealer } from './as-sealer.ts';
import { findGrowth, findNodes, listLeafHashes, lowestLevel, type StoredNode, storeNodes } from './node-store.ts';
import { takeSeal } from './seal-store.ts';
import { sha256 } from './sha256.ts';

/** Keeps the roots of the subtrees that have become full since, so that proofs stay quick; gives how many blocks. */
export async function growNodes(db: Db, now: Date): Promise<number> {
  let grown = 0;
  while (await asSealer(db, now, growOne)) grown += 1;
  return grown;
}

/** The next full block of leaves, and every larger subtree that it makes full. */
async function growOne(trx: Db): Promise<boolean> {
  if (!(await takeSeal(trx))) return false;
  const { blocks: index, size } = await findGrowth(trx);
  const range = rangeOf({ level: lowestLevel, index });
  if (range.to > size) return false;
  const leaves = await listLeafHashes(trx, [range]);
  const inOrder = [...leaves].toSorted(([one], [other]) => one - other).map(([, hash]) => hash);
  if (inOrder.length !== range.to - range.from)
    throw new Error('A leaf of the log is missing: verify a copy of the log.');
  let node: StoredNode = { level: lowestLevel, index, hash: rootOf(sha256, appendLeaves(sha256, emptyEdge, inOrder)) };
  const made = [node];
  while (node.index % 2 === 1) {
    const [left] = await findNodes(trx, [{ level: node.level, index: node.index - 1 }]);
    if (left === undefined) break;
    node = { level: node.level + 1, index: (node.index - 1) / 2, hash: hashNode(sha256, left.hash, node.hash) };
    made.push(node);
  }
  await storeNodes(trx, made);
  return true;
}
