import { sql } from 'kysely';
import { z } from 'zod';
import { PractitionerRoleId, type RoomId } from '../../../kernel/ids.ts';
import { dateOf, type Instant, instantOf } from '../../../kernel/instant.ts';
import { asTask, type Db } from '../../../platform/server/database.ts';
import type { Busy } from '../domain/find-times.ts';

export interface Window {
  from: Instant;
  until: Instant;
}

const moment = z.date().transform(instantOf);
const BusyRow = z.object({ roleId: PractitionerRoleId, startsAt: moment, endsAt: moment });

/** When those who are in a room with me are taken: times alone. */
export async function listBusyTimes(
  db: Db,
  roomId: RoomId,
  roleIds: readonly PractitionerRoleId[],
  { from, until }: Window,
): Promise<(Busy & { roleId: PractitionerRoleId })[]> {
  const { rows } = await sql`
    select role_id as "roleId", starts_at as "startsAt", ends_at as "endsAt"
    from busy_times(${roomId}, ${roleIds}::uuid[], ${dateOf(from)}, ${dateOf(until)})`.execute(db);
  return z.array(BusyRow).parse(rows);
}

const PeriodRow = z.object({ id: z.uuid(), startsAt: moment, endsAt: moment, words: z.string() });
export type BusyPeriod = z.infer<typeof PeriodRow>;

/** What I have written into my own calendar in the role in which I act. */
export async function listPeriods(db: Db, roleId: PractitionerRoleId, { from, until }: Window): Promise<BusyPeriod[]> {
  const { rows } = await sql`
    select id, starts_at as "startsAt", ends_at as "endsAt", words from busy_period
    where role_id = ${roleId} and starts_at < ${dateOf(until)} and ends_at > ${dateOf(from)} order by starts_at, id`.execute(
    db,
  );
  return z.array(PeriodRow).parse(rows);
}

/** Whether the role in which I act has not ended. */
export async function worksNow(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from my_active_role()`.execute(db);
  return rows.length === 1;
}

export async function insertPeriod(
  db: Db,
  { id, startsAt, endsAt, words }: BusyPeriod,
  mine: { personId: string; roleId: PractitionerRoleId },
): Promise<void> {
  await sql`
    insert into busy_period (id, person_id, role_id, starts_at, ends_at, words)
    values (${id}, ${mine.personId}, ${mine.roleId}, ${dateOf(startsAt)}, ${dateOf(endsAt)}, ${words}) on conflict do nothing`.execute(
    db,
  );
}

export async function removePeriod(db: Db, id: string): Promise<void> {
  await sql`delete from busy_period where id = ${id}`.execute(db);
}

/** Gives back what was held and has run out; it counted no more already. Gives how many. */
export async function sweepTaken(db: Db, now: Date): Promise<number> {
  return asTask(db, 'sweep', now, async (trx) => {
    const { numAffectedRows } = await sql`delete from taken_time where expires_at <= ${now}`.execute(trx);
    return Number(numAffectedRows ?? 0);
  });
}
