import { sql } from 'kysely';
import { z } from 'zod';
import { OrganisationId, type ParticipantId, PersonId, PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import { dateOf, instantOf } from '../../../kernel/instant.ts';
import type { Db } from '../../../platform/server/database.ts';
import { jsonOf } from '../../../platform/server/json-of.ts';
import { PathwayId, type PathwayState } from '../domain/pathway.ts';
import { type PathwayAction, PathwayStep } from '../domain/pathway-action.ts';
import { findAsked } from '../domain/fold-pathway.ts';
import type { Place } from '../domain/whose-step.ts';

const ActionRow = z.object({
  id: z.uuid(),
  pathwayId: PathwayId,
  position: z.int(),
  step: PathwayStep,
  by: PersonId,
  byRoleId: PractitionerRoleId.nullable(),
  at: z.date().transform(instantOf),
});

/** The pathways that I may see: of one room, of one id, or those that I hold, receive or stand in for. */
export async function listPathways(
  db: Db,
  which: { roomId: RoomId } | { roomIds: readonly RoomId[] } | { pathwayId: PathwayId } | 'mine',
): Promise<{ id: PathwayId; roomId: RoomId }[]> {
  const where =
    which === 'mine'
      ? sql`status <> 'ended' and (holder_role_id = (select id from my_active_role()) or receiver_role_id = (select id from my_active_role())
          or asked_role_id = (select id from my_active_role())
          or (deputy_role_id = (select id from my_active_role()) and (select today()) between deputy_from and deputy_until))`
      : 'roomId' in which
        ? sql`room_id = ${which.roomId}`
        : 'roomIds' in which
          ? sql`room_id = any(${which.roomIds}::uuid[])`
          : sql`id = ${which.pathwayId}`;
  const { rows } = await sql`
    select id, room_id as "roomId" from pathway where ${where} order by changed_at desc, id`.execute(db);
  return z.array(z.object({ id: PathwayId, roomId: RoomId })).parse(rows);
}

/** Holds the id of a referral until the transaction ends, so that one that is sent twice at once is one. */
export async function lockReferral(db: Db, id: PathwayId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(db);
}

/** Holds a pathway until the transaction ends, so that two steps at once come one after the other. */
export async function lockPathway(db: Db, id: PathwayId): Promise<void> {
  await sql`select id from pathway where id = ${id} for update`.execute(db);
}

/** All that has happened on pathways that I may see, oldest first; words from before I see are blank. */
export async function findHistories(db: Db, ids: readonly PathwayId[]): Promise<PathwayAction[]> {
  const { rows } = await sql`
    select id, pathway_id as "pathwayId", position, step, by_person as by, by_role_id as "byRoleId", at
    from pathway_histories(${ids}::uuid[]) order by pathway_id, position`.execute(db);
  return z.array(ActionRow).parse(rows);
}

/** Appends an action and sets what the history says after it, which the policies hold against the history. */
export async function storeStep(db: Db, action: PathwayAction, after: PathwayState): Promise<void> {
  const { pathwayId, step, at } = action;
  await sql`
    insert into pathway_action (id, pathway_id, room_id, citizen_id, position, kind, step, by_person, by_role_id, at)
    values (${action.id}, ${pathwayId}, ${after.roomId}, ${after.citizenId}, ${action.position}, ${step.kind},
      ${jsonOf(step)}, ${action.by}, ${action.byRoleId}, ${dateOf(at)})`.execute(db);
  const { holder, receiver, deputy, status, nextContact, pause, doorOpenUntil } = after;
  const now = sql`
    ${status}, ${holder}, ${receiver}, ${deputy?.roleId ?? null}, ${deputy?.from ?? null}::date, ${deputy?.until ?? null}::date, ${findAsked(after) ?? null}::uuid,
    ${nextContact?.day ?? null}::date, ${pause?.until ?? null}::date, ${doorOpenUntil}::date, ${action.position}, ${dateOf(at)}::timestamptz`;
  const columns =
    sql.raw(`status, holder_role_id, receiver_role_id, deputy_role_id, deputy_from, deputy_until, asked_role_id,
    next_contact_on, pause_until, door_open_until, position, changed_at`);
  await (action.position === 1
    ? sql`insert into pathway (id, citizen_id, room_id, organisation_id, ${columns})
        values (${pathwayId}, ${after.citizenId}, ${after.roomId}, ${after.organisationId}, ${now})`
    : sql`update pathway set (${columns}) = row(${now}) where id = ${pathwayId}`
  ).execute(db);
}

const PlaceRow = z.object({ roleId: PractitionerRoleId, organisationId: OrganisationId, worksNow: z.boolean() });

/** Of roles: where they are, and whether they are in the room now. */
export async function findPlaces(
  db: Db,
  roomId: RoomId,
  roleIds: readonly PractitionerRoleId[],
): Promise<ReadonlyMap<PractitionerRoleId, Place>> {
  const { rows } = await sql`
    select r.id as "roleId", r.organisation_id as "organisationId", r.id in (select role_id from roles_in_my_rooms(array[${roomId}::uuid])) as "worksNow"
    from practitioner_role r where r.id = any(${roleIds}::uuid[])`.execute(db);
  return new Map(
    z
      .array(PlaceRow)
      .parse(rows)
      .map(({ roleId, ...place }) => [roleId, place]),
  );
}

/** Somebody who is in a room now, in a role. */
export interface RoleHere {
  roomId: RoomId;
  roleId: PractitionerRoleId;
  participantId: ParticipantId;
  /** Whether she holds the overview of the room. */
  isContact: boolean;
}

/** Who is now in which of the rooms, who came first before the others. */
export async function findRolesInRooms(
  db: Db,
  roomIds: readonly RoomId[],
): Promise<ReadonlyMap<RoomId, readonly RoleHere[]>> {
  const { rows } = await sql<RoleHere>`
    select room_id as "roomId", role_id as "roleId", participant_id as "participantId", is_contact as "isContact"
    from roles_in_my_rooms(${roomIds}::uuid[]) order by room_id, joined_at, participant_id`.execute(db);
  return Map.groupBy(rows, ({ roomId }) => roomId);
}

/** Who it is that works in a role, of those whom I may know. */
export async function findPersonInRole(db: Db, roleId: PractitionerRoleId): Promise<PersonId[]> {
  const { rows } = await sql<{
    id: PersonId;
  }>`select person_id as id from practitioner_role where id = ${roleId}`.execute(db);
  return rows.map(({ id }) => id);
}

export interface RoleName {
  roleId: PractitionerRoleId;
  organisationId: OrganisationId;
  name: string;
  profession: string;
  organisation: string;
}

/** Who somebody in a role is, as on the door of an office. */
export async function findRoleNames(db: Db, roleIds: readonly PractitionerRoleId[]): Promise<RoleName[]> {
  const { rows } = await sql<RoleName>`
    select r.id as "roleId", r.organisation_id as "organisationId", p.given_name || ' ' || p.family_name as name, r.profession, o.name as organisation
    from practitioner_role r join person p on p.id = r.person_id join organisation o on o.id = r.organisation_id
    where r.id = any(${roleIds}::uuid[]) order by p.given_name, p.family_name, r.id`.execute(db);
  return rows;
}

export async function findOrganisationNames(
  db: Db,
  ids: readonly OrganisationId[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from organisation where id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** What citizens and those who took steps are called, of those whom I may know. */
export async function findNames(db: Db, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
  const { rows } = await sql<{ id: PersonId; name: string }>`
    select id, given_name || ' ' || family_name as name from person where id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** How many open pathways my organisation's people hold, by the reason why they stand on the list, or 'none'. */
export async function countHeld(db: Db): Promise<{ reason: string; pathways: number }[]> {
  const { rows } = await sql<{
    reason: string;
    pathways: string;
  }>`select reason, pathways from pathways_held_at_mine()`.execute(db);
  return rows.map(({ reason, pathways }) => ({ reason, pathways: Number(pathways) }));
}
