import { sql } from 'kysely';
import { z } from 'zod';
import type { PersonId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import type { Db } from '../../../platform/server/database.ts';
import { Block } from '../domain/block.ts';
import type { BlockStep } from '../domain/decide-block.ts';

/** Who blocks whom. */
export interface BlockKey {
  citizenId: PersonId;
  personId: PersonId;
}

/** The one whose side I stand on: myself as a citizen, or the child I am guardian of. */
export async function findMyCitizen(db: Db): Promise<PersonId | undefined> {
  const { rows } = await sql<{ id: PersonId }>`select citizens_i_am() as id`.execute(db);
  return rows[0]?.id;
}

/** Whether somebody has or has had a role anywhere: only then can she be blocked. */
export async function isPractitioner(db: Db, personId: PersonId): Promise<boolean> {
  const { rows } = await sql`select 1 from practitioner_role where person_id = ${personId} limit 1`.execute(db);
  return rows.length > 0;
}

/** How a block stands, held until the transaction ends, so that two steps at once come one after the other. */
export async function lockBlock(
  db: Db,
  { citizenId, personId }: BlockKey,
): Promise<{ holds: boolean; position: number }> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${citizenId} ${personId}`}, 0))`.execute(db);
  const { rows } = await sql<{ holds: boolean; position: number }>`
    select holds, position from block where person_id = ${personId} and citizen_id = ${citizenId}`.execute(db);
  return rows[0] ?? { holds: false, position: 0 };
}

/** Appends a step and sets what holds after it, which the policies hold against the step. */
export async function storeBlockStep(
  db: Db,
  { citizenId, personId }: BlockKey,
  step: BlockStep & { by: PersonId; at: Date },
): Promise<void> {
  await sql`
    insert into block_action (citizen_id, person_id, position, kind, decided_by, decided_as, at)
    values (${citizenId}, ${personId}, ${step.position}, ${step.kind}, ${step.by}, ${step.decidedAs}, ${step.at})`.execute(
    db,
  );
  await sql`
    insert into block (person_id, citizen_id, holds, position, changed_at)
    values (${personId}, ${citizenId}, ${step.kind === 'blocked'}, ${step.position}, ${step.at})
    on conflict (person_id, citizen_id) do update
      set holds = excluded.holds, position = excluded.position, changed_at = excluded.changed_at`.execute(db);
}

const Rows = z.array(
  Block.extend({ actions: z.array(Block.shape.actions.element.extend({ at: z.coerce.date().transform(toInstant) })) }),
);

function toInstant(at: Date): Instant {
  return Instant.parse(at.toISOString());
}

/** Everybody whom a citizen blocks or has blocked: those who are blocked now first, the latest first. */
export async function listBlocks(db: Db, citizenId: PersonId): Promise<Block[]> {
  const { rows } = await sql`
    select b.person_id as "personId", p.given_name as "givenName", p.family_name as "familyName", b.holds,
      array(select jsonb_build_object('profession', r.profession, 'organisation', o.name)
        from practitioner_role r join organisation o on o.id = r.organisation_id
        where r.person_id = b.person_id and (r.active_until is null or r.active_until >= today())
        order by o.name, r.profession) as works,
      (select jsonb_agg(jsonb_build_object('kind', a.kind, 'at', a.at, 'decidedAs', a.decided_as, 'decidedByName', coalesce(
          d.given_name || ' ' || d.family_name, (select g.name from guardians_of(a.citizen_id) g where g.person_id = a.decided_by), ''))
          order by a.position)
        from block_action a left join person d on d.id = a.decided_by
        where (a.citizen_id, a.person_id) = (b.citizen_id, b.person_id)) as actions
    from block b join person p on p.id = b.person_id
    where b.citizen_id = ${citizenId} order by b.holds desc, b.changed_at desc, b.person_id`.execute(db);
  return Rows.parse(rows);
}
