import { z } from 'zod';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { LogHead } from './log-head.ts';
import { LogEntry, LogLeaf } from './log-leaf.ts';

const Salt = z.object({ personId: z.uuid(), salt: z.string().regex(/^[0-9a-f]{64}$/) });

/** One line of an exported log: JSON, each of one kind. */
export const LogLine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('log'), version: z.literal(1), exportedAt: z.string(), publicKey: z.string().optional() }),
  Salt.extend({ kind: z.literal('salt') }),
  LogEntry.extend({ kind: z.literal('entry') }),
  LogLeaf.extend({ kind: z.literal('leaf') }),
  LogHead.extend({ kind: z.literal('head') }),
  z.object({ kind: z.literal('checkpoint'), note: z.string() }),
]);
export type LogLine = z.infer<typeof LogLine>;

/** A copy of the log, read from its lines and believed in nothing. */
export interface LogCopy {
  exportedAt: string;
  /** The public key that the copy itself names. */
  publicKey: string | undefined;
  /** By person, in hexadecimal. */
  salts: ReadonlyMap<string, string>;
  entries: readonly LogEntry[];
  leaves: readonly LogLeaf[];
  heads: readonly LogHead[];
  /** Signed notes, the newest that each witness has confirmed. */
  checkpoints: readonly string[];
}

/** Reads the lines of an export; `no-log` without the line that begins one, else the number of the line that is none. */
export function readLogCopy(lines: readonly unknown[]): Result<LogCopy, 'no-log' | `line-${number}`> {
  const salts = new Map<string, string>();
  const [entries, leaves, heads]: [LogEntry[], LogLeaf[], LogHead[]] = [[], [], []];
  const checkpoints: string[] = [];
  let first: Extract<LogLine, { kind: 'log' }> | undefined;
  for (const [index, line] of lines.entries()) {
    const read = LogLine.safeParse(line);
    if (!read.success) return refuse(index === 0 ? 'no-log' : `line-${index + 1}`);
    const { data } = read;
    if ((data.kind === 'log') !== (index === 0)) return refuse(index === 0 ? 'no-log' : `line-${index + 1}`);
    if (data.kind === 'log') first = data;
    else if (data.kind === 'salt') salts.set(data.personId, data.salt);
    else if (data.kind === 'entry') entries.push(data);
    else if (data.kind === 'leaf') leaves.push(data);
    else if (data.kind === 'head') heads.push(data);
    else checkpoints.push(data.note);
  }
  if (first === undefined) return refuse('no-log');
  return ok({ exportedAt: first.exportedAt, publicKey: first.publicKey, salts, entries, leaves, heads, checkpoints });
}
