import { readFile } from 'node:fs/promises';
import { checkEntryProof, EntryProof, type ProofFault } from '../../modules/audit/domain/entry-proof.ts';
import { checkCheckpoint, checkWith, sha256 } from '../../modules/audit/server/public.ts';
import { StartRefusal } from '../../platform/server/start-refusal.ts';
import { readAnchors } from './read-anchors.ts';
import type { LogFiles } from './verify-log-file.ts';

const faults: Readonly<Record<ProofFault, string>> = {
  'entry-not-in-tree':
    'This entry is not in the log under this head: a field, its place or the way to the head was changed.',
  'citizen-mark-wrong': 'The entry is in the log, but not about the citizen whom this file names.',
  'key-is-another': 'The key that this file names is not the one that its head says it was signed with.',
};

/** Proves one entry from the file that a citizen has saved alone; 0 when it is in the sealed log, 1 when it is not. */
export async function verifyEntryFile({ file, anchorFiles, publicKeys, say }: LogFiles): Promise<number> {
  const proof = await readProof(file);
  const { heads, notes } = await readAnchors(anchorFiles);
  const trusted = { publicKeys: publicKeys.length > 0 ? publicKeys : [proof.publicKey], witnesses: [] };
  const checkpoints = notes.flatMap(({ note }) => checkCheckpoint(note, trusted) ?? []);
  const anchors = [...heads, ...checkpoints.filter(({ signed }) => signed === 'right')];
  const checked = checkEntryProof(sha256, proof);
  if (!checked.ok) return tell(say, 1, faults[checked.reason]);
  const { head, entry, citizen } = proof;
  const signature = checkWith(trusted.publicKeys)(head);
  if (signature === 'wrong') return tell(say, 1, 'The head is not signed by the log’s key.');
  if (signature === 'unknown-key')
    return tell(say, 1, `The head is signed by a key that was not given (${head.keyId}).`);
  const same = anchors.filter(({ size }) => size === head.size);
  if (same.some(({ root }) => root !== head.root)) {
    return tell(say, 1, `An anchored head over ${head.size} entries says something else: the log was rewritten.`);
  }
  const lines = [
    `Entry ${entry.id} (${entry.event}, ${entry.at}) is in the sealed log, under the signed head of ${head.at}.`,
    citizen === null
      ? 'Whom it is about is not shown: the salt was erased.'
      : `It is about the citizen ${citizen.citizenId}.`,
    'Who looked is sealed with it, and can be shown by the installation alone.',
  ];
  if (same.length > 0) lines.push('An anchored head says the same.');
  if (anchors.length > 0 && same.length === 0)
    lines.push(`No anchored head is over ${head.size} entries: none could be compared.`);
  if (publicKeys.length === 0) {
    lines.push('The key was taken from the file itself: get it from the server, and give it with --key.');
  }
  return tell(say, 0, lines.join('\n'));
}

function tell(say: (text: string) => void, code: number, text: string): number {
  say(`${text}\n`);
  return code;
}

async function readProof(file: string): Promise<EntryProof> {
  const text = await readFile(file, 'utf8').catch((fault: unknown) => {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown';
    throw new StartRefusal(`The file ${file} can't be read (${code}): check its name and that you may read it.`);
  });
  const read = EntryProof.safeParse(parse(text));
  if (read.success) return read.data;
  throw new StartRefusal(`The file ${file} is no proof of an entry: it is what is saved beside one under "Prove it".`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
