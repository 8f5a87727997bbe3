import { splitOf } from './merkle-proof.ts';

/** The leaves from one position up to, and without, another. */
export interface LeafRange {
  from: number;
  to: number;
}

/** A full subtree: the leaves from index × 2^level on, 2^level of them. */
export interface Subtree {
  level: number;
  index: number;
}

/** The ranges whose hashes prove that a leaf is in a tree, in the order of `proveInclusion`. */
export function rangesOfInclusion(index: number, size: number): LeafRange[] {
  const ranges: LeafRange[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const split = from + splitOf(to - from);
    const isLeft = index < split;
    ranges.push(isLeft ? { from: split, to } : { from, to: split });
    if (isLeft) to = split;
    else from = split;
  }
  return ranges.reverse();
}

/** The ranges whose hashes prove that a tree begins with its first leaves, in the order of `proveConsistency`. */
export function rangesOfConsistency(first: number, size: number): LeafRange[] {
  return first === 0 ? [] : beginning(first, { from: 0, to: size }, true);
}

function beginning(first: number, { from, to }: LeafRange, isWhole: boolean): LeafRange[] {
  if (first === to - from) return isWhole ? [] : [{ from, to }];
  const half = splitOf(to - from);
  const split = from + half;
  return first <= half
    ? [...beginning(first, { from, to: split }, isWhole), { from: split, to }]
    : [...beginning(first - half, { from: split, to }, false), { from, to: split }];
}

/** The full subtrees that a range of the tree is made of, the largest first. */
export function subtreesOf({ from, to }: LeafRange): Subtree[] {
  const found: Subtree[] = [];
  for (let at = from; at < to; ) {
    let level = 0;
    while (2 ** (level + 1) <= to - at) level += 1;
    found.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return found;
}

/** Where the leaves of a full subtree stand. */
export function rangeOf({ level, index }: Subtree): LeafRange {
  return { from: index * 2 ** level, to: (index + 1) * 2 ** level };
}
