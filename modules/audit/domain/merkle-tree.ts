import { joinBytes, type Sha256 } from './canonical-bytes.ts';

/** A Merkle tree as in RFC 6962 § 2.1 (RFC 9162 § 2.1): the formulas, with the hash function as a parameter. */

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** SHA-256(0x00 ‖ data). */
export function hashLeaf(sha256: Sha256, data: Uint8Array): Uint8Array {
  return sha256(joinBytes(leafPrefix, data));
}

/** SHA-256(0x01 ‖ left ‖ right). */
export function hashNode(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(joinBytes(nodePrefix, left, right));
}

/** All that is needed to append: the roots of the full subtrees along the right edge, the largest first. */
export interface TreeEdge {
  size: number;
  roots: readonly Uint8Array[];
}

export const emptyEdge: TreeEdge = { size: 0, roots: [] };

/** The edge after one leaf more: two subtrees of the same size become one, as in a binary counter. */
export function appendLeaf(sha256: Sha256, edge: TreeEdge, leaf: Uint8Array): TreeEdge {
  const roots = [...edge.roots];
  let node = leaf;
  for (let carried = edge.size; carried % 2 === 1; carried = Math.floor(carried / 2)) {
    const left = roots.pop();
    if (left === undefined) throw new Error('The edge of the tree does not fit its size.');
    node = hashNode(sha256, left, node);
  }
  return { size: edge.size + 1, roots: [...roots, node] };
}

export function appendLeaves(sha256: Sha256, edge: TreeEdge, leaves: readonly Uint8Array[]): TreeEdge {
  return leaves.reduce((grown, leaf) => appendLeaf(sha256, grown, leaf), edge);
}

/** The tree's root (MTH); of no leaves, the hash of nothing. */
export function rootOf(sha256: Sha256, edge: TreeEdge): Uint8Array {
  const [last, ...others] = edge.roots.toReversed();
  if (last === undefined) return sha256(new Uint8Array());
  return others.reduce((right, left) => hashNode(sha256, left, right), last);
}
