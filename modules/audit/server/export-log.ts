import { sql } from 'kysely';
import type { Db } from '../../../platform/server/database.ts';
import type { LogLine } from '../domain/log-copy.ts';
import type { LogEntry } from '../domain/log-leaf.ts';
import { listNewestNotes } from './anchor-store.ts';
import { asReaderOfLog } from './as-sealer.ts';
import { listLogEntries } from './seal-store.ts';

const pageSize = 5000;

export interface LogExport {
  db: Db;
  now: Date;
  /** Named in the copy for those who have it from nowhere else. */
  publicKey: string | undefined;
  write: (line: LogLine) => Promise<void>;
}

/** Writes the whole log as it stands at one moment; of those whose salt was erased nothing is named. */
export function exportLog({ db, now, publicKey, write }: LogExport): Promise<void> {
  return asReaderOfLog(db, now, async (trx) => {
    await write({
      kind: 'log',
      version: 1,
      exportedAt: now.toISOString(),
      ...(publicKey === undefined ? {} : { publicKey }),
    });
    await writeHeads(trx, write);
    for (const note of await listNewestNotes(trx)) await write({ kind: 'checkpoint', note });
    const erased = await writeSalts(trx, write);
    await writeLeaves(trx, write);
    // Below zero nobody of ours writes, but the owner can.
    let after = Number.MIN_SAFE_INTEGER;
    for (;;) {
      const range = { after, most: pageSize, unsealedOnly: false };
      const entries = await listLogEntries(trx, range);
      for (const entry of entries) await write({ kind: 'entry', ...withoutErased(entry, erased) });
      if (entries.length < pageSize) return;
      after = entries.at(-1)?.id ?? after;
    }
  });
}

type Write = LogExport['write'];

async function writeHeads(trx: Db, write: Write): Promise<void> {
  const { rows } = await sql<Omit<Extract<LogLine, { kind: 'head' }>, 'kind'>>`
    select size, encode(root, 'hex') as root, log_time(at) as at, settled_id as "settledId", key_id as "keyId",
      encode(signature, 'hex') as signature
    from audit_head order by size`.execute(trx);
  for (const head of rows) await write({ kind: 'head', ...head });
}

/** Gives the people whose salts are gone. */
async function writeSalts(trx: Db, write: Write): Promise<Set<string>> {
  const { rows } = await sql<{ personId: string; salt: string | null }>`
    select person_id as "personId", encode(salt, 'hex') as salt from audit_salt order by person_id`.execute(trx);
  for (const { personId, salt } of rows) if (salt !== null) await write({ kind: 'salt', personId, salt });
  return new Set(rows.filter(({ salt }) => salt === null).map(({ personId }) => personId));
}

async function writeLeaves(trx: Db, write: Write): Promise<void> {
  let after = -1;
  for (;;) {
    const { rows } = await sql<Omit<Extract<LogLine, { kind: 'leaf' }>, 'kind'>>`
      select position, entry_id as "entryId", encode(citizen_mark, 'hex') as "citizenMark",
        encode(person_mark, 'hex') as "personMark", encode(hash, 'hex') as hash
      from audit_leaf where position > ${after} order by position limit ${pageSize}`.execute(trx);
    for (const leaf of rows) await write({ kind: 'leaf', ...leaf });
    if (rows.length < pageSize) return;
    after = rows.at(-1)?.position ?? after;
  }
}

function withoutErased(entry: LogEntry, erased: ReadonlySet<string>): LogEntry {
  const gone = (id: string | null) => id !== null && erased.has(id);
  return {
    ...entry,
    ...(gone(entry.citizenId) ? { citizenId: null, placeId: null, basisId: null } : {}),
    ...(gone(entry.personId) ? { personId: null, roleId: null } : {}),
  };
}
