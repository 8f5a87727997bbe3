import { sql } from 'kysely';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Db } from '../database.ts';
import type { SmsReport } from './sms-gateway.ts';

export type SmsKind = 'notice' | 'code' | 'message' | 'answer';

/** A text that waits to be sent; its words are put together when it goes. */
export interface StoredSms {
  id: string;
  personId: PersonId | null;
  strangerNumber: string | null;
  kind: SmsKind;
  about: unknown;
  madeAt: Date;
}

export type NewSms = Pick<StoredSms, 'id' | 'kind'> & { about: object } & (
    | { personId: PersonId }
    | { strangerNumber: string }
  );

/** Puts a text into the outbox; it goes after the commit. The same one again is harmless. */
export async function addSms(db: Db, sms: NewSms, at: Date): Promise<void> {
  const [personId, number] = 'personId' in sms ? [sms.personId, null] : [null, sms.strangerNumber];
  await sql`
    insert into text_message (id, person_id, stranger_number, kind, about, made_at)
    values (${sms.id}, ${personId}, ${number}, ${sms.kind}, ${JSON.stringify(sms.about)}::jsonb, ${at})`.execute(db);
}

/** Writes down that a notice is being sent; the same telling again finds the row of before. */
export async function addNotice(db: Db, id: string, personId: PersonId, at: Date): Promise<void> {
  await sql`
    insert into text_message (id, person_id, kind, made_at, relayed_at) values (${id}, ${personId}, 'notice', ${at}, ${at})
    on conflict (id) do nothing`.execute(db);
}

/** Texts that nobody has handed on yet, for the relay; several processes never take the same one. */
export async function takeUnrelayed(db: Db, at: Date, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update text_message set relayed_at = ${at} where id in (
      select id from text_message where relayed_at is null order by made_at limit ${most} for update skip locked)
    returning id`.execute(db);
  return rows.map(({ id }) => id);
}

/** What has waited since before this moment is given up. */
export async function giveUpOld(db: Db, before: Date, at: Date): Promise<void> {
  await sql`update text_message set state = 'failed', code = 'given-up', settled_at = ${at}
    where state = 'waiting' and made_at < ${before}`.execute(db);
}

export async function findWaiting(db: Db, id: string): Promise<StoredSms | undefined> {
  const { rows } = await sql<StoredSms>`
    select id, person_id as "personId", stranger_number as "strangerNumber", kind, about, made_at as "madeAt"
    from text_message where id = ${id} and state = 'waiting'`.execute(db);
  return rows[0];
}

/** How many texts somebody was sent since a moment, but for codes, which have limits of their own. */
export async function countSentSince(db: Db, personId: PersonId, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from text_message
    where person_id = ${personId} and kind <> 'code' and made_at > ${since} and taken_at > ${since}`.execute(db);
  return rows[0]?.count ?? 0;
}

export interface TakenSms {
  gateway: string;
  gatewayId: string;
  segments: number;
  at: Date;
}

/** The gateway has it. A report of the delivery may have come before this, and stands. */
export async function recordTaken(db: Db, id: string, taken: TakenSms): Promise<void> {
  await sql`
    update text_message set gateway = ${taken.gateway}, gateway_id = ${taken.gatewayId}, segments = ${taken.segments}, taken_at = ${taken.at},
      state = case when state = 'waiting' then 'sent' else state end
    where id = ${id}`.execute(db);
}

export async function recordFailed(db: Db, id: string, code: string, at: Date): Promise<void> {
  await sql`update text_message set state = 'failed', code = ${code}, settled_at = ${at} where id = ${id} and state = 'waiting'`.execute(
    db,
  );
}

/** Keeps what became of a text; gives whose it was, if this was news. What has ended stays as it ended. */
export async function recordReport(
  db: Db,
  gateway: string,
  report: SmsReport,
  at: Date,
): Promise<PersonId | undefined> {
  if (report.state === 'on-its-way') return undefined;
  const { rows } = await sql<{ person_id: PersonId | null }>`
    update text_message set state = ${report.state}, code = ${report.code ?? null}, settled_at = ${at}
    where id::text = ${report.reference} and state in ('waiting', 'sent')
      and (gateway_id is null or (gateway, gateway_id) = (${gateway}, ${report.gatewayId}))
    returning person_id`.execute(db);
  return rows[0]?.person_id ?? undefined;
}

/** Whether the last three texts that ended for somebody all failed: then her number is left in peace. */
export async function failsAgainAndAgain(db: Db, personId: PersonId): Promise<boolean> {
  const { rows } = await sql<{ failed: boolean }>`
    select count(*) = 3 and bool_and(state = 'failed') as failed from (
      select state from text_message where person_id = ${personId} and settled_at is not null and gateway_id is not null
      order by settled_at desc limit 3) last`.execute(db);
  return rows[0]?.failed === true;
}
