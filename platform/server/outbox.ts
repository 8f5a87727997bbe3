import { sql } from 'kysely';
import type { Db } from './database.ts';
import type { Hint } from './unit.ts';

export interface StoredHint {
  id: number;
  at: Date;
  what: string;
  place: string;
  audience: readonly string[];
}

type OutboxTables = {
  hint: {
    id: number;
    at: Date;
    what: string;
    place: string;
    audience: string[];
    notify: boolean;
    relayed_at: Date | null;
  };
};

/** Stores hints in the transaction that gives rise to them; they are told after its commit. */
export async function storeHints(db: Db, at: Date, hints: readonly Hint[]): Promise<StoredHint[]> {
  if (hints.length === 0) return [];
  // The ids come back by "returning", which asks for select as well: whoever announces need not be in the audience.
  const rows = await sql<{ id: number }>`
    select id from store_hints(${at}, ${JSON.stringify(hints)}::jsonb) as id`.execute(db);
  return hints.map((hint, index) => {
    const row = rows.rows[index];
    if (row === undefined) throw new Error('The outbox gave back fewer hints than it was given.');
    return { id: row.id, at, what: hint.what, place: hint.place, audience: hint.audience };
  });
}

/** Hints by id, whoever they are for; only for the delivery, under the task `live`. */
export async function findHints(db: Db, ids: readonly number[]): Promise<StoredHint[]> {
  return db
    .withTables<OutboxTables>()
    .selectFrom('hint')
    .select(['id', 'at', 'what', 'place', 'audience'])
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute();
}

/** Hints from a moment on, for the catch-up of what a dying process left untold. */
export async function findHintsSince(db: Db, since: Date, forPerson?: string): Promise<StoredHint[]> {
  let query = db
    .withTables<OutboxTables>()
    .selectFrom('hint')
    .select(['id', 'at', 'what', 'place', 'audience'])
    .where('at', '>=', since)
    .orderBy('id')
    .limit(10_000);
  if (forPerson !== undefined) query = query.where(sql<boolean>`${forPerson}::uuid = any (audience)`);
  return query.execute();
}

export async function findHintTime(db: Db, id: number): Promise<Date | undefined> {
  const row = await db
    .withTables<OutboxTables>()
    .selectFrom('hint')
    .select('at')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.at;
}
