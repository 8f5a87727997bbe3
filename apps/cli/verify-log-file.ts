import { open } from 'node:fs/promises';
import { type LogCopy, readLogCopy } from '../../modules/audit/domain/log-copy.ts';
import { type ReadCheckpoint, verifyLog } from '../../modules/audit/domain/verify-log.ts';
import {
  checkCheckpoint,
  checkWith,
  type NoteKey,
  readNote,
  readVerifierKey,
  sha256,
} from '../../modules/audit/server/public.ts';
import { StartRefusal } from '../../platform/server/start-refusal.ts';
import { type Anchors, readAnchors } from './read-anchors.ts';
import { tellVerdict } from './tell-verdict.ts';

export interface LogFiles {
  file: string;
  anchorFiles: readonly string[];
  publicKeys: readonly string[];
  /** Witnesses whom the reader trusts, by their keys. */
  witnessKeys: readonly string[];
  say: (text: string) => void;
}

/** Proves a copy of the log from the file alone; 0 when it is the log as it was sealed, 1 when it is not. */
export async function verifyLogFile({ file, anchorFiles, publicKeys, witnessKeys, say }: LogFiles): Promise<number> {
  const copy = await readCopy(file);
  const anchors = await readAnchors(anchorFiles);
  const keys = publicKeys.length > 0 ? publicKeys : [copy.publicKey].filter((key) => key !== undefined);
  if (keys.length === 0) {
    throw new StartRefusal(
      'The copy names no key: say it with --key; "npm run tillit -- log key" prints it at the server.',
    );
  }
  const witnesses = witnessKeys.map(readWitnessKey);
  const checkpoints = checkAll(copy, anchors, { publicKeys: keys, witnesses });
  const outside = { checkpoints, witnesses: witnesses.map(({ name }) => name) };
  const verdict = verifyLog({ sha256, checkSignature: checkWith(keys) }, copy, anchors.heads, outside);
  const told = tellVerdict(verdict, {
    exportedAt: copy.exportedAt,
    isKeyFromCopy: publicKeys.length === 0,
    unread: witnesses.length === 0 ? copy.checkpoints.length : 0,
  });
  say(told.text);
  return told.isProven ? 0 : 1;
}

/** What was kept outside counts as it is; what comes with the copy, only where a witness whom the reader trusts has signed it. */
function checkAll(
  copy: LogCopy,
  { notes }: Anchors,
  trusted: { publicKeys: readonly string[]; witnesses: readonly NoteKey[] },
): ReadCheckpoint[] {
  const kept = notes.map(({ note, file }) => checkCheckpoint(note, trusted, file));
  const own = copy.checkpoints.flatMap((text) => readNote(text) ?? []).map((note) => checkCheckpoint(note, trusted));
  return [...kept, ...own.filter((one) => (one?.witnesses.length ?? 0) > 0)].filter((one) => one !== undefined);
}

function readWitnessKey(text: string): NoteKey {
  const key = readVerifierKey(text);
  if (key?.kind === 'witness') return key;
  throw new StartRefusal(
    `"${text}" is no key of a witness: "log witness" prints it at the installation that confirms.`,
  );
}

async function readCopy(file: string): Promise<LogCopy> {
  const read = readLogCopy(await readLines(file));
  if (read.ok) return read.value;
  const where =
    read.reason === 'no-log' ? 'does not begin as one' : `has something else in ${read.reason.replace('-', ' ')}`;
  throw new StartRefusal(`The file ${file} is no copy of a log: it ${where}. "log export" makes one.`);
}

/** One value of JSON per line; a line that is none is undefined, and refused as whatever it should have been. */
async function readLines(file: string): Promise<unknown[]> {
  const lines: unknown[] = [];
  try {
    const handle = await open(file);
    for await (const line of handle.readLines()) if (line !== '') lines.push(parse(line));
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown';
    throw new StartRefusal(`The file ${file} can't be read (${code}): check its name and that you may read it.`);
  }
  return lines;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
