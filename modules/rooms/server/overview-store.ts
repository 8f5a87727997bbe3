import { sql } from 'kysely';
import type { ParticipantId, RoomId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/server/database.ts';

/** Asks somebody to hold the overview, or nobody any more; false when I may not, or when she is not here. */
export async function askForOverview(db: Db, roomId: RoomId, who: ParticipantId | null): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select ask_for_overview(${roomId}, ${who}) as done`.execute(db);
  return rows[0]?.done === true;
}

/** Takes the overview. Gives whose it was; undefined when I am not asked and somebody holds it. */
export async function takeOverview(db: Db, roomId: RoomId): Promise<{ was: ParticipantId | null } | undefined> {
  const { rows } = await sql<{
    taken: boolean;
    was: ParticipantId | null;
  }>`select * from take_overview(${roomId})`.execute(db);
  const [row] = rows;
  return row?.taken === true ? { was: row.was } : undefined;
}

/** Says that it is not for now; false when I am not asked. */
export async function declineOverview(db: Db, roomId: RoomId): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select decline_overview(${roomId}) as done`.execute(db);
  return rows[0]?.done === true;
}

/** Whether whoever holds the overview is still in; asked by somebody who is not in herself, yes. */
export async function isContactHere(db: Db, roomId: RoomId): Promise<boolean> {
  const { rows } = await sql<{ here: boolean }>`select not overview_is_free(${roomId}) as here`.execute(db);
  return rows[0]?.here !== false;
}
