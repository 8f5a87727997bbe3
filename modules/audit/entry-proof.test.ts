import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toHex } from './domain/canonical-bytes.ts';
import { checkEntryProof, type EntryProof, goesOnFrom } from './domain/entry-proof.ts';
import { hashEntry, markCitizen, markPerson } from './domain/log-leaf.ts';
import { proveConsistency, proveInclusion } from './domain/merkle-proof.ts';
import { appendLeaves, emptyEdge, rootOf } from './domain/merkle-tree.ts';
import { type LeafRange, rangeOf, rangesOfConsistency, rangesOfInclusion, subtreesOf } from './domain/tree-ranges.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
const leavesOf = (count: number) => Array.from({ length: count }, (_, at) => sha256(Uint8Array.of(at, at >> 8)));
const rootOver = (leaves: readonly Uint8Array[]) => rootOf(sha256, appendLeaves(sha256, emptyEdge, leaves));
const hashesOf = (leaves: readonly Uint8Array[], ranges: readonly LeafRange[]) =>
  ranges.map(({ from, to }) => toHex(rootOver(leaves.slice(from, to))));

describe('the ranges of a proof', () => {
  it('are those of the RFC’s inclusion and consistency proofs, in every tree up to 40 leaves', () => {
    for (let size = 1; size <= 40; size += 1) {
      const leaves = leavesOf(size);
      for (let at = 0; at < size; at += 1) {
        expect(hashesOf(leaves, rangesOfInclusion(at, size))).toEqual(proveInclusion(sha256, leaves, at).map(toHex));
        expect(hashesOf(leaves, rangesOfConsistency(at + 1, size))).toEqual(
          proveConsistency(sha256, leaves, at + 1).map(toHex),
        );
      }
    }
  });

  it('are made of full subtrees, without gaps', () => {
    for (const range of [...rangesOfInclusion(5, 1000), ...rangesOfConsistency(300, 1000)]) {
      const parts = subtreesOf(range).map(rangeOf);
      expect(parts[0]?.from).toBe(range.from);
      expect(parts.at(-1)?.to).toBe(range.to);
      expect(parts.slice(1).map(({ from }) => from)).toEqual(parts.slice(0, -1).map(({ to }) => to));
      expect(subtreesOf(range).every(({ index }) => Number.isInteger(index))).toBe(true);
    }
  });
});

const id = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;

/** The third of five entries. */
function proofOf(): EntryProof {
  const fields = {
    id: 3,
    at: '2026-11-06T09:00:00.000000Z',
    event: 'rooms.room-opened',
    actingKind: 'practitioner',
    organisationId: id(1),
    basis: 'consent',
    detail: '{}',
  };
  const citizen = { citizenId: id(2), placeId: id(3), basisId: null };
  const marks = {
    citizen: markCitizen(sha256, new Uint8Array(32).fill(7), { ...citizen, id: 3 }),
    person: markPerson(sha256, new Uint8Array(32).fill(8), { id: 3, personId: id(4), roleId: null }),
  };
  const leaves = leavesOf(5).with(2, hashEntry(sha256, fields, marks));
  const publicKey = 'ab'.repeat(32);
  return {
    kind: 'tillit-entry-proof',
    version: 1,
    entry: fields,
    marks: { citizen: toHex(marks.citizen), person: toHex(marks.person) },
    citizen: { ...citizen, salt: '07'.repeat(32) },
    position: 2,
    path: proveInclusion(sha256, leaves, 2).map(toHex),
    head: {
      size: 5,
      root: toHex(rootOver(leaves)),
      at: '2026-11-06T09:01:00.000000Z',
      settledId: 5,
      keyId: toHex(sha256(new Uint8Array(32).fill(0xab))).slice(0, 16),
      signature: '00'.repeat(64),
    },
    publicKey,
  };
}

describe('the proof of an entry', () => {
  const checked = (change: (proof: EntryProof) => EntryProof) => {
    const result = checkEntryProof(sha256, change(proofOf()));
    return result.ok ? 'proven' : result.reason;
  };

  it('holds for the entry as it was sealed, with and without what opens the citizen’s mark', () => {
    expect(checked((proof) => proof)).toBe('proven');
    expect(checked((proof) => ({ ...proof, citizen: null }))).toBe('proven');
  });

  it.each([
    ['another event', (proof: EntryProof) => ({ ...proof, entry: { ...proof.entry, event: 'rooms.room-made' } })],
    [
      'another time',
      (proof: EntryProof) => ({ ...proof, entry: { ...proof.entry, at: '2026-11-06T08:00:00.000000Z' } }),
    ],
    ['another organisation', (proof: EntryProof) => ({ ...proof, entry: { ...proof.entry, organisationId: id(9) } })],
    ['another looker', (proof: EntryProof) => ({ ...proof, marks: { ...proof.marks, person: 'cd'.repeat(32) } })],
    ['another place', (proof: EntryProof) => ({ ...proof, position: 1 })],
    ['another root', (proof: EntryProof) => ({ ...proof, head: { ...proof.head, root: 'ef'.repeat(32) } })],
  ])('does not hold for %s', (_, change) => expect(checked(change)).toBe('entry-not-in-tree'));

  it('does not hold for another citizen, nor under another key', () => {
    expect(checked((proof) => ({ ...proof, citizen: proof.citizen && { ...proof.citizen, citizenId: id(9) } }))).toBe(
      'citizen-mark-wrong',
    );
    expect(checked((proof) => ({ ...proof, publicKey: 'cd'.repeat(32) }))).toBe('key-is-another');
  });
});

describe('a head held against one that was seen before', () => {
  const leaves = leavesOf(9);
  const kept = { size: 4, root: toHex(rootOver(leaves.slice(0, 4))), publicKey: 'ab'.repeat(32) };
  const head = { ...proofOf().head, size: 9, root: toHex(rootOver(leaves)) };
  const consistency = proveConsistency(sha256, leaves, 4).map(toHex);

  it('goes on from it', () => expect(goesOnFrom(sha256, kept, { head, consistency })).toBe(true));

  it('does not when the log was rewritten, or has become shorter', () => {
    expect(goesOnFrom(sha256, { ...kept, root: 'ab'.repeat(32) }, { head, consistency })).toBe(false);
    expect(goesOnFrom(sha256, { ...kept, size: 12 }, { head, consistency: null })).toBe(false);
    expect(goesOnFrom(sha256, { ...kept, size: 12 }, { head, consistency: [] })).toBe(false);
  });
});
