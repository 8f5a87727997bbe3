import { sql } from 'kysely';
import { asTask, type Db } from '../../../platform/server/database.ts';
import type { TreeState } from '../domain/witness-checkpoint.ts';

/** One at a time for each log, until the end of the transaction. */
export async function takeLog(trx: Db, origin: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(4313, hashtext(${origin}))`.execute(trx);
}

/** The largest tree that was confirmed of a log, with its note; under the task `witness`. */
export async function findWitnessed(trx: Db, origin: string): Promise<(TreeState & { note: string }) | undefined> {
  const { rows } = await sql<TreeState & { note: string }>`
    select size, root, note from witnessed_checkpoint where origin = ${origin} order by size desc limit 1`.execute(trx);
  return rows[0];
}

/** What was last confirmed of each log, as notes; for the operator of this witness, who may give them to anybody. */
export function listNewestWitnessed(db: Db, now: Date): Promise<{ origin: string; note: string }[]> {
  return asTask(db, 'witness', now, async (trx) => {
    const { rows } = await sql<{ origin: string; note: string }>`
      select distinct on (origin) origin, note from witnessed_checkpoint order by origin, size desc`.execute(trx);
    return rows;
  });
}

export interface Witnessed extends TreeState {
  origin: string;
  note: string;
}

export async function storeWitnessed(trx: Db, { origin, size, root, note }: Witnessed, now: Date): Promise<void> {
  await sql`insert into witnessed_checkpoint (origin, size, root, note, at)
    values (${origin}, ${size}, ${Buffer.from(root)}, ${note}, ${now})`.execute(trx);
}
