import { storedChoice } from '../../../platform/web/stored-choice.ts';
import type { AuditEntry } from '../domain/audit-entry.ts';
import { fromHex } from '../domain/canonical-bytes.ts';
import {
  checkEntryProof,
  type EntryProof,
  goesOnFrom,
  isProofOf,
  type KeptHead,
  type ProvenEntry,
} from '../domain/entry-proof.ts';
import { headBytes, type LogHead } from '../domain/log-head.ts';
import { withDigest } from './with-digest.ts';

/** What came of checking; `proven-unsigned` where this browser can't check the signature itself. */
export type ProofVerdict =
  | { kind: 'not-sealed' | 'wrong' | 'log-rewritten' }
  | { kind: 'proven' | 'proven-unsigned' | 'other-key'; proof: EntryProof };

// Of the installation alone, as all that a browser keeps for one address: nothing of any person.
const stored = storedChoice('tillit-log-head');

/** The newest head of the log that this browser has seen. */
export function readKeptHead(): KeptHead | undefined {
  const [size, root, publicKey, ...more] = (stored.read() ?? '').split(' ');
  if (size === undefined || root === undefined || publicKey === undefined || more.length > 0) return undefined;
  const isOne = /^[1-9]\d{0,14}$/.test(size) && [root, publicKey].every((hash) => /^[0-9a-f]{64}$/.test(hash));
  return isOne ? { size: Number(size), root, publicKey } : undefined;
}

/** Checks a proof here, in the browser: the entry, the head, and that the log goes on from what was seen before. */
export async function checkProof(
  answer: ProvenEntry,
  shown: AuditEntry,
  kept: KeptHead | undefined,
): Promise<ProofVerdict> {
  if (!answer.isSealed) return { kind: 'not-sealed' };
  const { proof, consistency } = answer;
  const { head, publicKey } = proof;
  const isRight = isProofOf(proof, shown) && (await withDigest((sha256) => checkEntryProof(sha256, proof))).ok;
  const signature = await checkSignature(head, publicKey);
  if (!isRight || signature === 'wrong') return { kind: 'wrong' };
  if (kept !== undefined) {
    if (!(await withDigest((sha256) => goesOnFrom(sha256, kept, { head, consistency }))))
      return { kind: 'log-rewritten' };
  }
  stored.write(`${head.size} ${head.root} ${publicKey}`);
  // Told once: the log goes on, and is signed by another key from here.
  if (kept !== undefined && kept.publicKey !== publicKey) return { kind: 'other-key', proof };
  return { kind: signature === 'right' ? 'proven' : 'proven-unsigned', proof };
}

async function checkSignature(head: LogHead, publicKey: string): Promise<'right' | 'wrong' | 'unable'> {
  const bytes = (text: string) => new Uint8Array(fromHex(text));
  let key: CryptoKey;
  try {
    key = await crypto.subtle.importKey('raw', bytes(publicKey), 'Ed25519', false, ['verify']);
  } catch {
    // Browsers of before 2025 don't know Ed25519.
    return 'unable';
  }
  const signed = new Uint8Array(headBytes(head));
  return (await crypto.subtle.verify('Ed25519', key, bytes(head.signature), signed)) ? 'right' : 'wrong';
}
