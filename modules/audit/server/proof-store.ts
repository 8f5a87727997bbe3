import { sql } from 'kysely';
import type { Db } from '../../../platform/server/database.ts';
import type { LogHead } from '../domain/log-head.ts';
import type { LeafFields } from '../domain/log-leaf.ts';

export interface EntryToProve extends LeafFields {
  citizenId: string;
  placeId: string | null;
  basisId: string | null;
  /** The citizen's, unless it was erased. */
  salt: string | null;
  /** Nothing of these before it is sealed. */
  position: number | null;
  citizenMark: string | null;
  personMark: string | null;
}

/** An entry of my own log with its leaf; nothing when it is not in it. */
export async function findEntryToProve(db: Db, entryId: number): Promise<EntryToProve | undefined> {
  const { rows } = await sql<EntryToProve>`
    select id, at, event, acting_kind as "actingKind", organisation_id as "organisationId", basis, detail,
      citizen_id as "citizenId", place_id as "placeId", basis_id as "basisId", salt, leaf_position as position,
      citizen_mark as "citizenMark", person_mark as "personMark"
    from entry_to_prove(${entryId})`.execute(db);
  return rows[0];
}

/** The newest head; under the task `prove`. */
export async function findNewestHead(db: Db): Promise<LogHead | undefined> {
  const { rows } = await sql<LogHead>`
    select size, encode(root, 'hex') as root, log_time(at) as at, settled_id as "settledId", key_id as "keyId",
      encode(signature, 'hex') as signature
    from audit_head order by size desc limit 1`.execute(db);
  return rows[0];
}
