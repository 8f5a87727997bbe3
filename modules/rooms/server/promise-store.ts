import { sql } from 'kysely';
import type { OrganisationId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/server/database.ts';
import { type AllPromises, mostUrgentFirst, type Promises } from '../domain/answer-promise.ts';
import type { Urgency } from '../domain/room.ts';

/** What an organisation has promised itself; what it has not said is missing. */
export async function listPromises(db: Db, organisationId: OrganisationId): Promise<Promises> {
  const { rows } = await sql<{ urgency: Urgency; within: number; unit: 'hours' | 'working-days' }>`
    select urgency, within, unit from answer_promise where organisation_id = ${organisationId}`.execute(db);
  return Object.fromEntries(rows.map(({ urgency, within, unit }) => [urgency, { within, unit }]));
}

/** All at once, so that of two who promise at the same time the last one counts as a whole. */
export async function storePromises(db: Db, organisationId: OrganisationId, promises: AllPromises): Promise<void> {
  const said = mostUrgentFirst.map((urgency) => ({ urgency, ...promises[urgency] }));
  await sql`
    insert into answer_promise (organisation_id, urgency, within, unit)
    select ${organisationId}::uuid, said.urgency, said.within, said.unit
    from jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as said(urgency text, within int, unit text)
    on conflict (organisation_id, urgency) do update set within = excluded.within, unit = excluded.unit`.execute(db);
}

export interface PromisingOrganisation {
  id: OrganisationId;
  name: string;
  code: string | null;
  /** What it has said itself; the rest is as usual. */
  said: Promises;
}

/** The organisations by name; only those with this code or name, if one is given. */
export async function listPromising(db: Db, codeOrName?: string): Promise<PromisingOrganisation[]> {
  const { rows } = await sql<PromisingOrganisation>`
    select o.id, o.name, o.code,
      coalesce(jsonb_object_agg(a.urgency, jsonb_build_object('within', a.within, 'unit', a.unit)) filter (where a.urgency is not null), '{}') as said
    from organisation o left join answer_promise a on a.organisation_id = o.id
    where ${codeOrName ?? null}::text is null or o.code = ${codeOrName ?? null} or lower(o.name) = lower(${codeOrName ?? null})
    group by o.id order by o.name, o.id`.execute(db);
  return rows;
}
