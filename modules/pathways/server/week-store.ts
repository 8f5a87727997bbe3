import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../../platform/server/database.ts';
import { WeekCount } from '../domain/weeks.ts';

const Counted = WeekCount.omit({ week: true });

/** The last twelve weeks of my organisation, counted from the histories now. */
export async function countWeeks(db: Db): Promise<z.infer<typeof Counted>[]> {
  const { rows } = await sql`
    select monday, started::int, ended::int, open::int, hanging::int from pathways_by_week()`.execute(db);
  return z.array(Counted).parse(rows);
}
