import type { Sha256 } from './canonical-bytes.ts';
import { checkEntries } from './check-entries.ts';
import { checkTree } from './check-tree.ts';
import type { LogCopy } from './log-copy.ts';
import type { LogFinding } from './log-finding.ts';
import type { LogHead } from './log-head.ts';

export interface VerifyParts {
  sha256: Sha256;
  /** Whether a head is signed by one of the keys that the reader trusts. */
  checkSignature: (head: LogHead) => 'right' | 'wrong' | 'unknown-key';
}

export interface LogVerdict {
  findings: LogFinding[];
  sealed: number;
  heads: number;
  anchors: number;
  /** Entries that are younger than the last seal, and so not proven yet. */
  waiting: number;
  /** Sealed entries whose people can't be shown any more, since a salt was erased. */
  erased: number;
}

/** Longer than any transaction and any difference between two servers' clocks. */
const toleranceMs = 10 * 60 * 1000;

/** Recomputes a copy of the log from nothing, and compares it with what was signed and with what was anchored outside. */
export function verifyLog(parts: VerifyParts, copy: LogCopy, anchors: readonly LogHead[]): LogVerdict {
  const { findings, waiting, erased } = checkEntries(parts.sha256, copy);
  const heads = copy.heads.toSorted((one, other) => one.size - other.size);
  const all = [
    ...findings,
    ...heads.flatMap((head) => checkHead(parts, head, 'head')),
    ...anchors.flatMap((head) => checkHead(parts, head, 'anchored head')),
    ...checkTree(parts.sha256, { leaves: copy.leaves, heads, anchors }),
    ...findBackdated(copy, heads),
  ];
  return { findings: all, sealed: copy.leaves.length, heads: heads.length, anchors: anchors.length, waiting, erased };
}

function checkHead({ checkSignature }: VerifyParts, head: LogHead, what: string): LogFinding[] {
  const found = checkSignature(head);
  if (found === 'right') return [];
  const why =
    found === 'wrong' ? 'is not signed by the log’s key' : `is signed by a key that was not given (${head.keyId})`;
  const sentence = `The ${what} of ${head.at} over ${head.size} entries ${why}.`;
  return [{ kind: 'signature-wrong', entryIds: [], sentence }];
}

/** An entry that was written long before a seal is in that seal; one that only says so was put in afterwards. */
function findBackdated(copy: LogCopy, heads: readonly LogHead[]): LogFinding[] {
  const entries = new Map(copy.entries.map((entry) => [entry.id, entry]));
  const leaves = copy.leaves.toSorted((one, other) => one.position - other.position);
  const findings: LogFinding[] = [];
  let covered = 0;
  for (const { entryId, position } of leaves) {
    while ((heads[covered]?.size ?? Number.POSITIVE_INFINITY) <= position) covered += 1;
    const before = heads[covered - 1];
    const at = entries.get(entryId)?.at;
    if (before === undefined || at === undefined) continue;
    if (Date.parse(at) >= Date.parse(before.at) - toleranceMs) continue;
    const sentence = `Entry ${entryId} was inserted: it says ${at}, and yet was sealed only after the head of ${before.at}.`;
    findings.push({ kind: 'inserted', entryIds: [entryId], sentence });
  }
  return findings;
}
