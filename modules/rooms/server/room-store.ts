import { sql } from 'kysely';
import type { CitizenId, ParticipantId, PersonId, PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/server/database.ts';
import type { Sees } from '../../consent/domain/consent-action.ts';
import type { NextStep, Presence } from '../domain/room.ts';

export interface RoomRow {
  id: RoomId;
  citizen_id: CitizenId;
  given_name: string;
  family_name: string;
  purpose: string;
  opened_by: PersonId;
  opened_at: Date;
  presence: Presence;
  newcomers_see: 'now' | 'date' | 'all';
  newcomers_see_from: string | null;
  contact_id: ParticipantId | null;
  contact_asked_id: ParticipantId | null;
  contact_asked_by: ParticipantId | null;
  contact_declined_at: Date | null;
  last_seq: number;
  last_message_at: Date | null;
  next_what: string | null;
  next_with: string | null;
  next_why: string | null;
  next_when: string | null;
  closed_at: Date | null;
  closing_words: string | null;
  readable_after: 'participants' | 'citizen' | null;
  readable_until: string | null;
}

const roomColumns = sql`r.id, r.citizen_id, c.given_name, c.family_name, r.purpose, r.opened_by, r.opened_at, r.presence, r.newcomers_see,
  r.newcomers_see_from, r.contact_id, r.contact_asked_id, r.contact_asked_by, r.contact_declined_at, r.last_seq, r.last_message_at, r.next_what, r.next_with, r.next_why, r.next_when,
  r.closed_at, r.closing_words, r.readable_after, r.readable_until`;

/** Every room I am in, am invited to or prepare, first where something was said last that I may see. */
export async function listRoomRows(db: Db): Promise<RoomRow[]> {
  // Named by their ids, so that they are found by the index and not by asking the policy of every room there is.
  const { rows } = await sql<RoomRow>`
    select ${roomColumns} from room r join person c on c.id = r.citizen_id left join my_rooms() m on m.room_id = r.id
    where r.id = any(array(select room_id from my_rooms() union select rooms_i_prepare()))
    order by coalesce(case when r.last_message_at >= m.sees_from then r.last_message_at end, r.opened_at) desc, r.id`.execute(
    db,
  );
  return rows;
}

export async function findRoomRow(db: Db, roomId: RoomId): Promise<RoomRow | undefined> {
  const { rows } = await sql<RoomRow>`
    select ${roomColumns} from room r join person c on c.id = r.citizen_id where r.id = ${roomId}`.execute(db);
  return rows[0];
}

export async function lockRoom(db: Db, roomId: RoomId): Promise<void> {
  await sql`select 1 from room where id = ${roomId} for update`.execute(db);
}

export interface NewRoom {
  id: RoomId;
  citizenId: CitizenId;
  purpose: string;
  openedBy: PersonId;
  openedRoleId: PractitionerRoleId;
  openedAt: Date;
  presence: Presence;
  newcomersSee: Sees;
  contactId: ParticipantId;
}

export async function insertRoom(db: Db, room: NewRoom): Promise<void> {
  await sql`
    insert into room (id, citizen_id, purpose, opened_by, opened_role_id, opened_at, presence, newcomers_see, newcomers_see_from, contact_id)
    values (${room.id}, ${room.citizenId}, ${room.purpose}, ${room.openedBy}, ${room.openedRoleId}, ${room.openedAt}, ${room.presence},
      ${room.newcomersSee.kind}, ${room.newcomersSee.kind === 'date' ? room.newcomersSee.day : null}, ${room.contactId})`.execute(
    db,
  );
}

export async function setPresence(db: Db, roomId: RoomId, presence: Presence): Promise<void> {
  await sql`update room set presence = ${presence} where id = ${roomId}`.execute(db);
}

export async function getNewcomersSee(db: Db, roomId: RoomId): Promise<Sees> {
  const { rows } = await sql<{ sees: Sees }>`
    select jsonb_strip_nulls(jsonb_build_object('kind', newcomers_see, 'day', newcomers_see_from)) as sees
    from room where id = ${roomId}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('A room that is changed must be there.');
  return row.sees;
}

export async function setNewcomersSee(db: Db, roomId: RoomId, sees: Sees): Promise<void> {
  await sql`update room set newcomers_see = ${sees.kind}, newcomers_see_from = ${sees.kind === 'date' ? sees.day : null} where id = ${roomId}`.execute(
    db,
  );
}

export async function setNextStep(
  db: Db,
  roomId: RoomId,
  step: NextStep | null,
  set: { by: PersonId; at: Date },
): Promise<void> {
  await sql`
    update room set next_what = ${step?.what ?? null}, next_with = ${step?.with ?? null}, next_why = ${step?.why ?? null},
      next_when = ${step?.when ?? null}, next_set_by = ${set.by}, next_set_at = ${set.at}
    where id = ${roomId}`.execute(db);
}

export interface Closing {
  at: Date;
  by: PersonId;
  words: string;
  readableAfter: 'participants' | 'citizen';
  readableUntil: string | null;
}

export async function closeRoom(db: Db, roomId: RoomId, closing: Closing): Promise<void> {
  await sql`
    update room set closed_at = ${closing.at}, closed_by = ${closing.by}, closing_words = ${closing.words},
      readable_after = ${closing.readableAfter}, readable_until = ${closing.readableUntil}
    where id = ${roomId}`.execute(db);
}

/** Whether I have opened this very room before, as far as I may still see it. */
export async function hasOpened(db: Db, room: { id: RoomId; citizenId: CitizenId }): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select id from room where id = ${room.id} and citizen_id = ${room.citizenId} and opened_by = me() and opened_role_id = acting_id()`.execute(
    db,
  );
  return rows.length > 0;
}

/** Whether this practitioner has an open room around this citizen already. */
export async function hasOpenRoom(db: Db, citizenId: CitizenId, roleId: PractitionerRoleId): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select r.id from room r join participant p on p.room_id = r.id
    where r.citizen_id = ${citizenId} and r.closed_at is null and p.role_id = ${roleId} and p.left_at is null limit 1`.execute(
    db,
  );
  return rows.length > 0;
}

/** The name of a citizen for whom I may open a room; nothing when I may not know her, and when she blocks me. */
export async function findCitizenName(
  db: Db,
  id: CitizenId,
): Promise<{ givenName: string; familyName: string } | undefined> {
  const { rows } = await sql<{ givenName: string; familyName: string }>`
    select given_name as "givenName", family_name as "familyName" from person
    where id = ${id} and id not in (select citizens_who_block_me())`.execute(db);
  return rows[0];
}

/** In which country a citizen lives, for her days and holidays. */
export async function findCountry(db: Db, citizenId: string): Promise<'DK' | 'NO'> {
  const { rows } = await sql<{ country: 'DK' | 'NO' }>`select country from person where id = ${citizenId}`.execute(db);
  return rows[0]?.country ?? 'NO';
}

export async function findPersonName(
  db: Db,
  id: PersonId,
): Promise<{ givenName: string; familyName: string } | undefined> {
  const { rows } = await sql<{ givenName: string; familyName: string }>`
    select given_name as "givenName", family_name as "familyName" from person where id = ${id}`.execute(db);
  return rows[0];
}
