import { randomBytes } from 'node:crypto';
import type { Db } from '../../../platform/server/database.ts';
import { toHex } from '../domain/canonical-bytes.ts';
import type { LogHead } from '../domain/log-head.ts';
import { hashEntry, type LogEntry, type LogLeaf, markCitizen, markPerson } from '../domain/log-leaf.ts';
import { emptyEdge, appendLeaves as growBy, rootOf } from '../domain/merkle-tree.ts';
import { asSealer } from './as-sealer.ts';
import type { LogKey } from './log-key.ts';
import {
  appendHead,
  appendLeaves,
  awaitWriters,
  findLastHead,
  getSalts,
  type LastHead,
  listLogEntries,
  takeSeal,
} from './seal-store.ts';
import { sha256 } from './sha256.ts';

// Hashing these takes about ten milliseconds, in which the process answers nobody.
const batchSize = 250;
const noHead: LastHead = { edge: emptyEdge, root: toHex(rootOf(sha256, emptyEdge)), settledId: 0 };

export interface SealParts {
  db: Db;
  key: LogKey;
  /** How long to wait for somebody who is writing; whoever takes longer is sealed later. As PostgreSQL says it. */
  patience?: string;
}

/**
 * Seals the next entries that nobody has sealed, in the order of their numbers: a leaf for each and one signed head, in one
 * transaction. Gives the head; nothing when there was nothing to seal or another process is at it.
 */
export function sealNext({ db, key, patience = '2 seconds' }: SealParts, now: Date): Promise<LogHead | undefined> {
  return asSealer(db, now, async (trx) => {
    if (!(await takeSeal(trx))) return undefined;
    const last = (await findLastHead(trx)) ?? noHead;
    if (toHex(rootOf(sha256, last.edge)) !== last.root) {
      throw new Error('The last head of the log was changed: nothing more is sealed. Verify a copy of the log.');
    }
    const { lastId, settled } = await awaitWriters(trx, patience);
    const range = { after: last.settledId, upTo: lastId, most: batchSize, unsealedOnly: true };
    const entries = await listLogEntries(trx, range);
    if (entries.length === 0) return undefined;
    const leaves = await makeLeaves(trx, entries, last.edge.size);
    const edge = growBy(
      sha256,
      last.edge,
      leaves.map(({ hash }) => hash),
    );
    const lastSealed = entries.length < batchSize ? lastId : (entries.at(-1)?.id ?? lastId);
    const head = key.sign({
      size: edge.size,
      root: toHex(rootOf(sha256, edge)),
      at: now.toISOString().replace('Z', '000Z'),
      settledId: settled ? lastSealed : last.settledId,
    });
    await appendLeaves(
      trx,
      leaves.map(({ leaf }) => leaf),
    );
    await appendHead(trx, head, edge);
    return head;
  });
}

async function makeLeaves(
  trx: Db,
  entries: readonly LogEntry[],
  size: number,
): Promise<{ hash: Uint8Array; leaf: LogLeaf }[]> {
  const people = entries.flatMap(({ citizenId, personId }) => [citizenId, personId]).filter((id) => id !== null);
  const makeSalt = () => randomBytes(32);
  const salts = await getSalts(trx, people, makeSalt);
  // Whose salt was erased is sealed with one that nobody keeps.
  const saltOf = (id: string | null) => (id === null ? undefined : salts.get(id)) ?? makeSalt();
  return entries.map((entry, index) => {
    const citizen = markCitizen(sha256, saltOf(entry.citizenId), entry);
    const person = markPerson(sha256, saltOf(entry.personId), entry);
    const hash = hashEntry(sha256, entry, { citizen, person });
    const leaf = { position: size + index, entryId: entry.id, hash: toHex(hash) };
    return { hash, leaf: { ...leaf, citizenMark: toHex(citizen), personMark: toHex(person) } };
  });
}
