import { readFile } from 'node:fs/promises';
import { LogHead } from '../../modules/audit/domain/log-head.ts';
import { findCheckpoints, type SignedNote } from '../../modules/audit/server/public.ts';
import { StartRefusal } from '../../platform/server/start-refusal.ts';
import { textsOfMail } from './text-of-mail.ts';

/** What one file of anchors holds: heads as LOG_ANCHOR_FILE has them, or checkpoints from mails and witnesses. */
export interface Anchors {
  heads: LogHead[];
  notes: { note: SignedNote; file: string }[];
}

/** All that stands in these files; one that holds nothing of the kind is refused. */
export async function readAnchors(files: readonly string[]): Promise<Anchors> {
  const read = await Promise.all(files.map(readOne));
  return { heads: read.flatMap(({ heads }) => heads), notes: read.flatMap(({ notes }) => notes) };
}

async function readOne(file: string): Promise<Anchors> {
  const text = await readFile(file, 'utf8').catch((fault: unknown) => {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown';
    throw new StartRefusal(`The file ${file} can't be read (${code}): check its name and that you may read it.`);
  });
  if (/^\s*(\{|$)/.test(text)) return { heads: readHeads(text, file), notes: [] };
  const found = textsOfMail(text).flatMap(findCheckpoints);
  // The same one may be there in several ways of reading.
  const notes = [...new Map(found.map((note) => [JSON.stringify(note), { note, file }])).values()];
  if (notes.length > 0) return { heads: [], notes };
  throw new StartRefusal(
    `In ${file} is no head of a log: give a mail as it was saved, or what LOG_ANCHOR_FILE was given.`,
  );
}

function readHeads(text: string, file: string): LogHead[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (line === '') return [];
    const head = LogHead.safeParse(parse(line));
    if (head.success) return [head.data];
    throw new StartRefusal(
      `Line ${index + 1} of ${file} is no head of a log: each line is what LOG_ANCHOR_FILE was given.`,
    );
  });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
