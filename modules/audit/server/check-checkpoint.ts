import type { ReadCheckpoint } from '../domain/verify-log.ts';
import { readCheckpoint } from './checkpoint.ts';
import { readKey } from './log-key.ts';
import { checkNote, type NoteKey, type SignedNote } from './signed-note.ts';

export interface TrustedKeys {
  /** The log's, in hexadecimal. */
  publicKeys: readonly string[];
  witnesses: readonly NoteKey[];
}

/** What a note says of the log, and who of those whom the reader trusts has signed it; nothing where it is no checkpoint. */
export function checkCheckpoint(note: SignedNote, trusted: TrustedKeys, file?: string): ReadCheckpoint | undefined {
  const checkpoint = readCheckpoint(note.text);
  if (checkpoint === undefined) return undefined;
  const { origin, size, root } = checkpoint;
  const checks = trusted.publicKeys.map((key) =>
    checkNote(note, { name: origin, kind: 'log', publicKey: readKey(key) }),
  );
  const found = checks.map((check) => check.found);
  const witnesses = trusted.witnesses.flatMap((key) => {
    const check = checkNote(note, key);
    if (check.found === 'absent') return [];
    const at = check.found === 'right' ? check.at.toISOString() : '';
    return [{ name: key.name, signed: check.found, at }];
  });
  const signed = found.includes('wrong') ? 'wrong' : found.includes('right') ? 'right' : 'unknown-key';
  const from = file ?? witnesses.map(({ name }) => name).join(', ');
  return { size, root, from, signed, witnesses };
}
