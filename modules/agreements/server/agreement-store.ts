import { sql } from 'kysely';
import { z } from 'zod';
import { CitizenId, PersonId, PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import { dateOf, instantOf } from '../../../kernel/instant.ts';
import type { Db } from '../../../platform/server/database.ts';
import { jsonOf } from '../../../platform/server/json-of.ts';
import { type Agreement, AgreementId } from '../domain/agreement.ts';
import { type AgreementAction, AgreementStep } from '../domain/agreement-action.ts';

const ActionRow = z.object({
  id: z.uuid(),
  roomId: RoomId,
  agreementId: AgreementId,
  citizenId: CitizenId,
  position: z.int(),
  step: AgreementStep,
  by: PersonId,
  byRoleId: PractitionerRoleId.nullable(),
  at: z.date().transform(instantOf),
});

/** Holds what is agreed in a room until the transaction ends: of two who answer at once one is first. */
export async function lockAgreements(db: Db, roomId: RoomId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('agreements ' || ${roomId}, 0))`.execute(db);
}

export interface Wanted {
  roomIds?: readonly RoomId[];
  agreementId?: AgreementId;
  /** Only what lies ahead. */
  isOpen?: boolean;
}

/** The histories of the agreements that I may see, each oldest first. */
export async function findHistories(
  db: Db,
  { roomIds, agreementId, isOpen = false }: Wanted = {},
): Promise<readonly (readonly AgreementAction[])[]> {
  const { rows } = await sql`
    select a.id, a.room_id as "roomId", a.agreement_id as "agreementId", a.citizen_id as "citizenId", a.position, a.step,
      a.by_person as by, a.by_role_id as "byRoleId", a.at
    from agreement g join agreement_action a on a.room_id = g.room_id and a.agreement_id = g.id
    where (${roomIds === undefined} or g.room_id = any(${roomIds ?? []}::uuid[]))
      and (${agreementId ?? null}::uuid is null or g.id = ${agreementId ?? null}::uuid)
      and (${!isOpen} or g.status in ('proposed', 'agreed'))
    order by g.written_at desc, g.room_id, g.id, a.position`.execute(db);
  const actions = z.array(ActionRow).parse(rows);
  return [...Map.groupBy(actions, (action) => `${action.roomId} ${action.agreementId}`).values()];
}

/** Whether an id is taken in a room by an agreement that I may not see. */
export async function isTaken(db: Db, roomId: RoomId, agreementId: AgreementId): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select is_agreement_there(${roomId}, ${agreementId}) as taken`.execute(db);
  return rows[0]?.taken === true;
}

/** Records an action and sets what the history says after it, which the policies hold against the history. */
export async function storeAction(db: Db, action: AgreementAction, after: Agreement): Promise<void> {
  const { roomId, agreementId, citizenId, position, step } = action;
  const at = dateOf(action.at);
  await sql`
    insert into agreement_action (room_id, agreement_id, citizen_id, id, position, kind, step, by_person, by_role_id, at)
    values (${roomId}, ${agreementId}, ${citizenId}, ${action.id}, ${position}, ${step.kind}, ${jsonOf(step)},
      ${action.by}, ${action.byRoleId}, ${at})`.execute(db);
  const { owner, status, due } = after;
  const dueOn = due.kind === 'day' ? due.day : null;
  await (step.kind === 'written'
    ? sql`insert into agreement (room_id, id, citizen_id, written_role_id, written_at, owner_role_id, promised_to, status, due_on, position, changed_at)
        values (${roomId}, ${agreementId}, ${citizenId}, ${after.writtenBy}, ${at}, ${owner}, ${after.to}, ${status}, ${dueOn}::date, ${position}, ${at})`
    : sql`update agreement set owner_role_id = ${owner}, status = ${status}, due_on = ${dueOn}::date, position = ${position}, changed_at = ${at}
        where room_id = ${roomId} and id = ${agreementId}`
  ).execute(db);
}

/** Who may see an agreement, but for myself; and whether it is theirs to do. */
export async function findAudience(
  db: Db,
  { roomId, agreementId, me }: { roomId: RoomId; agreementId: AgreementId; me: PersonId },
): Promise<readonly { personId: string; isOwner: boolean }[]> {
  const { rows } = await sql<{ personId: string; isOwner: boolean }>`
    select person_id as "personId", bool_or(is_owner) as "isOwner" from agreement_audience(${roomId}, ${agreementId})
    where person_id <> ${me} group by person_id`.execute(db);
  return rows;
}
