import { sql } from 'kysely';
import { z } from 'zod';
import { CitizenId, PersonId, RoomId } from '../../../kernel/ids.ts';
import { dateOf, type Instant, instantOf } from '../../../kernel/instant.ts';
import type { Db } from '../../../platform/server/database.ts';
import { jsonOf } from '../../../platform/server/json-of.ts';
import { type BraveStep, BraveStepId, CompanionId } from '../domain/brave-step.ts';
import { type BraveStepAction, RecordedStep } from '../domain/brave-step-action.ts';
import type { Moment } from '../domain/how-hard.ts';

const ActionRow = z.object({
  id: z.uuid(),
  roomId: RoomId,
  braveStepId: BraveStepId,
  citizenId: CitizenId,
  position: z.int(),
  step: RecordedStep,
  by: PersonId,
  byActing: CompanionId.nullable(),
  at: z.date().transform(instantOf),
});

/** Holds the steps of a room until the transaction ends: of two who answer at once one is first. */
export async function lockBraveSteps(db: Db, roomId: RoomId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('brave-steps ' || ${roomId}, 0))`.execute(db);
}

export interface Wanted {
  roomIds?: readonly RoomId[];
  braveStepId?: BraveStepId;
}

/** The histories of the steps that I may see, each oldest first. */
export async function findHistories(
  db: Db,
  { roomIds, braveStepId }: Wanted = {},
): Promise<readonly (readonly BraveStepAction[])[]> {
  const { rows } = await sql`
    select a.id, a.room_id as "roomId", a.brave_step_id as "braveStepId", a.citizen_id as "citizenId", a.position, a.step,
      a.by_person as by, a.by_acting_id as "byActing", a.at
    from brave_step s join brave_step_action a on a.room_id = s.room_id and a.brave_step_id = s.id
    where (${roomIds === undefined} or s.room_id = any(${roomIds ?? []}::uuid[]))
      and (${braveStepId ?? null}::uuid is null or s.id = ${braveStepId ?? null}::uuid)
    order by s.written_at desc, s.room_id, s.id, a.position`.execute(db);
  const actions = z.array(ActionRow).parse(rows);
  return [...Map.groupBy(actions, (action) => `${action.roomId} ${action.braveStepId}`).values()];
}

/** Whether an id is taken in a room by a step that I may not see. */
export async function isTaken(db: Db, roomId: RoomId, braveStepId: BraveStepId): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select is_brave_step_there(${roomId}, ${braveStepId}) as taken`.execute(db);
  return rows[0]?.taken === true;
}

/** Records an action and sets what the history says after it, which the policies hold against the history. */
export async function storeAction(db: Db, action: BraveStepAction, after: BraveStep): Promise<void> {
  const { roomId, braveStepId, citizenId, position, step } = action;
  const at = dateOf(action.at);
  await sql`
    insert into brave_step_action (room_id, brave_step_id, citizen_id, id, position, kind, step, by_person, by_acting_id, at)
    values (${roomId}, ${braveStepId}, ${citizenId}, ${action.id}, ${position}, ${step.kind}, ${jsonOf(step)},
      ${action.by}, ${action.byActing}, ${at})`.execute(db);
  const { status, asked, coming, told, appointmentId } = after;
  await (step.kind === 'written'
    ? sql`insert into brave_step (room_id, id, citizen_id, written_acting_id, written_at, status, asked_ids, coming_ids, told_ids, appointment_id, position, changed_at)
        values (${roomId}, ${braveStepId}, ${citizenId}, ${after.writtenBy}, ${at}, ${status}, ${asked}::uuid[], ${coming}::uuid[], ${told}::uuid[], ${appointmentId}::uuid, ${position}, ${at})`
    : sql`update brave_step set status = ${status}, asked_ids = ${asked}::uuid[], coming_ids = ${coming}::uuid[], told_ids = ${told}::uuid[], appointment_id = ${appointmentId}::uuid,
          position = ${position}, changed_at = ${at}
        where room_id = ${roomId} and id = ${braveStepId}`
  ).execute(db);
}

export interface Said {
  moment: Moment;
  hard: number | null;
  by: PersonId;
  now: Instant;
}

/** What she says of how hard it is takes the place of what she said before; nothing is kept of that. */
export async function storeHowHard(db: Db, step: BraveStep, { moment, hard, by, now }: Said): Promise<void> {
  await sql`
    insert into brave_step_hard (room_id, brave_step_id, citizen_id, moment, hard, said_by, said_at)
    values (${step.roomId}, ${step.id}, ${step.citizenId}, ${moment}, ${hard}::int, ${by}, ${dateOf(now)})
    on conflict (room_id, brave_step_id, moment)
    do update set hard = excluded.hard, said_by = excluded.said_by, said_at = excluded.said_at`.execute(db);
}

export interface Hard {
  roomId: RoomId;
  braveStepId: BraveStepId;
  moment: Moment;
  hard: number | null;
}

/** How hard it feels, of those steps of which I may read it. */
export async function findHowHard(db: Db, ids: readonly BraveStepId[]): Promise<Hard[]> {
  const { rows } = await sql<Hard>`
    select room_id as "roomId", brave_step_id as "braveStepId", moment, hard from brave_step_hard
    where brave_step_id = any(${ids}::uuid[])`.execute(db);
  return rows;
}

export interface CompanionHere {
  roomId: RoomId;
  id: CompanionId;
  name: string;
  organisation: string;
  holdsOverview: boolean;
}

/** Who takes part in rooms of mine now, besides the citizen. */
export async function findCompanions(
  db: Db,
  roomIds: readonly RoomId[],
): Promise<ReadonlyMap<RoomId, readonly CompanionHere[]>> {
  const { rows } = await sql<CompanionHere>`
    select room_id as "roomId", id, name, organisation, holds_overview as "holdsOverview"
    from companions_in_my_rooms(${roomIds}::uuid[]) order by name, id`.execute(db);
  return Map.groupBy(rows, ({ roomId }) => roomId);
}

/** Whether somebody decides for the citizen of a room, and so reads with her. */
export async function doGuardiansRead(db: Db, roomId: RoomId): Promise<boolean> {
  const { rows } = await sql<{ read: boolean }>`select guardians_read_in(${roomId}) as read`.execute(db);
  return rows[0]?.read === true;
}

export interface Told {
  personId: PersonId;
  /** By which role or relation; null is the citizen's side. */
  actingId: CompanionId | null;
  readsHard: boolean;
}

/** Who may see a step, but for myself. */
export async function findAudience(
  db: Db,
  { roomId, id }: Pick<BraveStep, 'roomId' | 'id'>,
  me: PersonId,
): Promise<readonly Told[]> {
  const { rows } = await sql<Told>`
    select person_id as "personId", acting_id as "actingId", reads_hard as "readsHard" from brave_step_audience(${roomId}, ${id})
    where person_id <> ${me}`.execute(db);
  return rows;
}
