import { sql } from 'kysely';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Clock } from '../../../platform/server/clock.ts';
import { asTask, type Db } from '../../../platform/server/database.ts';
import { type AskedBefore, codeTries } from '../domain/phone.ts';

export interface PhoneRow {
  number: string | null;
  paused_at: Date | null;
  asked_number: string | null;
  asked_until: Date | null;
  suggested: string | null;
}

/** My number, the code I was sent last if it still holds, and what an organisation has written down. */
export async function getPhoneRow(db: Db, personId: PersonId, now: Date): Promise<PhoneRow> {
  const { rows } = await sql<PhoneRow>`
    select t.number, t.paused_at, c.number as asked_number, c.expires_at as asked_until, k.phone as suggested
    from (select 1) one left join phone t on t.person_id = ${personId} left join person_contact k on k.person_id = ${personId}
      left join lateral (select * from phone_challenge where person_id = ${personId} order by made_at desc, id limit 1) c
        on c.used_at is null and c.expires_at > ${now} and c.tries < ${codeTries}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('One row was asked for and none came.');
  return row;
}

/** How many codes were asked for lately. Whoever asks at the same moment waits, so that all are counted. */
export async function countAsked(db: Db, personId: PersonId, number: string, now: Date): Promise<AskedBefore> {
  await sql`select pg_advisory_xact_lock(hashtextextended(key, 2)) from unnest(${[personId, number].sort()}::text[]) key`.execute(
    db,
  );
  const [hourAgo, dayAgo] = [1, 24].map((hours) => new Date(now.getTime() - hours * 3_600_000));
  const { rows } = await sql<AskedBefore>`
    select count(*) filter (where made_at > ${hourAgo}) as "byMeInHour", count(*) as "byMeInDay",
      count_codes_to(${number}, ${dayAgo}) as "toNumberInDay"
    from phone_challenge where person_id = ${personId} and made_at > ${dayAgo}`.execute(db);
  return rows[0] ?? { byMeInHour: 0, byMeInDay: 0, toNumberInDay: 0 };
}

export interface Challenge {
  id: string;
  number: string;
}

export async function storeChallenge(
  db: Db,
  personId: PersonId,
  challenge: Challenge,
  times: { at: Date; until: Date },
): Promise<void> {
  await sql`
    insert into phone_challenge (id, person_id, number, made_at, expires_at)
    values (${challenge.id}, ${personId}, ${challenge.number}, ${times.at}, ${times.until})`.execute(db);
}

/** Counts one try of my newest code and gives what it belongs to; nothing when it has ended or was tried too often. */
export async function tryChallenge(db: Db, personId: PersonId, now: Date): Promise<Challenge | undefined> {
  const { rows } = await sql<Challenge>`
    update phone_challenge set tries = tries + 1
    where id = (select id from phone_challenge where person_id = ${personId} order by made_at desc, id limit 1)
      and used_at is null and expires_at > ${now} and tries < ${codeTries}
    returning id, number`.execute(db);
  return rows[0];
}

/** The number is mine now, and nobody else's. */
export async function storePhone(db: Db, personId: PersonId, { id, number }: Challenge, at: Date): Promise<void> {
  await sql`update phone_challenge set used_at = ${at} where id = ${id}`.execute(db);
  await sql`select take_over_phone(${number})`.execute(db);
  await deletePhone(db, personId);
  await sql`insert into phone (person_id, number, confirmed_at) values (${personId}, ${number}, ${at})`.execute(db);
}

export async function deletePhone(db: Db, personId: PersonId): Promise<void> {
  await sql`delete from phone where person_id = ${personId}`.execute(db);
}

/** Leaves a number in peace that texts do not reach; she sees it where she set it. */
export async function pausePhone(db: Db, clock: Clock, personId: PersonId, code: string): Promise<void> {
  const now = clock.now();
  await asTask(db, 'notify', now, (trx) =>
    sql`update phone set paused_at = ${now}, pause_code = ${code} where person_id = ${personId} and paused_at is null`.execute(
      trx,
    ),
  );
}

/** Where a code goes, for the delivery; nothing when it is over. */
export async function findChallenge(db: Db, id: string, now: Date): Promise<Challenge | undefined> {
  const { rows } = await sql<Challenge>`
    select id, number from phone_challenge where id = ${id} and used_at is null and expires_at > ${now}`.execute(db);
  return rows[0];
}
