import { sql } from 'kysely';
import type { CitizenId, RoomId } from '../../../kernel/ids.ts';
import { asTask, type Db } from '../../../platform/server/database.ts';
import { makeWrappedKey, openWrappedKey } from '../../../platform/server/files/wrapped-key.ts';

const placeOf = (roomId: RoomId) => `room-key|${roomId}`;

/** The key of the files in a room that I am in; nothing when it was never made, or was forgotten. */
export async function findRoomKey(db: Db, roomId: RoomId, installationKey: Buffer): Promise<Buffer | undefined> {
  const { rows } = await sql<{ wrapped: Buffer }>`select wrapped from room_key where room_id = ${roomId}`.execute(db);
  const [row] = rows;
  return row && openWrappedKey(installationKey, placeOf(roomId), row.wrapped);
}

/** Makes the key of a room that has none yet; of two at once the first counts. */
export async function makeRoomKey(
  db: Db,
  room: { roomId: RoomId; citizenId: CitizenId },
  installationKey: Buffer,
  at: Date,
): Promise<void> {
  const { wrapped } = makeWrappedKey(installationKey, placeOf(room.roomId));
  await sql`insert into room_key (room_id, citizen_id, wrapped, made_at)
    values (${room.roomId}, ${room.citizenId}, ${wrapped}, ${at}) on conflict do nothing`.execute(db);
}

/**
 * Makes every file that was ever sent in a room unreadable for ever, wherever copies of it lie; only a backup of the
 * database that still has the key could bring them back. For when what was kept there may be kept no longer.
 */
export async function forgetRoomKey(db: Db, roomId: RoomId, now: Date): Promise<boolean> {
  return asTask(db, 'retention', now, async (trx) => {
    const { numAffectedRows } = await sql`delete from room_key where room_id = ${roomId}`.execute(trx);
    return numAffectedRows === 1n;
  });
}
