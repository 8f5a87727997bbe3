import { areEqual, type Sha256 } from './canonical-bytes.ts';
import { appendLeaves, emptyEdge, hashNode, rootOf } from './merkle-tree.ts';

/** The hashes with which a leaf at `index` gives the root of these leaves (PATH, RFC 9162 § 2.1.3.1), from below. */
export function proveInclusion(sha256: Sha256, leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  if (index < 0 || index >= leaves.length) throw new RangeError('There is no such leaf.');
  if (leaves.length === 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...proveInclusion(sha256, left, index), treeHash(sha256, right)]
    : [...proveInclusion(sha256, right, index - split), treeHash(sha256, left)];
}

export interface Inclusion {
  leaf: Uint8Array;
  index: number;
  size: number;
  root: Uint8Array;
  path: readonly Uint8Array[];
}

/** Whether the leaf stands at this place of the tree with this root (RFC 9162 § 2.1.3.2). */
export function isIncluded(sha256: Sha256, { leaf, index, size, root, path }: Inclusion): boolean {
  if (index < 0 || index >= size) return false;
  let [fn, sn] = [index, size - 1];
  let node = leaf;
  for (const step of path) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      node = hashNode(sha256, step, node);
      [fn, sn] = isOdd(fn) ? [fn, sn] : skipZeros(fn, sn);
    } else {
      node = hashNode(sha256, node, step);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && areEqual(node, root);
}

/** The hashes that show the first `first` of these leaves to be the beginning of them all (PROOF, RFC 9162 § 2.1.4.1). */
export function proveConsistency(sha256: Sha256, leaves: readonly Uint8Array[], first: number): Uint8Array[] {
  if (first < 0 || first > leaves.length) throw new RangeError('The earlier tree is larger than the later one.');
  return first === 0 ? [] : subProof(sha256, leaves, first, true);
}

function subProof(sha256: Sha256, leaves: readonly Uint8Array[], first: number, isWhole: boolean): Uint8Array[] {
  if (first === leaves.length) return isWhole ? [] : [treeHash(sha256, leaves)];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return first <= split
    ? [...subProof(sha256, left, first, isWhole), treeHash(sha256, right)]
    : [...subProof(sha256, right, first - split, false), treeHash(sha256, left)];
}

export interface Consistency {
  first: { size: number; root: Uint8Array };
  second: { size: number; root: Uint8Array };
  proof: readonly Uint8Array[];
}

/** Whether the second tree begins with all the leaves of the first, in their order (RFC 9162 § 2.1.4.2). */
export function isConsistent(sha256: Sha256, { first, second, proof }: Consistency): boolean {
  if (first.size > second.size) return false;
  if (first.size === second.size) return proof.length === 0 && areEqual(first.root, second.root);
  // Every tree begins with the empty one.
  if (first.size === 0) return proof.length === 0 && areEqual(first.root, rootOf(sha256, emptyEdge));
  const [start, ...steps] = isPowerOfTwo(first.size) ? [first.root, ...proof] : proof;
  if (start === undefined) return false;
  let [fn, sn] = [first.size - 1, second.size - 1];
  while (isOdd(fn)) [fn, sn] = [half(fn), half(sn)];
  let [fr, sr] = [start, start];
  for (const step of steps) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      [fr, sr] = [hashNode(sha256, step, fr), hashNode(sha256, step, sr)];
      [fn, sn] = isOdd(fn) ? [fn, sn] : skipZeros(fn, sn);
    } else {
      sr = hashNode(sha256, sr, step);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && areEqual(fr, first.root) && areEqual(sr, second.root);
}

const treeHash = (sha256: Sha256, leaves: readonly Uint8Array[]) =>
  rootOf(sha256, appendLeaves(sha256, emptyEdge, leaves));

const half = (n: number) => Math.floor(n / 2);
const isOdd = (n: number) => n % 2 === 1;

/** Up to where the node is a right child, or the root is reached. */
function skipZeros(fn: number, sn: number): [number, number] {
  let [first, second] = [fn, sn];
  while (!isOdd(first) && first !== 0) [first, second] = [half(first), half(second)];
  return [first, second];
}

/** The largest power of two below n. */
export function splitOf(n: number): number {
  let split = 1;
  while (split * 2 < n) split *= 2;
  return split;
}

function isPowerOfTwo(n: number): boolean {
  return n === 1 || splitOf(n) * 2 === n;
}
