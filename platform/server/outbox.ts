import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
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
  const { rows } = await storingHints(at, hints).execute(db);
  return numberHints(at, hints, rows);
}

/** The statement that stores hints and gives their numbers, in their order. */
export function storingHints(at: Date, hints: readonly Hint[]): RawBuilder<unknown> {
  // By a function: "returning" asks for select as well, and whoever announces need not be in the audience.
  return sql`select id from store_hints(${at}, ${JSON.stringify(hints)}::jsonb) as id`;
}

const Numbers = z.array(z.object({ id: z.number() }));

/** The hints with the numbers that storing them gave. */
export function numberHints(at: Date, hints: readonly Hint[], rows: unknown): StoredHint[] {
  const numbers = Numbers.length(hints.length).parse(rows);
  return numbers.flatMap(({ id }, index) => {
    const hint = hints[index];
    return hint === undefined ? [] : [{ id, at, what: hint.what, place: hint.place, audience: hint.audience }];
  });
}

/** Hints by id, whoever they are for; only for the delivery, under the task `live`. */
export async function findHints(db: Db, ids: readonly number[]): Promise<StoredHint[]> {
  return db
    .withTables<OutboxTables>()
    .selectFrom('hint')
    .select(['id', 'at', 'what', 'place', 'audience'])
    .where(sql<boolean>`id = any (${ids}::bigint[])`)
    .orderBy('id')
    .execute();
}

/** The numbers of the hints from a moment on, for the catch-up of what a dying process left untold. */
export async function listHintNumbersSince(db: Db, since: Date): Promise<number[]> {
  const rows = await db.withTables<OutboxTables>().selectFrom('hint').select('id').where('at', '>=', since).execute();
  return rows.map(({ id }) => id);
}

/** What one person was told from a moment on, for a screen that comes back; at most 10,000. */
export async function findHintsSince(db: Db, since: Date, forPerson: string): Promise<StoredHint[]> {
  return db
    .withTables<OutboxTables>()
    .selectFrom('hint')
    .select(['id', 'at', 'what', 'place', 'audience'])
    .where('at', '>=', since)
    .where(sql<boolean>`${forPerson}::uuid = any (audience)`)
    .orderBy('id')
    .limit(10_000)
    .execute();
}
