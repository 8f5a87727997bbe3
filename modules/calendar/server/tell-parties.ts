import { sql } from 'kysely';
import type { Instant } from '../../../kernel/instant.ts';
import { asTask, type Db } from '../../../platform/server/database.ts';
import { storeHints } from '../../../platform/server/outbox.ts';
import type { AppointmentId, AppointmentState } from '../domain/appointment.ts';
import { toBeTold } from '../domain/waited-for.ts';
import type { Telling } from './appointment-news.ts';

/** Tells those who take part that what was held has run out, times or a move: once, and to nobody else. Gives of how many. */
export function tellLapsed(db: Db, now: Date): Promise<number> {
  return asTask(db, 'sweep', now, async (trx) => {
    const { rows } = await sql<{ place: string; audience: string[] }>`
      select h.room_id as place, array(select people_of_parties(h.room_id, h.parties)) as audience from take_lapsed_holds() h`.execute(
      trx,
    );
    await storeHints(
      trx,
      now,
      rows.flatMap(({ place, audience }) =>
        audience.length === 0 ? [] : [{ what: 'calendar.party-told', place, audience, notify: true }],
      ),
    );
    return rows.length;
  });
}

type States = ReadonlyMap<AppointmentId, AppointmentState>;

/**
 * Tells those whom a change concerns, also by mail, push or SMS: whoever else is in the room sees it when she looks. Not whoever
 * made the change, and nobody without an account.
 */
export async function tellParties(
  { db, announce }: Telling,
  { before, after, at, by }: { before: States; after: States; at: Instant; by: string | null },
): Promise<void> {
  for (const state of after.values()) {
    const parties = toBeTold(before.get(state.id), state, at);
    if (parties.length === 0) continue;
    const { rows } = await sql<{ id: string }>`
      select id from people_of_parties(${state.roomId}, ${parties}::uuid[]) as id`.execute(db);
    const audience = rows.flatMap(({ id }) => (id === by ? [] : [id]));
    if (audience.length > 0) announce({ what: 'calendar.party-told', place: state.roomId, audience, notify: true });
  }
}
