import { sql } from 'kysely';
import type { Db } from '../../../platform/server/database.ts';
import { toHex } from '../domain/canonical-bytes.ts';
import type { LeafRange, Subtree } from '../domain/tree-ranges.ts';

export interface StoredNode extends Subtree {
  hash: Uint8Array;
}

/** From this level on subtrees are kept; below, a few leaves are read. */
export const lowestLevel = 8;

/** Those of these subtrees that are kept. */
export async function findNodes(db: Db, subtrees: readonly Subtree[]): Promise<StoredNode[]> {
  if (subtrees.length === 0) return [];
  const { rows } = await sql<StoredNode>`
    select n.level, n.index, n.hash from jsonb_to_recordset(${JSON.stringify(subtrees)}::jsonb) as s (level int, index bigint)
      join audit_node n on n.level = s.level and n.index = s.index`.execute(db);
  return rows;
}

/** The hashes of the leaves in these ranges, by position. */
export async function listLeafHashes(db: Db, ranges: readonly LeafRange[]): Promise<Map<number, Uint8Array>> {
  if (ranges.length === 0) return new Map();
  const { rows } = await sql<{ position: number; hash: Buffer }>`
    select l.position, l.hash from jsonb_to_recordset(${JSON.stringify(ranges)}::jsonb) as r ("from" bigint, "to" bigint)
      join audit_leaf l on l.position >= r."from" and l.position < r."to"`.execute(db);
  return new Map(rows.map(({ position, hash }) => [position, hash]));
}

export async function storeNodes(trx: Db, nodes: readonly StoredNode[]): Promise<void> {
  const rows = nodes.map(({ level, index, hash }) => ({ level, index, hash: toHex(hash) }));
  await sql`insert into audit_node (level, index, hash)
    select level, index, decode(hash, 'hex') from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as node (level int, index bigint, hash text) on conflict do nothing`.execute(trx);
}

/** How many of the lowest subtrees are kept, and how many leaves there are. */
export async function findGrowth(trx: Db): Promise<{ blocks: number; size: number }> {
  const { rows } = await sql<{ blocks: number; size: number }>`
    select coalesce((select max(index) + 1 from audit_node where level = ${lowestLevel}), 0)::bigint as blocks,
      coalesce((select max(size) from audit_head), 0)::bigint as size`.execute(trx);
  return rows[0] ?? { blocks: 0, size: 0 };
}
