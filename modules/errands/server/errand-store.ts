import { sql } from 'kysely';
import { z } from 'zod';
import { CitizenId, type OrganisationId, PersonId, PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import { dateOf, instantOf } from '../../../kernel/instant.ts';
import type { Db } from '../../../platform/server/database.ts';
import { jsonOf } from '../../../platform/server/json-of.ts';
import { type Errand, ErrandId } from '../domain/errand.ts';
import { type ErrandAction, ErrandStep } from '../domain/errand-action.ts';

const ActionRow = z.object({
  id: z.uuid(),
  roomId: RoomId,
  errandId: ErrandId,
  citizenId: CitizenId,
  position: z.int(),
  step: ErrandStep,
  by: PersonId,
  byRoleId: PractitionerRoleId.nullable(),
  at: z.date().transform(instantOf),
});

/** Holds the errands of a room until the transaction ends: of two who answer at once one is first. */
export async function lockErrands(db: Db, roomId: RoomId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('errands ' || ${roomId}, 0))`.execute(db);
}

export interface Wanted {
  roomIds?: readonly RoomId[];
  errandId?: ErrandId;
}

/** The histories of the errands that I may see, each oldest first. */
export async function findHistories(
  db: Db,
  { roomIds, errandId }: Wanted = {},
): Promise<readonly (readonly ErrandAction[])[]> {
  const { rows } = await sql`
    select a.id, a.room_id as "roomId", a.errand_id as "errandId", a.citizen_id as "citizenId", a.position, a.step,
      a.by_person as by, a.by_role_id as "byRoleId", a.at
    from errand e join errand_action a on a.room_id = e.room_id and a.errand_id = e.id
    where (${roomIds === undefined} or e.room_id = any(${roomIds ?? []}::uuid[]))
      and (${errandId ?? null}::uuid is null or e.id = ${errandId ?? null}::uuid)
    order by (e.status = 'open') desc, e.asked_at desc, e.room_id, e.id, a.position`.execute(db);
  const actions = z.array(ActionRow).parse(rows);
  return [...Map.groupBy(actions, (action) => `${action.roomId} ${action.errandId}`).values()];
}

/** Whether an id is taken in a room by an errand that I may not see. */
export async function isTaken(db: Db, roomId: RoomId, errandId: ErrandId): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select is_errand_there(${roomId}, ${errandId}) as taken`.execute(db);
  return rows[0]?.taken === true;
}

/** Records an action and sets what the history says after it, which the policies hold against the history. */
export async function storeAction(db: Db, action: ErrandAction, after: Errand): Promise<void> {
  const { roomId, errandId, citizenId, position, step } = action;
  const [at, since] = [dateOf(action.at), dateOf(after.heldSince)];
  await sql`
    insert into errand_action (room_id, errand_id, citizen_id, id, position, kind, step, by_person, by_role_id, at)
    values (${roomId}, ${errandId}, ${citizenId}, ${action.id}, ${position}, ${step.kind}, ${jsonOf(step)},
      ${action.by}, ${action.byRoleId}, ${at})`.execute(db);
  const { status, responsible, passedTo, told } = after;
  await (step.kind === 'asked'
    ? sql`insert into errand (room_id, id, citizen_id, asked_at, status, responsible_role_id, held_since, passed_role_id, told_role_ids, position, changed_at)
        values (${roomId}, ${errandId}, ${citizenId}, ${at}, ${status}, ${responsible}, ${since}, ${passedTo}::uuid, ${told}::uuid[], ${position}, ${at})`
    : sql`update errand set status = ${status}, responsible_role_id = ${responsible}, held_since = ${since}, passed_role_id = ${passedTo}::uuid,
          told_role_ids = ${told}::uuid[], position = ${position}, changed_at = ${at}
        where room_id = ${roomId} and id = ${errandId}`
  ).execute(db);
}

export interface Told {
  personId: string;
  roleId: PractitionerRoleId | null;
  isCitizen: boolean;
}

/** Who may see an errand, but for myself. */
export async function findAudience(
  db: Db,
  { roomId, id }: Pick<Errand, 'roomId' | 'id'>,
  me: PersonId,
): Promise<readonly Told[]> {
  const { rows } = await sql<Told>`
    select person_id as "personId", role_id as "roleId", is_citizen as "isCitizen" from errand_audience(${roomId}, ${id})
    where person_id <> ${me}`.execute(db);
  return rows;
}

/** Which organisation holds the overview of an open room of mine. */
export async function findOverview(db: Db, roomId: RoomId): Promise<OrganisationId | undefined> {
  const { rows } = await sql<{ id: OrganisationId | null }>`select overview_of_my_room(${roomId}) as id`.execute(db);
  return rows[0]?.id ?? undefined;
}

export interface NewRelay {
  id: string;
  roomId: RoomId;
  citizenId: CitizenId;
  organisationId: OrganisationId;
  by: PersonId;
  byRoleId: PractitionerRoleId | null;
  now: Date;
}

/** Noted once, also when it is sent twice. */
export async function storeRelay(db: Db, relay: NewRelay): Promise<void> {
  const { id, roomId, citizenId, organisationId, by, byRoleId, now } = relay;
  await sql`
    insert into relay (id, room_id, citizen_id, organisation_id, noted_by, noted_role_id, noted_at)
    values (${id}, ${roomId}, ${citizenId}, ${organisationId}, ${by}, ${byRoleId}::uuid, ${now})
    on conflict (id) do nothing`.execute(db);
}

/** What I have noted in a room since a moment and not taken back. */
export async function findNoted(
  db: Db,
  { roomId, me, since }: { roomId: RoomId; me: PersonId; since: Date },
): Promise<{ id: string; at: Date }[]> {
  const { rows } = await sql<{ id: string; at: Date }>`
    select id, noted_at as at from relay
    where room_id = ${roomId} and noted_by = ${me} and noted_at >= ${since} and taken_back_at is null order by noted_at desc, id`.execute(
    db,
  );
  return rows;
}

/** Whether it was mine, and is taken back now or was already. */
export async function takeBackRelay(db: Db, roomId: RoomId, relayId: string, now: Date): Promise<void> {
  await sql`update relay set taken_back_at = ${now} where room_id = ${roomId} and id = ${relayId} and taken_back_at is null`.execute(
    db,
  );
}

/** The count of a month, from five on. */
export async function countRelays(db: Db, month: string): Promise<number | null> {
  const { rows } = await sql<{ times: number | null }>`select relays_at_mine(${`${month}-01`}::date) as times`.execute(
    db,
  );
  return rows[0]?.times ?? null;
}
