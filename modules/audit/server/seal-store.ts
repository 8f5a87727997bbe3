import { sql } from 'kysely';
import type { Db } from '../../../platform/server/database.ts';
import { fromHex, toHex } from '../domain/canonical-bytes.ts';
import type { LogHead } from '../domain/log-head.ts';
import type { LogEntry, LogLeaf } from '../domain/log-leaf.ts';
import type { TreeEdge } from '../domain/merkle-tree.ts';

/** One process seals at a time; the others find the lock taken and leave it. Until the end of the transaction. */
export async function takeSeal(trx: Db): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(4312) as mine`.execute(trx);
  return rows[0]?.mine ?? false;
}

export interface LastHead {
  edge: TreeEdge;
  root: string;
  settledId: number;
}

export async function findLastHead(trx: Db): Promise<LastHead | undefined> {
  const { rows } = await sql<{ size: number; root: Buffer; settledId: number; edge: Buffer }>`
    select size, root, settled_id as "settledId", edge from audit_head order by size desc limit 1`.execute(trx);
  const [last] = rows;
  if (last === undefined) return undefined;
  const { size, edge } = last;
  const roots = Array.from({ length: edge.length / 32 }, (_, index) => edge.subarray(index * 32, index * 32 + 32));
  return { edge: { size, roots }, root: toHex(last.root), settledId: last.settledId };
}

export interface WrittenSoFar {
  lastId: number;
  /** Whether every entry up to there that will ever be there can be seen. */
  settled: boolean;
}

/** Waits for those who are writing now, but not for ever. */
export async function awaitWriters(trx: Db, patience: string): Promise<WrittenSoFar> {
  const { rows } = await sql<WrittenSoFar>`
    select last_id as "lastId", settled from await_log_writers(${patience}::interval)`.execute(trx);
  return rows[0] ?? { lastId: 0, settled: false };
}

export interface LogRange {
  after: number;
  /** To the end when left out. */
  upTo?: number;
  most: number;
  unsealedOnly: boolean;
}

/** Entries by their number; `after` is not among them. */
export async function listLogEntries(trx: Db, { after, upTo, most, unsealedOnly }: LogRange): Promise<LogEntry[]> {
  const { rows } = await sql<LogEntry>`
    select id, at, event, acting_kind as "actingKind", organisation_id as "organisationId", basis, detail,
      citizen_id as "citizenId", place_id as "placeId", basis_id as "basisId", person_id as "personId", role_id as "roleId"
    from read_log(${after}, coalesce(${upTo ?? null}::bigint, 9223372036854775807), ${most}, ${unsealedOnly})`.execute(
    trx,
  );
  return rows;
}

/** The salts of these people, made where somebody has none; an erased one is null. By person. */
export async function getSalts(
  trx: Db,
  personIds: readonly string[],
  makeSalt: () => Uint8Array,
): Promise<Map<string, Uint8Array | null>> {
  const ids = [...new Set(personIds)].sort();
  const fresh = ids.map(() => toHex(makeSalt()));
  await sql`insert into audit_salt (person_id, salt)
    select id, decode(salt, 'hex') from unnest(${ids}::uuid[], ${fresh}::text[]) as made (id, salt)
    on conflict (person_id) do nothing`.execute(trx);
  const { rows } = await sql<{ id: string; salt: Buffer | null }>`
    select person_id as id, salt from audit_salt where person_id = any (${ids}::uuid[])`.execute(trx);
  return new Map(rows.map(({ id, salt }) => [id, salt]));
}

export async function appendLeaves(trx: Db, leaves: readonly LogLeaf[]): Promise<void> {
  await sql`insert into audit_leaf (position, entry_id, citizen_mark, person_mark, hash)
    select position, "entryId", decode("citizenMark", 'hex'), decode("personMark", 'hex'), decode(hash, 'hex')
    from jsonb_to_recordset(${JSON.stringify(leaves)}::jsonb)
      as leaf (position bigint, "entryId" bigint, "citizenMark" text, "personMark" text, hash text)`.execute(trx);
}

export async function appendHead(trx: Db, head: LogHead, edge: TreeEdge): Promise<void> {
  await sql`insert into audit_head (size, root, at, settled_id, key_id, signature, edge)
    values (${head.size}, ${Buffer.from(fromHex(head.root))}, ${head.at}, ${head.settledId}, ${head.keyId},
      ${Buffer.from(fromHex(head.signature))}, ${Buffer.concat(edge.roots)})`.execute(trx);
}

/** Erases the salt of a person: from then on nobody can show, or find out, which entries were hers; false if there is none. */
export async function eraseSaltOf(trx: Db, now: Date, personId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update audit_salt set salt = null, erased_at = ${now} where person_id = ${personId} and salt is not null`.execute(
    trx,
  );
  return numAffectedRows === 1n;
}
