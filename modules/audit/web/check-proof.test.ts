import { generateKeyPairSync, hash, sign } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../domain/audit-entry.ts';
import { toHex } from '../domain/canonical-bytes.ts';
import type { EntryProof, ProvenEntry } from '../domain/entry-proof.ts';
import { headBytes } from '../domain/log-head.ts';
import { hashEntry } from '../domain/log-leaf.ts';
import { proveConsistency, proveInclusion } from '../domain/merkle-proof.ts';
import { appendLeaves, emptyEdge, rootOf } from '../domain/merkle-tree.ts';
import { checkProof, readKeptHead } from './check-proof.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(hash('sha256', bytes, 'buffer'));
const newKey = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(12);
  return { privateKey, publicKey: toHex(raw), keyId: toHex(sha256(raw)).slice(0, 16) };
};
const key = newKey();
const shown = {
  id: 3,
  at: '2026-11-06T09:00:00.000Z',
  event: 'rooms.room-opened',
  basis: 'consent',
} as unknown as AuditEntry;
const entry: EntryProof['entry'] = {
  id: 3,
  at: '2026-11-06T09:00:00.000123Z',
  event: 'rooms.room-opened',
  actingKind: 'practitioner',
  organisationId: null,
  basis: 'consent',
  detail: '{}',
};
const marks = { citizen: new Uint8Array(32).fill(1), person: new Uint8Array(32).fill(2) };
const leavesOf = (size: number) =>
  Array.from({ length: size }, (_, at) => (at === 2 ? hashEntry(sha256, entry, marks) : sha256(Uint8Array.of(at))));

/** The log with so many leaves, signed; and the proof that it goes on from a smaller one. */
function answer(
  size: number,
  since?: number,
  { leaves = leavesOf(size), signer = key } = {},
): ProvenEntry & { isSealed: true } {
  const root = toHex(rootOf(sha256, appendLeaves(sha256, emptyEdge, leaves)));
  const head = { size, root, at: '2026-11-06T09:01:00.000000Z', settledId: size, keyId: signer.keyId };
  return {
    isSealed: true,
    proof: {
      kind: 'tillit-entry-proof',
      version: 1,
      entry,
      marks: { citizen: toHex(marks.citizen), person: toHex(marks.person) },
      citizen: null,
      position: 2,
      path: proveInclusion(sha256, leaves, 2).map(toHex),
      head: { ...head, signature: toHex(sign(null, headBytes(head), signer.privateKey)) },
      publicKey: signer.publicKey,
    },
    consistency: since === undefined ? null : proveConsistency(sha256, leaves, since).map(toHex),
  };
}
const kindOf = async (given: ProvenEntry, of = shown) => (await checkProof(given, of, readKeptHead())).kind;

// As a browser that has not seen the log; what was kept lives on in the page too.
beforeEach(() => localStorage.setItem('tillit-log-head', 'null'));

describe('checking a proof in the browser', () => {
  it('finds an entry in the sealed log, and keeps nothing but the head and its key', async () => {
    expect(await kindOf(answer(5))).toBe('proven');
    expect(Object.keys(readKeptHead() ?? {})).toEqual(['size', 'root', 'publicKey']);
    expect(readKeptHead()?.size).toBe(5);
  });

  it('says that it is not sealed yet', async () => expect(await kindOf({ isSealed: false })).toBe('not-sealed'));

  it('finds that the entry shown is not the one proven', async () => {
    expect(await kindOf(answer(5), { ...shown, event: 'rooms.room-made' })).toBe('wrong');
    expect(await kindOf(answer(5), { ...shown, basis: 'guardian' })).toBe('wrong');
  });

  it('finds a signature that is not the key’s', async () => {
    const given = answer(5);
    const head = { ...given.proof.head, signature: '00'.repeat(64) };
    expect(await kindOf({ ...given, proof: { ...given.proof, head } })).toBe('wrong');
    expect(readKeptHead()).toBeUndefined();
  });

  it('sees the log go on from what it saw before', async () => {
    await kindOf(answer(5));
    expect(await kindOf(answer(9, 5))).toBe('proven');
    expect(readKeptHead()?.size).toBe(9);
  });

  it('says plainly that what it saw before was changed, or taken out, and goes on remembering it', async () => {
    await kindOf(answer(5));
    const rewritten = leavesOf(9).with(1, sha256(Uint8Array.of(99)));
    expect(await kindOf(answer(9, 5, { leaves: rewritten }))).toBe('log-rewritten');
    expect(await kindOf(answer(4))).toBe('log-rewritten');
    expect(readKeptHead()?.size).toBe(5);
  });

  it('says once that the log is signed by another key from here', async () => {
    await kindOf(answer(5));
    const signer = newKey();
    expect(await kindOf(answer(9, 5, { signer }))).toBe('other-key');
    expect(await kindOf(answer(9, 9, { signer }))).toBe('proven');
  });
});
