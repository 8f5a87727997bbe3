import { sql } from 'kysely';
import { z } from 'zod';
import { Day } from '../../../kernel/day.ts';
import { type CitizenId, OrganisationId, PersonId, PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import { dateOf, instantOf } from '../../../kernel/instant.ts';
import type { Db } from '../../../platform/server/database.ts';
import { jsonOf } from '../../../platform/server/json-of.ts';
import type { PathwayId } from '../../pathways/domain/pathway.ts';
import { Group } from '../domain/after-meeting.ts';
import { HandoverId, type HandoverState } from '../domain/handover.ts';
import { AnyStep, type HandoverAction } from '../domain/handover-action.ts';
import { plainOf } from '../domain/kept-subject.ts';

const ActionRow = z.object({
  id: z.uuid(),
  handoverId: HandoverId,
  position: z.int(),
  step: AnyStep,
  by: PersonId,
  byRoleId: PractitionerRoleId.nullable(),
  forRoleId: PractitionerRoleId.nullable(),
  at: z.date().transform(instantOf),
});

export interface HandoverKey {
  id: HandoverId;
  roomId: RoomId;
}

/** The hand-overs that I may see: of one room, of one pathway, of one id, or those in which I am bridge or receiver and which are not over. */
export async function listHandovers(
  db: Db,
  which: { roomId: RoomId } | { pathwayId: PathwayId } | { id: HandoverId } | 'mine',
): Promise<HandoverKey[]> {
  const where =
    which === 'mine'
      ? sql`(bridge_role_id = (select id from my_active_role()) or receiver_role_id = (select id from my_active_role())
            or bridge_deputy(handover) = (select id from my_active_role()))
          and (status not in ('handed-over', 'ended', 'stopped') or (held_at is not null and summary_shared_at is null))
          and not (occasion = 'new-person' and summary_shared_at is not null)`
      : 'roomId' in which
        ? sql`room_id = ${which.roomId}`
        : 'pathwayId' in which
          ? sql`pathway_id = ${which.pathwayId}`
          : sql`id = ${which.id}`;
  const { rows } = await sql`
    select id, room_id as "roomId" from handover where ${where} order by opened_at desc, id`.execute(db);
  return z.array(z.object({ id: HandoverId, roomId: RoomId })).parse(rows);
}

/** Holds a hand-over until the transaction ends, so that two steps at once come one after the other. */
export async function lockHandover(db: Db, id: HandoverId): Promise<void> {
  await sql`select id from handover where id = ${id} for update`.execute(db);
}

/** All that has happened on hand-overs that I may see, oldest first; words from before I see are blank. */
export async function findHistories(db: Db, ids: readonly HandoverId[]): Promise<Map<HandoverId, HandoverAction[]>> {
  const { rows } = await sql`
    select id, handover_id as "handoverId", position, step, by_person as by, by_role_id as "byRoleId", for_role_id as "forRoleId", at
    from handover_histories(${ids}::uuid[]) order by handover_id, position`.execute(db);
  return Map.groupBy(z.array(ActionRow).parse(rows), ({ handoverId }) => handoverId);
}

const DeputyRow = z.object({ id: HandoverId, roleId: PractitionerRoleId, until: Day });

/** Who stands in today for the bridges of hand-overs that I may see, and until which day. */
export async function findDeputies(
  db: Db,
  ids: readonly HandoverId[],
): Promise<ReadonlyMap<HandoverId, Omit<z.infer<typeof DeputyRow>, 'id'>>> {
  const { rows } = await sql`
    select h.id, w.deputy_role_id as "roleId", w.deputy_until as until
    from handover h join pathway w on w.id = h.pathway_id
    where h.id = any(${ids}::uuid[]) and w.deputy_role_id = bridge_deputy(h)`.execute(db);
  return new Map(
    z
      .array(DeputyRow)
      .parse(rows)
      .map(({ id, ...deputy }) => [id, deputy]),
  );
}

/** What somebody wrote in a step: searched, as a line is, for what the citizen keeps. */
function wordsIn(step: AnyStep): string {
  if (step.kind === 'planned') return step.plan.where;
  return 'words' in step ? step.words : '';
}

/** Appends an action and sets what the history says after it, which the policies hold against the history. */
export async function storeStep(db: Db, action: HandoverAction, after: HandoverState): Promise<void> {
  const { handoverId, step, at } = action;
  await sql`
    insert into handover_action (id, handover_id, room_id, citizen_id, position, kind, step, plain, by_person, by_role_id, for_role_id, at)
    values (${action.id}, ${handoverId}, ${after.roomId}, ${after.citizenId}, ${action.position}, ${step.kind},
      ${jsonOf(step)}, ${plainOf(wordsIn(step))}, ${action.by}, ${action.byRoleId}, ${action.forRoleId}, ${dateOf(at)})`.execute(
    db,
  );
  const { bridge, receiver, status, plan, heldAt, summarySharedAt } = after;
  const now = sql`
    ${bridge}, ${receiver}, ${status}, ${plan?.at ?? null}::timestamptz, ${heldAt}::timestamptz, ${summarySharedAt}::timestamptz,
    ${action.position}, ${dateOf(at)}::timestamptz`;
  const columns = sql.raw(
    'bridge_role_id, receiver_role_id, status, planned_at, held_at, summary_shared_at, position, changed_at',
  );
  await (action.position === 1
    ? sql`insert into handover (id, pathway_id, citizen_id, room_id, organisation_id, occasion, recipe_version, opened_at, ${columns})
        values (${handoverId}, ${after.pathwayId}, ${after.citizenId}, ${after.roomId}, ${after.organisationId}, ${after.occasion},
          ${after.recipeVersion}, ${dateOf(after.openedAt)}, ${now})`
    : sql`update handover set (${columns}) = row(${now}) where id = ${handoverId}`
  ).execute(db);
}

/** What the citizen of a room is called by those who are in it. */
export async function findGivenName(db: Db, citizenId: CitizenId): Promise<string> {
  const { rows } = await sql<{ name: string }>`select given_name as name from person where id = ${citizenId}`.execute(
    db,
  );
  return rows[0]?.name ?? '';
}

export const CountRow = z.object({
  organisationId: OrganisationId,
  organisation: z.string(),
  sent: z.boolean(),
  what: z.string(),
  times: z.coerce.number().int(),
});
export type CountRow = z.infer<typeof CountRow>;

/** How far the hand-overs between my organisation and each other one came, and what hindered. */
export const GroupRow = Group.extend({ met: z.boolean() });

/** How it went on after the responsibility had passed, for those who had met first and those who had not. */
export async function countAfterMeeting(db: Db, from: Date, until: Date): Promise<z.infer<typeof GroupRow>[]> {
  const { rows } = await sql`
    select met, handed_over::int as "handedOver", came::int, did_not_come::int as "didNotCome", days
    from after_meeting_at_mine(${from}, ${until})`.execute(db);
  return z.array(GroupRow).parse(rows);
}

export async function countHandovers(db: Db, from: Date, until: Date): Promise<CountRow[]> {
  const { rows } = await sql`
    select organisation_id as "organisationId", organisation, sent, what, times from handovers_at_mine(${from}, ${until})`.execute(
    db,
  );
  return z.array(CountRow).parse(rows);
}
