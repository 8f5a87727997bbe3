import { open } from 'node:fs/promises';
import { type LogCopy, readLogCopy } from '../../modules/audit/domain/log-copy.ts';
import { LogHead } from '../../modules/audit/domain/log-head.ts';
import { verifyLog } from '../../modules/audit/domain/verify-log.ts';
import { checkWith, sha256 } from '../../modules/audit/server/public.ts';
import { StartRefusal } from '../../platform/server/start-refusal.ts';
import { tellVerdict } from './tell-verdict.ts';

export interface LogFiles {
  file: string;
  anchorFiles: readonly string[];
  publicKeys: readonly string[];
  say: (text: string) => void;
}

/** Proves a copy of the log from the file alone; 0 when it is the log as it was sealed, 1 when it is not. */
export async function verifyLogFile({ file, anchorFiles, publicKeys, say }: LogFiles): Promise<number> {
  const copy = await readCopy(file);
  const anchors = (await Promise.all(anchorFiles.map(readAnchors))).flat();
  const keys = publicKeys.length > 0 ? publicKeys : [copy.publicKey].filter((key) => key !== undefined);
  if (keys.length === 0) {
    throw new StartRefusal(
      'The copy names no key: say it with --key; "npm run tillit -- log key" prints it at the server.',
    );
  }
  const verdict = verifyLog({ sha256, checkSignature: checkWith(keys) }, copy, anchors);
  const told = tellVerdict(verdict, { exportedAt: copy.exportedAt, isKeyFromCopy: publicKeys.length === 0 });
  say(told.text);
  return told.isProven ? 0 : 1;
}

async function readCopy(file: string): Promise<LogCopy> {
  const read = readLogCopy(await readLines(file));
  if (read.ok) return read.value;
  const where =
    read.reason === 'no-log' ? 'does not begin as one' : `has something else in ${read.reason.replace('-', ' ')}`;
  throw new StartRefusal(`The file ${file} is no copy of a log: it ${where}. "log export" makes one.`);
}

/** The heads in a file of anchors, one a line. */
export async function readAnchors(file: string): Promise<LogHead[]> {
  return (await readLines(file)).map((line, index) => {
    const head = LogHead.safeParse(line);
    if (head.success) return head.data;
    throw new StartRefusal(
      `Line ${index + 1} of ${file} is no head of a log: each line is what LOG_ANCHOR_FILE was given.`,
    );
  });
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
