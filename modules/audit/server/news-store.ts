import { type RawBuilder, sql } from 'kysely';
import { asTask, type Db } from '../../../platform/server/database.ts';
import type { LookReason, LookWish } from '../domain/look-wish.ts';

/** What I was told of this citizen and have not read, the newest first. */
export async function listUnread(
  db: Db,
  citizenId: string,
  most: number,
): Promise<{ seq: number; entryId: number; reason: LookReason }[]> {
  const { rows } = await sql<{ seq: number; entryId: number; reason: LookReason }>`
    select seq, entry_id as "entryId", reason from audit_told_look
    where citizen_id = ${citizenId} and person_id = me() and read_at is null order by seq desc limit ${most}`.execute(
    db,
  );
  return rows;
}

export function markingRead(citizenId: string, upTo: number, at: Date): RawBuilder<unknown> {
  return sql`update audit_told_look set read_at = ${at}
    where citizen_id = ${citizenId} and person_id = me() and read_at is null and seq <= ${upTo}`;
}

export async function findWish(db: Db, citizenId: string): Promise<LookWish | undefined> {
  const { rows } = await sql<LookWish>`
    select any_look as "anyLook", emergency, new_organisation as "newOrganisation" from audit_wish
    where citizen_id = ${citizenId} and person_id = me()`.execute(db);
  return rows[0];
}

export async function storeWish(db: Db, citizenId: string, wish: LookWish): Promise<void> {
  await sql`insert into audit_wish (citizen_id, person_id, any_look, emergency, new_organisation)
    values (${citizenId}, me(), ${wish.anyLook}, ${wish.emergency}, ${wish.newOrganisation})
    on conflict (citizen_id, person_id) do update set any_look = excluded.any_look, emergency = excluded.emergency,
      new_organisation = excluded.new_organisation`.execute(db);
}

export interface ToldNews {
  personId: string;
  place: string;
  hintId: number;
}

/** Whether something the log told somebody is still new to her; nothing when the hint is not the log's. */
export async function isNewsUnread(db: Db, now: Date, told: ToldNews): Promise<boolean | undefined> {
  return asTask(db, 'notify', now, async (trx) => {
    const { rows } = await sql<{ unread: boolean | null }>`
      select case
        when h.what = 'audit.looked' then exists (select 1 from audit_told_look n
          where n.person_id = ${told.personId} and n.place = h.place and n.read_at is null)
        when h.what = 'audit.why-asked' then exists (select 1 from why_question q
          where q.id = h.place and q.answered_at is null)
        when h.what in ('audit.why-answered', 'audit.why-late') then exists (select 1 from why_question q
          where q.id = h.place and (q.read_at is null or q.read_at < h.at))
      end as unread
      from hint h where h.id = ${told.hintId} and h.place = ${told.place}`.execute(trx);
    return rows[0]?.unread ?? undefined;
  });
}
