import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Clock } from '../../../platform/server/clock.ts';
import { asTask, type Db } from '../../../platform/server/database.ts';
import { fromHex } from '../domain/canonical-bytes.ts';
import { mayConfirm, type NewTree, nothingSeen, type WitnessRefusal } from '../domain/witness-checkpoint.ts';
import { type Checkpoint, readCheckpoint, readSize } from './checkpoint.ts';
import { sha256 } from './sha256.ts';
import { checkNote, fromBase64, type NoteKey, readNote, type SignedNote } from './signed-note.ts';
import type { WitnessKey } from './witness-key.ts';
import { findWitnessed, storeWitnessed, takeLog } from './witness-store.ts';

export interface WitnessParts {
  db: Db;
  clock: Clock;
  key: WitnessKey;
  /** The keys of the logs that are confirmed here; a log may have several. */
  logs: readonly NoteKey[];
}

export type AddRefusal = 'invalid-input' | 'unknown-log' | 'signature-wrong' | WitnessRefusal;

/** What came of it, and the size that was confirmed before: a log that does not know it may go on from there. */
export interface Added {
  outcome: Result<string, AddRefusal>;
  size: number;
}

/**
 * Confirms a checkpoint of a log that is known here, if the log has only grown since (C2SP tlog-witness, add-checkpoint);
 * gives the line of the cosignature. What was confirmed is kept before it is answered.
 */
export async function addCheckpoint(parts: WitnessParts, body: string): Promise<Added> {
  const read = readBody(body);
  if (read === undefined) return { outcome: refuse('invalid-input'), size: 0 };
  const keys = parts.logs.filter(({ name }) => name === read.checkpoint.origin);
  if (keys.length === 0) return { outcome: refuse('unknown-log'), size: 0 };
  const checks = keys.map((key) => checkNote(read.note, key));
  const signed = checks.find((check) => check.found === 'right');
  if (signed === undefined || checks.some(({ found }) => found === 'wrong'))
    return { outcome: refuse('signature-wrong'), size: 0 };
  const now = parts.clock.now();
  return asTask(parts.db, 'witness', now, async (trx) => {
    const { origin } = read.checkpoint;
    await takeLog(trx, origin);
    const last = (await findWitnessed(trx, origin)) ?? nothingSeen(sha256);
    const allowed = mayConfirm(sha256, last, read.tree);
    if (!allowed.ok) return { outcome: allowed, size: last.size };
    const line = parts.key.cosign(read.note.text, now);
    const note = `${read.note.text}\n${signed.line}${line}`;
    // The same one again is confirmed again, and kept already.
    if (read.tree.size > last.size) await storeWitnessed(trx, { ...read.tree, origin, note }, now);
    return { outcome: ok(line), size: read.tree.size };
  });
}

interface Read {
  note: SignedNote;
  checkpoint: Checkpoint;
  tree: NewTree;
}

const mostProofLines = 63;

function readBody(body: string): Read | undefined {
  const end = body.indexOf('\n\n');
  const [first = '', ...lines] = body.slice(0, Math.max(0, end)).split('\n');
  const note = readNote(body.slice(end + 2));
  const checkpoint = note === undefined ? undefined : readCheckpoint(note.text);
  const old = first.startsWith('old ') ? readSize(first.slice(4)) : undefined;
  const proof = lines.map(fromBase64).filter((hash) => hash?.length === 32);
  if (note === undefined || checkpoint === undefined || old === undefined) return undefined;
  if (proof.length !== lines.length || lines.length > mostProofLines) return undefined;
  const tree = {
    old,
    size: checkpoint.size,
    root: fromHex(checkpoint.root),
    proof: proof.filter((hash) => hash !== undefined),
  };
  return { note, checkpoint, tree };
}
