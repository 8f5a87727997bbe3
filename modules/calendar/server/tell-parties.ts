import { sql } from 'kysely';
import type { Instant } from '../../../kernel/instant.ts';
import type { AppointmentId, AppointmentState } from '../domain/appointment.ts';
import { toBeTold } from '../domain/waited-for.ts';
import type { Telling } from './appointment-news.ts';

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
