import { sql } from 'kysely';
import type { CitizenId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/server/database.ts';

/** The citizen whose side I stand on: myself, or the child I act for as guardian; nobody in any other role. */
export async function findMyCitizen(db: Db): Promise<CitizenId | undefined> {
  const { rows } = await sql<{ id: CitizenId }>`select id from citizens_i_am() as id`.execute(db);
  return rows[0]?.id;
}
