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

/** A checkpoint that was kept elsewhere or comes with the copy; whoever read it has checked its signatures. */
export interface ReadCheckpoint {
  size: number;
  /** In hexadecimal. */
  root: string;
  /** The file it was in, or who has confirmed it. */
  from: string;
  signed: 'right' | 'wrong' | 'unknown-key';
  /** Those of the witnesses whom the reader trusts who stand under it. */
  witnesses: readonly { name: string; signed: 'right' | 'wrong'; at: string }[];
}

export interface Outside {
  checkpoints: readonly ReadCheckpoint[];
  /** The witnesses whom the reader trusts, each of whom must have confirmed something. */
  witnesses: readonly string[];
}

/** Up to where a witness has confirmed the log, and when. */
export interface Confirmed {
  name: string;
  size: number;
  at: string;
}

export interface LogVerdict {
  findings: LogFinding[];
  sealed: number;
  heads: number;
  anchors: number;
  confirmed: Confirmed[];
  /** Entries that are younger than the last seal, and so not proven yet. */
  waiting: number;
  /** Sealed entries whose people can't be shown any more, since a salt was erased. */
  erased: number;
}

/** Longer than any transaction and any difference between two servers' clocks. */
const toleranceMs = 10 * 60 * 1000;

/** Recomputes a copy of the log from nothing, and compares it with what was signed and with what was anchored outside. */
export function verifyLog(
  parts: VerifyParts,
  copy: LogCopy,
  anchors: readonly LogHead[],
  { checkpoints, witnesses }: Outside = { checkpoints: [], witnesses: [] },
): LogVerdict {
  const { findings, waiting, erased } = checkEntries(parts.sha256, copy);
  const heads = copy.heads.toSorted((one, other) => one.size - other.size);
  const signed = checkpoints.filter((checkpoint) => checkpoint.signed === 'right');
  const outside = [...anchors, ...signed.map(({ size, root, from }) => ({ size, root, at: from }))];
  const confirmed = witnesses.flatMap((name) => findConfirmed(signed, name) ?? []);
  const all = [
    ...findings,
    ...heads.flatMap((head) => checkHead(parts, head, 'head')),
    ...anchors.flatMap((head) => checkHead(parts, head, 'anchored head')),
    ...checkpoints.flatMap(checkSigned),
    ...witnesses.filter((name) => confirmed.every((one) => one.name !== name)).map(witnessMissing),
    ...checkTree(parts.sha256, { leaves: copy.leaves, heads, anchors: outside }),
    ...findBackdated(copy, heads),
  ];
  const counts = { sealed: copy.leaves.length, heads: heads.length, anchors: outside.length };
  return { findings: all, ...counts, confirmed, waiting, erased };
}

/** The largest tree that a witness has confirmed. */
function findConfirmed(checkpoints: readonly ReadCheckpoint[], name: string): Confirmed | undefined {
  return checkpoints
    .flatMap(({ size, witnesses }) => witnesses.map((witness) => ({ ...witness, size })))
    .filter((witness) => witness.name === name && witness.signed === 'right')
    .toSorted((one, other) => one.size - other.size)
    .map(({ size, at }) => ({ name, size, at }))
    .at(-1);
}

function checkSigned({ size, from, signed, witnesses }: ReadCheckpoint): LogFinding[] {
  const named = `The anchored head of ${from} over ${size} entries`;
  const why = signed === 'wrong' ? 'is not signed by the log’s key' : 'is signed by a key that was not given';
  const own = signed === 'right' ? [] : [`${named} ${why}.`];
  const others = witnesses.filter((witness) => witness.signed === 'wrong');
  const sentences = [
    ...own,
    ...others.map(({ name }) => `${named} bears the name of the witness ${name}, who did not sign it.`),
  ];
  return sentences.map((sentence) => ({ kind: 'signature-wrong', entryIds: [], sentence }));
}

const witnessMissing = (name: string): LogFinding => ({
  kind: 'witness-missing',
  entryIds: [],
  sentence: `The witness ${name} has confirmed nothing of what was given: ask there what was confirmed of this log.`,
});

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
