import { sql } from 'kysely';
import type { OrganisationId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/server/database.ts';
import type { Promises } from '../domain/answer-promise.ts';
import type { Urgency } from '../domain/room.ts';

/** What an organisation has promised itself; what it has not said is missing. */
export async function listPromises(db: Db, organisationId: OrganisationId): Promise<Promises> {
  const { rows } = await sql<{ urgency: Urgency; within: number; unit: 'hours' | 'working-days' }>`
    select urgency, within, unit from answer_promise where organisation_id = ${organisationId}`.execute(db);
  return Object.fromEntries(rows.map(({ urgency, within, unit }) => [urgency, { within, unit }]));
}
