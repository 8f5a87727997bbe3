import { areEqual, fromHex, type Sha256, toHex } from './canonical-bytes.ts';
import type { LogCopy } from './log-copy.ts';
import type { LogFinding } from './log-finding.ts';
import { hashEntry, type LogEntry, type LogLeaf, markCitizen, markPerson } from './log-leaf.ts';

export interface CheckedEntries {
  findings: LogFinding[];
  /** Entries that are younger than the last seal. */
  waiting: number;
  /** Sealed entries of which it can't be shown any more whom they name, since a salt was erased. */
  erased: number;
}

/** Compares the entries with their leaves: each as it was sealed, once, and none too many. */
export function checkEntries(sha256: Sha256, copy: LogCopy): CheckedEntries {
  const byId = new Map(copy.entries.map((entry) => [entry.id, entry]));
  const sealed = new Map<number, LogLeaf>();
  const findings: LogFinding[] = [];
  const changed: { leaf: LogLeaf; entry: LogEntry; why: string }[] = [];
  let erased = 0;
  for (const leaf of copy.leaves) {
    const entry = byId.get(leaf.entryId);
    if (entry === undefined) findings.push(removed(leaf));
    if (sealed.has(leaf.entryId)) findings.push(sealedTwice(leaf));
    sealed.set(leaf.entryId, leaf);
    if (entry === undefined) continue;
    if (entry.citizenId === null || entry.personId === null) erased += 1;
    const why = findChange(sha256, copy, entry, leaf);
    if (why !== undefined) changed.push({ leaf, entry, why });
  }
  findings.push(...tellChanged(sha256, changed));
  const open = copy.entries.filter((entry) => !sealed.has(entry.id));
  const settledId = copy.heads.at(-1)?.settledId ?? 0;
  findings.push(...open.filter((entry) => entry.id <= settledId).map((entry) => unsealed(entry, settledId)));
  findings.push(...findTwice(copy.entries));
  return { findings, waiting: open.filter((entry) => entry.id > settledId).length, erased };
}

/** Why an entry is not what was sealed; undefined when it is. */
function findChange(sha256: Sha256, copy: LogCopy, entry: LogEntry, leaf: LogLeaf): string | undefined {
  if (toHex(hashEntry(sha256, entry, marksOf(leaf))) !== leaf.hash) return 'it is not what was sealed';
  const sides = [
    { name: entry.citizenId, mark: leaf.citizenMark, hash: markCitizen, side: 'whom it is about' },
    { name: entry.personId, mark: leaf.personMark, hash: markPerson, side: 'who did it' },
  ];
  for (const { name, mark, hash, side } of sides) {
    // Erased: the mark is all that is left.
    if (name === null) continue;
    const salt = copy.salts.get(name);
    if (salt === undefined) return `${side} has another name than was sealed, or its salt is missing`;
    if (!areEqual(hash(sha256, fromHex(salt), entry), fromHex(mark))) return `${side} is not what was sealed`;
  }
  return undefined;
}

const marksOf = (leaf: LogLeaf) => ({ citizen: fromHex(leaf.citizenMark), person: fromHex(leaf.personMark) });

type Changed = { leaf: LogLeaf; entry: LogEntry; why: string };

/** Two that have only changed places are told as that, each other one by itself. */
function tellChanged(sha256: Sha256, changed: readonly Changed[]): LogFinding[] {
  const findings: LogFinding[] = [];
  const told = new Set<Changed>();
  for (const [index, one] of changed.entries()) {
    // Whoever changed hundreds did not swap two.
    const other = changed.slice(index + 1, index + 50).find((next) => areSwapped(sha256, one, next));
    if (told.has(one)) continue;
    if (other === undefined) {
      const { leaf, entry, why } = one;
      const sentence = `Entry ${entry.id} was rewritten: ${why} at position ${leaf.position}.`;
      findings.push({ kind: 'rewritten', entryIds: [entry.id], sentence });
      continue;
    }
    told.add(other);
    const [a, b] = [one.entry.id, other.entry.id];
    const sentence = `Entries ${a} and ${b} were reordered: each stands where the other was sealed.`;
    findings.push({ kind: 'reordered', entryIds: [a, b], sentence });
  }
  return findings;
}

/** Either the leaves were exchanged, or what the two entries say. */
function areSwapped(sha256: Sha256, one: Changed, other: Changed): boolean {
  const leafExchanged =
    toHex(hashEntry(sha256, one.entry, marksOf(other.leaf))) === other.leaf.hash &&
    toHex(hashEntry(sha256, other.entry, marksOf(one.leaf))) === one.leaf.hash;
  if (leafExchanged) return true;
  const as = ({ entry }: Changed, id: number) => ({ ...entry, id });
  return (
    toHex(hashEntry(sha256, as(other, one.entry.id), marksOf(one.leaf))) === one.leaf.hash &&
    toHex(hashEntry(sha256, as(one, other.entry.id), marksOf(other.leaf))) === other.leaf.hash
  );
}

function removed({ entryId, position }: LogLeaf): LogFinding {
  const sentence = `Entry ${entryId} was removed: it was sealed at position ${position} and is not there any more.`;
  return { kind: 'removed', entryIds: [entryId], sentence };
}

function sealedTwice({ entryId, position }: LogLeaf): LogFinding {
  const sentence = `Entry ${entryId} was inserted a second time into the tree, at position ${position}.`;
  return { kind: 'inserted', entryIds: [entryId], sentence };
}

function unsealed({ id }: LogEntry, settledId: number): LogFinding {
  const sentence = `Entry ${id} was inserted, or its leaf removed: all entries up to ${settledId} had been sealed, and it is not among them.`;
  return { kind: 'inserted', entryIds: [id], sentence };
}

function findTwice(entries: readonly LogEntry[]): LogFinding[] {
  const seen = new Set<number>();
  const twice = entries.filter(({ id }) => seen.has(id) || !seen.add(id));
  return twice.map(({ id }) => ({
    kind: 'inserted',
    entryIds: [id],
    sentence: `Entry ${id} was inserted a second time.`,
  }));
}
