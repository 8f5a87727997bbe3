import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areEqual, fromHex, joinBytes, toHex } from './domain/canonical-bytes.ts';
import { isConsistent, isIncluded, proveConsistency, proveInclusion } from './domain/merkle-proof.ts';
import { appendLeaf, appendLeaves, emptyEdge, hashLeaf, rootOf } from './domain/merkle-tree.ts';
import { sha256 } from './server/sha256.ts';

/** The tree that Certificate Transparency's own tests use: eight inputs, and the root after each. */
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaves = inputs.map((input) => hashLeaf(sha256, fromHex(input)));
const rootOfFirst = (size: number) => fromHex(roots[size - 1] ?? '');

describe('The tree of Certificate Transparency', () => {
  test('has the known root after each leaf, and the hash of nothing before the first', () => {
    let edge = emptyEdge;
    expect(toHex(rootOf(sha256, edge))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    for (const [index, leaf] of leaves.entries()) {
      edge = appendLeaf(sha256, edge, leaf);
      expect(toHex(rootOf(sha256, edge))).toBe(roots[index]);
    }
  });

  test('gives the known paths of inclusion', () => {
    const path = (index: number, size: number) =>
      proveInclusion(sha256, leaves.slice(0, size), index).map((node) => toHex(node).slice(0, 8));
    expect(path(0, 1)).toEqual([]);
    expect(path(0, 8)).toEqual(['96a296d2', '5f083f0a', '6b47aaf2']);
    expect(path(5, 8)).toEqual(['bc1a0643', 'ca854ea1', 'd37ee418']);
    expect(path(2, 3)).toEqual(['fac54203']);
    expect(path(1, 5)).toEqual(['6e340b9c', '5f083f0a', 'bc1a0643']);
  });

  test('gives the known proofs of consistency', () => {
    const proof = (first: number, second: number) =>
      proveConsistency(sha256, leaves.slice(0, second), first).map((node) => toHex(node).slice(0, 8));
    expect(proof(1, 1)).toEqual([]);
    expect(proof(1, 8)).toEqual(['96a296d2', '5f083f0a', '6b47aaf2']);
    expect(proof(6, 8)).toEqual(['0ebc5d34', 'ca854ea1', 'd37ee418']);
    expect(proof(2, 5)).toEqual(['5f083f0a', 'bc1a0643']);
  });

  test('proves what it must and nothing else', () => {
    for (let size = 1; size <= 8; size += 1) {
      for (let index = 0; index < size; index += 1) {
        const path = proveInclusion(sha256, leaves.slice(0, size), index);
        const claims = leaves.map((leaf) => isIncluded(sha256, { leaf, index, size, root: rootOfFirst(size), path }));
        expect(claims.filter(Boolean)).toHaveLength(1);
        expect(claims[index]).toBe(true);
      }
    }
  });
});

/** The definitions of RFC 6962 § 2.1 word for word, without an edge or a clever step. */
function naiveRoot(all: readonly Uint8Array[]): Uint8Array {
  const [only] = all;
  if (only === undefined) return sha256(new Uint8Array());
  if (all.length === 1) return only;
  let k = 1;
  while (k * 2 < all.length) k *= 2;
  return sha256(joinBytes(Uint8Array.of(1), naiveRoot(all.slice(0, k)), naiveRoot(all.slice(k))));
}

const anyLeaves = fc
  .array(fc.uint8Array({ maxLength: 12 }), { minLength: 1, maxLength: 70 })
  .map((all) => all.map((data) => hashLeaf(sha256, data)));
const grown = (all: readonly Uint8Array[]) => rootOf(sha256, appendLeaves(sha256, emptyEdge, all));

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  const at = Math.floor(bit / 8) % changed.length;
  changed[at] = (changed[at] ?? 0) ^ (1 << (bit % 8));
  return changed;
}

const replaced = (list: readonly Uint8Array[], at: number, bit: number) =>
  list.map((one, index) => (index === at ? flipped(one, bit) : one));

describe('Any tree', () => {
  test('has the root that the definition gives, however it has grown', () => {
    fc.assert(fc.property(anyLeaves, (all) => areEqual(grown(all), naiveRoot(all))));
  });

  test('proves each of its leaves, and no bit of such a proof can be another', () => {
    fc.assert(
      fc.property(anyLeaves, fc.nat(), fc.nat(), fc.nat(), (all, where, what, bit) => {
        const index = where % all.length;
        const path = proveInclusion(sha256, all, index);
        const leaf = all[index] ?? new Uint8Array();
        const claim = { leaf, index, size: all.length, root: naiveRoot(all), path };
        expect(isIncluded(sha256, claim)).toBe(true);
        const broken = [
          { ...claim, leaf: flipped(leaf, bit) },
          { ...claim, root: flipped(claim.root, bit) },
          { ...claim, path: [...path, leaf] },
          { ...claim, index: all.length },
          ...(path.length === 0
            ? []
            : [
                { ...claim, path: path.slice(1) },
                { ...claim, path: replaced(path, what % path.length, bit) },
              ]),
        ];
        for (const one of broken) expect(isIncluded(sha256, one)).toBe(false);
      }),
    );
  });

  test('proves each of its beginnings, and no bit of such a proof can be another', () => {
    fc.assert(
      fc.property(anyLeaves, fc.nat(), fc.nat(), fc.nat(), (all, where, what, bit) => {
        const size = (where % all.length) + 1;
        const proof = proveConsistency(sha256, all, size);
        const first = { size, root: naiveRoot(all.slice(0, size)) };
        const second = { size: all.length, root: naiveRoot(all) };
        expect(isConsistent(sha256, { first, second, proof })).toBe(true);
        const broken = [
          { first: { ...first, root: flipped(first.root, bit) }, second, proof },
          { first, second: { ...second, root: flipped(second.root, bit) }, proof },
          { first, second, proof: [...proof, first.root] },
          ...(proof.length === 0
            ? []
            : [
                { first, second, proof: proof.slice(1) },
                { first, second, proof: replaced(proof, what % proof.length, bit) },
              ]),
        ];
        for (const one of broken) expect(isConsistent(sha256, one)).toBe(false);
      }),
    );
  });

  test('begins with the empty one, and never with a larger one', () => {
    const [first, second] = [
      { size: 0, root: naiveRoot([]) },
      { size: 3, root: rootOfFirst(3) },
    ];
    expect(isConsistent(sha256, { first, second, proof: [] })).toBe(true);
    expect(isConsistent(sha256, { first: { ...first, root: second.root }, second, proof: [] })).toBe(false);
    expect(isConsistent(sha256, { first: second, second: first, proof: [] })).toBe(false);
  });

  test('refuses to prove what it does not hold', () => {
    expect(() => proveInclusion(sha256, leaves, 8)).toThrow(RangeError);
    expect(() => proveConsistency(sha256, leaves, 9)).toThrow(RangeError);
  });
});
