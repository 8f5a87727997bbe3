import { sql } from 'kysely';
import { z } from 'zod';
import type { CitizenId, PersonId, RoomId } from '../../../kernel/ids.ts';
import { RoomId as RoomIdOf } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/server/database.ts';
import { AppointmentId } from '../domain/appointment.ts';

export interface NewLink {
  tokenHash: Buffer;
  appointmentId: AppointmentId;
  roomId: RoomId;
  citizenId: CitizenId;
  partyId: string;
  madeBy: PersonId;
  madeAt: Date;
  expiresAt: Date;
}

/** Stores a link; a former one of the same party ends. */
export async function insertLink(db: Db, link: NewLink): Promise<void> {
  await sql`
    update appointment_link set revoked_at = ${link.madeAt}
    where appointment_id = ${link.appointmentId} and party_id = ${link.partyId} and revoked_at is null`.execute(db);
  await sql`
    insert into appointment_link (token_hash, appointment_id, room_id, citizen_id, party_id, made_by, made_at, expires_at)
    values (${link.tokenHash}, ${link.appointmentId}, ${link.roomId}, ${link.citizenId}, ${link.partyId}, ${link.madeBy}, ${link.madeAt},
      ${link.expiresAt})`.execute(db);
}

const LinkRow = z.object({
  appointmentId: AppointmentId,
  roomId: RoomIdOf,
  partyId: z.uuid(),
  citizenGivenName: z.string(),
});
export type OpenLink = z.infer<typeof LinkRow>;

/** Names the link of this transaction, and gives where it leads while it holds. What it shows the policies decide. */
export async function enterByLink(db: Db, tokenHash: Buffer): Promise<OpenLink | undefined> {
  await sql`select set_config('app.link', ${tokenHash.toString('hex')}, true)`.execute(db);
  const { rows } = await sql`
    select appointment_id as "appointmentId", room_id as "roomId", party_id as "partyId", citizen_given_name as "citizenGivenName"
    from appointment_link_shown()`.execute(db);
  const [row] = rows;
  return row === undefined ? undefined : LinkRow.parse(row);
}

export interface ArrangerShown {
  arrangedBy: string;
  organisation: string;
}

/** Who arranges it, as told to whoever holds the link. */
export async function findArranger(db: Db): Promise<ArrangerShown> {
  const { rows } = await sql<ArrangerShown>`
    select arranged_by as "arrangedBy", organisation from appointment_link_shown()`.execute(db);
  const [arranger] = rows;
  if (arranger === undefined) throw new Error('The link leads nowhere.');
  return arranger;
}

/** Those in the room who are told of her answer. */
export async function listAudience(db: Db, roomId: RoomId): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from room_audience(${roomId}) as id`.execute(db);
  return rows.map(({ id }) => id);
}
