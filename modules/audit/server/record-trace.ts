import { sql } from 'kysely';
import type { RecordTrace } from '../../../platform/server/open-unit.ts';

/**
 * Appends a request's trace in its own transaction: one statement of constant text, however many citizens.
 * When, who, and in which role the table says itself, from what the row policies go by; see sql/.
 */
export const recordTrace: RecordTrace = (event, traces) => sql`
    insert into audit_entry (event, citizen_id, place_id, basis, basis_id, detail)
    select ${event}, "citizenId", "placeId", basis, "basisId", coalesce(detail, '{}')
    from jsonb_to_recordset(${JSON.stringify(traces)}::jsonb)
      as trace ("citizenId" uuid, "placeId" uuid, basis text, "basisId" uuid, detail jsonb)`;
