import { sql } from 'kysely';
import type { Db } from '../../../platform/server/database.ts';
import type { FirstLook, LookNews, SealedLook, Side } from '../domain/tell-looks.ts';

/** Up to which position of the log has been told; nothing when another process is telling. Held until the end. */
export async function findToldSize(trx: Db): Promise<number | undefined> {
  const { rows } = await sql<{ size: number }>`
    select told_size as size from audit_telling for update skip locked`.execute(trx);
  return rows[0]?.size;
}

/** The looks behind the next leaves, in their order, and the position after the last of them. */
export async function listSealedLooks(
  trx: Db,
  from: number,
  most: number,
): Promise<{ looks: SealedLook[]; next: number }> {
  const { rows } = await sql<SealedLook & { position: number; isThere: boolean }>`
    select l.position, e.id is not null as "isThere", e.id as "entryId", e.citizen_id as "citizenId", e.person_id as "personId",
      e.organisation_id as "organisationId", e.basis
    from audit_leaf l left join audit_entry e on e.id = l.entry_id
    where l.position >= ${from} order by l.position limit ${most}`.execute(trx);
  return { looks: rows.filter(({ isThere }) => isThere), next: (rows.at(-1)?.position ?? from - 1) + 1 };
}

/** Everybody on the side of these citizens, and whether she has been told of some look on this day. */
export async function listSides(trx: Db, citizens: readonly string[]): Promise<Side[]> {
  const { rows } = await sql<Omit<Side, 'wish'> & Side['wish']>`
    select s.citizen_id as "citizenId", s.person_id as "personId", s.any_look as "anyLook", s.emergency,
      s.new_organisation as "newOrganisation",
      exists (select 1 from audit_told_look n where n.person_id = s.person_id and n.reason = 'any-look' and n.notified
        and n.told_at >= today()::timestamp at time zone 'Europe/Copenhagen') as "toldToday"
    from sides_to_tell(${citizens}::uuid[]) s`.execute(trx);
  return rows.map(({ anyLook, emergency, newOrganisation, ...side }) => ({
    ...side,
    wish: { anyLook, emergency, newOrganisation },
  }));
}

export async function listKnownOrganisations(
  trx: Db,
  citizens: readonly string[],
): Promise<Pick<FirstLook, 'citizenId' | 'organisationId'>[]> {
  const { rows } = await sql<Pick<FirstLook, 'citizenId' | 'organisationId'>>`
    select citizen_id as "citizenId", organisation_id as "organisationId" from audit_organisation
    where citizen_id = any (${citizens}::uuid[])`.execute(trx);
  return rows;
}

export interface PlacedNews extends LookNews {
  place: string;
}

export async function appendNews(
  trx: Db,
  { news, firsts, at }: { news: readonly PlacedNews[]; firsts: readonly FirstLook[]; at: Date },
): Promise<void> {
  if (firsts.length > 0) {
    await sql`insert into audit_organisation (citizen_id, organisation_id, entry_id)
      select "citizenId", "organisationId", "entryId" from jsonb_to_recordset(${JSON.stringify(firsts)}::jsonb)
        as first ("citizenId" uuid, "organisationId" uuid, "entryId" bigint)`.execute(trx);
  }
  if (news.length > 0) {
    await sql`insert into audit_told_look (person_id, citizen_id, entry_id, reason, place, notified, told_at)
      select "personId", "citizenId", "entryId", reason, place, notify, ${at}
      from jsonb_to_recordset(${JSON.stringify(news)}::jsonb)
        as told ("personId" uuid, "citizenId" uuid, "entryId" bigint, reason text, place uuid, notify boolean)`.execute(
      trx,
    );
  }
}

export async function moveToldSize(trx: Db, size: number): Promise<void> {
  await sql`update audit_telling set told_size = ${size}`.execute(trx);
}
