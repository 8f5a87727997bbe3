import { sql } from 'kysely';
import type { RoomId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/server/database.ts';
import type { AskedBefore } from '../../people/domain/phone.ts';

interface CodesRow {
  has_own: boolean;
  in_hour: number;
  in_day: number;
  to_number: number;
}

/** What sending a code beside the citizen needs to know; nothing where I take part in no open room of hers. */
export async function findCodesBeside(
  db: Db,
  roomId: RoomId,
  number: string,
): Promise<{ hasOwn: boolean; asked: AskedBefore } | undefined> {
  const { rows } = await sql<CodesRow>`select * from codes_beside_me(${roomId}, ${number})`.execute(db);
  const [row] = rows;
  if (row === undefined) return undefined;
  return {
    hasOwn: row.has_own,
    asked: { byMeInHour: row.in_hour, byMeInDay: row.in_day, toNumberInDay: row.to_number },
  };
}

export async function sendCodeBeside(db: Db, roomId: RoomId, challengeId: string, number: string): Promise<void> {
  await sql`select send_code_beside_me(${roomId}, ${challengeId}, ${number})`.execute(db);
}

/** Counts one try, and gives the code it is about; nothing when it has ended. */
export async function tryCodeBeside(db: Db, roomId: RoomId): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`select try_code_beside_me(${roomId}) as id`.execute(db);
  return rows[0]?.id ?? undefined;
}

export async function confirmPhoneBeside(db: Db, roomId: RoomId, challengeId: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select confirm_phone_beside_me(${roomId}, ${challengeId}) as done`.execute(db);
  return rows[0]?.done === true;
}
