import { sql } from 'kysely';
import type { OrganisationId } from '../../../kernel/ids.ts';
import { asTask, type Db } from '../../../platform/server/database.ts';
import type { Promises } from '../domain/answer-promise.ts';
import type { Urgency } from '../domain/room.ts';

/** What an organisation has promised itself; what it has not said is missing. */
export async function listPromises(db: Db, organisationId: OrganisationId): Promise<Promises> {
  const { rows } = await sql<{ urgency: Urgency; within: number; unit: 'hours' | 'working-days' }>`
    select urgency, within, unit from answer_promise where organisation_id = ${organisationId}`.execute(db);
  return Object.fromEntries(rows.map(({ urgency, within, unit }) => [urgency, { within, unit }]));
}

/** Sets what an organisation promises, urgency by urgency; what is left out stays. Throws when the code is unknown. */
export async function setPromises(db: Db, now: Date, organisationCode: string, promises: Promises): Promise<void> {
  await asTask(db, 'import', now, async (trx) => {
    const { rows } = await sql<{ id: string }>`select id from organisation where code = ${organisationCode}`.execute(
      trx,
    );
    const id = rows[0]?.id;
    if (id === undefined) throw new Error(`There is no organisation with the code ${organisationCode}.`);
    for (const [urgency, promise] of Object.entries(promises)) {
      await sql`insert into answer_promise (organisation_id, urgency, within, unit) values (${id}, ${urgency}, ${promise.within}, ${promise.unit})
        on conflict (organisation_id, urgency) do update set within = excluded.within, unit = excluded.unit`.execute(
        trx,
      );
    }
  });
}
