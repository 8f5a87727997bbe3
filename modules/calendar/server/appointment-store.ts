import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { PersonId, PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import { dateOf, instantOf } from '../../../kernel/instant.ts';
import type { Db } from '../../../platform/server/database.ts';
import { jsonOf } from '../../../platform/server/json-of.ts';
import { AppointmentId, type AppointmentState } from '../domain/appointment.ts';
import { type AppointmentAction, AppointmentStep } from '../domain/appointment-action.ts';

const ActionRow = z.object({
  id: z.uuid(),
  appointmentId: AppointmentId,
  position: z.int(),
  step: AppointmentStep,
  by: PersonId.nullable(),
  byRoleId: PractitionerRoleId.nullable(),
  byPartyId: z.uuid().nullable(),
  at: z.date().transform(instantOf),
});

export interface Found {
  id: AppointmentId;
  roomId: RoomId;
}
const FoundRow = z.object({ id: AppointmentId, roomId: RoomId });

async function listFound(db: Db, where: RawBuilder<unknown>): Promise<Found[]> {
  const { rows } = await sql`select id, room_id as "roomId" from appointment where ${where} order by id`.execute(db);
  return z.array(FoundRow).parse(rows);
}

/** An appointment that I may see. */
export async function findAppointment(db: Db, id: AppointmentId): Promise<Found | undefined> {
  const [found] = await listFound(db, sql`id = ${id}`);
  return found;
}

export const listByIds = (db: Db, ids: readonly AppointmentId[]): Promise<Found[]> =>
  listFound(db, sql`id = any(${ids}::uuid[])`);

export const listOfRoom = (db: Db, roomId: RoomId): Promise<Found[]> => listFound(db, sql`room_id = ${roomId}`);

/** Those that take my time between two moments, also those that are only proposed. */
export const listOfRole = (db: Db, roleId: PractitionerRoleId, from: Date, until: Date): Promise<Found[]> =>
  listFound(
    db,
    sql`role_ids @> array[${roleId}::uuid] and status <> 'cancelled'
      and ((starts_at < ${until} and ends_at > ${from}) or (held_until > ${from} and exists (select 1 from unnest(held_from) h where h >= ${from} and h < ${until})))`,
  );

/** Lets one step at a time be taken on the appointments of a room, until the transaction ends. */
export async function lockRoom(db: Db, roomId: RoomId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('appointments ' || ${roomId}, 0))`.execute(db);
}

/** All calendars that will be written, in one order, before the first of them is. */
export async function lockCalendars(db: Db, roleIds: readonly string[]): Promise<void> {
  await sql`select lock_calendars(${roleIds}::uuid[])`.execute(db);
}

/** All that has happened on appointments that I may see, oldest first. */
export async function findHistories(db: Db, ids: readonly AppointmentId[]): Promise<AppointmentAction[]> {
  const { rows } = await sql`
    select id, appointment_id as "appointmentId", position, step, by_person as by, by_role_id as "byRoleId", by_party as "byPartyId", at
    from appointment_histories(${ids}::uuid[]) order by appointment_id, position`.execute(db);
  return z.array(ActionRow).parse(rows);
}

const dateOrNull = (instant: AppointmentState['since'] | null) => (instant === null ? null : dateOf(instant));

/** Appends an action and sets what the history says after it, which the policies hold against the history. */
export async function storeStep(
  db: Db,
  action: AppointmentAction,
  after: AppointmentState,
  doneMoveId: string | null,
): Promise<void> {
  const { appointmentId, step, position, at } = action;
  const { roomId, citizenId, status, startsAt, endsAt, chosen, options, heldUntil, move, minutes, owner, dependsOn } =
    after;
  await sql`
    insert into appointment_action (id, appointment_id, room_id, citizen_id, position, kind, step, by_person, by_role_id, by_party, at)
    values (${action.id}, ${appointmentId}, ${roomId}, ${citizenId}, ${position}, ${step.kind}, ${jsonOf(step)},
      ${action.by}, ${action.byRoleId}, ${action.byPartyId}, ${dateOf(at)})`.execute(db);
  const held = move?.consequence.effect === 'moves' ? [move.consequence.startsAt] : options;
  const now = sql`
    ${status}, ${dateOrNull(startsAt)}::timestamptz, ${dateOrNull(endsAt)}::timestamptz, ${dateOrNull(chosen)}::timestamptz, ${held}::timestamptz[],
    ${dateOrNull(heldUntil)}::timestamptz, ${move?.id ?? null}::uuid, ${move?.consequence.effect ?? null}, ${doneMoveId}::uuid, ${position}, ${dateOf(at)}::timestamptz`;
  const columns = sql.raw(
    'status, starts_at, ends_at, chosen_from, held_from, held_until, move_id, move_effect, done_move_id, position, changed_at',
  );
  const roles = after.parties.filter(({ kind }) => kind === 'practitioner').map(({ id }) => id);
  await (position === 1
    ? sql`insert into appointment (id, citizen_id, room_id, owner_role_id, depends_on, role_ids, minutes, ${columns})
        values (${appointmentId}, ${citizenId}, ${roomId}, ${owner}, ${dependsOn}, ${roles}::uuid[], ${minutes}, ${now})`
    : sql`update appointment set (${columns}) = row(${now}) where id = ${appointmentId}`
  ).execute(db);
}

/** Whether a write failed because somebody is taken at that time: the constraint says so, whoever asked. */
export const isTimeTaken = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && fault.code === '23P01';

export interface RoleName {
  id: PractitionerRoleId;
  name: string;
  organisation: string;
}

/** Who somebody in a role is, as on the door of an office. */
export async function findRoleNames(db: Db, roleIds: readonly string[]): Promise<RoleName[]> {
  const { rows } = await sql<RoleName>`
    select r.id, p.given_name || ' ' || p.family_name as name, o.name as organisation
    from practitioner_role r join person p on p.id = r.person_id join organisation o on o.id = r.organisation_id
    where r.id = any(${roleIds}::uuid[])`.execute(db);
  return rows;
}

/** What the citizens and the related persons of rooms are called, by the id with which they take part. */
export async function findOtherNames(db: Db, roomIds: readonly RoomId[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select coalesce(related_person_id, citizen_id) as id, given_name || ' ' || family_name as name
    from participant where room_id = any(${roomIds}::uuid[]) and kind <> 'practitioner' and (related_person_id is not null or kind = 'citizen')`.execute(
    db,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Those close to the citizen who are in the room, by the relation in which they take part. */
export async function listRelatedHere(db: Db, roomId: RoomId): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select related_person_id as id, given_name || ' ' || family_name as name from participant
    where room_id = ${roomId} and related_person_id is not null and joined_at is not null and left_at is null order by 2, 1`.execute(
    db,
  );
  return rows;
}

/** The roles that are in the rooms now. */
export async function findRolesHere(db: Db, roomIds: readonly RoomId[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`
    select room_id || ' ' || role_id as key from roles_in_my_rooms(${roomIds}::uuid[])`.execute(db);
  return new Set(rows.map(({ key }) => key));
}
