import { z } from 'zod';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { areEqual, fromHex, type Sha256, toHex } from './canonical-bytes.ts';
import { LogHead } from './log-head.ts';
import { hashEntry, LeafFields, markCitizen } from './log-leaf.ts';
import { isConsistent, isIncluded } from './merkle-proof.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * All that shows that one entry is in the sealed log: the fields of its leaf, where it stands, the way to a signed head. Of
 * whom it names, what opens the citizen's mark, if her salt was not erased; the mark of whoever looked stays closed.
 */
export const EntryProof = z.object({
  kind: z.literal('tillit-entry-proof'),
  version: z.literal(1),
  entry: LeafFields,
  marks: z.object({ citizen: Hash, person: Hash }),
  citizen: z
    .object({ citizenId: z.uuid(), placeId: z.uuid().nullable(), basisId: z.uuid().nullable(), salt: Hash })
    .nullable(),
  position: z.int().nonnegative(),
  path: z.array(Hash),
  head: LogHead,
  publicKey: Hash,
});
export type EntryProof = z.infer<typeof EntryProof>;

/** The answer: the proof, and what shows that the log goes on from a size seen before; null when it has become shorter. */
export const ProvenEntry = z.discriminatedUnion('isSealed', [
  z.object({ isSealed: z.literal(false) }),
  z.object({ isSealed: z.literal(true), proof: EntryProof, consistency: z.array(Hash).nullable() }),
]);
export type ProvenEntry = z.infer<typeof ProvenEntry>;

/** The newest head that somebody has seen, kept to hold the next one against. */
export interface KeptHead {
  size: number;
  root: string;
  publicKey: string;
}

export type ProofFault = 'entry-not-in-tree' | 'citizen-mark-wrong' | 'key-is-another';

/** Recomputes a proof from its fields up to the head; the head's signature is checked beside it. */
export function checkEntryProof(sha256: Sha256, proof: EntryProof): Result<EntryProof, ProofFault> {
  const { entry, citizen, head, position } = proof;
  const marks = { citizen: fromHex(proof.marks.citizen), person: fromHex(proof.marks.person) };
  const leaf = hashEntry(sha256, entry, marks);
  const path = proof.path.map(fromHex);
  const inclusion = { leaf, index: position, size: head.size, root: fromHex(head.root), path };
  if (!isIncluded(sha256, inclusion)) return refuse('entry-not-in-tree');
  if (citizen !== null) {
    const mark = markCitizen(sha256, fromHex(citizen.salt), { ...citizen, id: entry.id });
    if (!areEqual(mark, marks.citizen)) return refuse('citizen-mark-wrong');
  }
  if (toHex(sha256(fromHex(proof.publicKey))).slice(0, 16) !== head.keyId) return refuse('key-is-another');
  return ok(proof);
}

/** Whether a head goes on from one that was seen before: nothing of what was there then was changed or taken out. */
export function goesOnFrom(
  sha256: Sha256,
  kept: KeptHead,
  { head, consistency }: { head: LogHead; consistency: readonly string[] | null },
): boolean {
  if (consistency === null) return false;
  const [first, second] = [kept, head].map(({ size, root }) => ({ size, root: fromHex(root) }));
  if (first === undefined || second === undefined) return false;
  return isConsistent(sha256, { first, second, proof: consistency.map(fromHex) });
}

/** Whether a proof is of the entry that is shown. */
export function isProofOf({ entry }: EntryProof, shown: { at: string; event: string; basis: string }): boolean {
  const isSameMoment = new Date(entry.at).getTime() === new Date(shown.at).getTime();
  return entry.event === shown.event && entry.basis === shown.basis && isSameMoment;
}
