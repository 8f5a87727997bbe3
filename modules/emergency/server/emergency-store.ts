import { sql } from 'kysely';
import { z } from 'zod';
import { Country } from '../../../kernel/country.ts';
import { PersonId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import type { Db } from '../../../platform/server/database.ts';
import {
  EmergencyCircle,
  EmergencyId,
  EmergencyReason,
  EmergencyReview,
  type ReviewOutcome,
} from '../domain/emergency.ts';

const moment = z.coerce.date().transform(instantOf);

const OpenRow = z.object({
  id: EmergencyId,
  citizenId: PersonId,
  reason: EmergencyReason,
  openedAt: moment,
  endsAt: moment,
});
export type OpenRow = z.infer<typeof OpenRow>;

/** In which profession I act, if the organisation itself says that I work there; and whether I have an access open already. */
export async function findStandingToOpen(
  db: Db,
): Promise<{ role: { profession: string } | undefined; hasOneOpen: boolean }> {
  const { rows } = await sql<{ profession: string | null; open: boolean }>`
    select (select profession from my_confirmed_role()) as profession, have_i_open_emergency() as open`.execute(db);
  const [row] = rows;
  const profession = row?.profession ?? undefined;
  return { role: profession === undefined ? undefined : { profession }, hasOneOpen: row?.open === true };
}

export interface NewEmergency {
  id: EmergencyId;
  numberHash: Buffer;
  reason: EmergencyReason;
  words: string;
}

/** Opens and records it in one step; nothing when there is nobody who may be looked for by this number. */
export async function openEmergency(db: Db, given: NewEmergency): Promise<OpenRow | undefined> {
  const { rows } = await sql`
    select ${given.id}::uuid as id, citizen_id as "citizenId", ${given.reason}::text as reason, opened_at as "openedAt", ends_at as "endsAt"
    from open_emergency(${given.numberHash}, ${given.id}, ${given.reason}, ${given.words})`.execute(db);
  return z.array(OpenRow).parse(rows)[0];
}

/** The access that I have open now, or the one of this id if it is open. */
export async function findLiving(db: Db, id?: EmergencyId): Promise<OpenRow | undefined> {
  const { rows } = await sql`
    select id, citizen_id as "citizenId", reason, opened_at as "openedAt", ends_at as "endsAt" from my_living_emergencies()
    where ${id ?? null}::uuid is null or id = ${id ?? null}::uuid`.execute(db);
  return z.array(OpenRow).parse(rows)[0];
}

export async function endEmergency(db: Db, id: EmergencyId, at: Date): Promise<void> {
  await sql`update emergency_access set ended_at = ${at} where id = ${id}`.execute(db);
}

/** What an access shows; nothing when it is not mine or not open. */
export async function findCircle(db: Db, id: EmergencyId): Promise<Omit<EmergencyCircle, 'endsAt'> | undefined> {
  const named = await sql<{ givenName: string; familyName: string }>`
    select given_name as "givenName", family_name as "familyName" from emergency_citizen(${id})`.execute(db);
  const [citizen] = named.rows;
  if (citizen === undefined) return undefined;
  const { rows } = await sql`select people, next_step as "nextStep" from emergency_circle(${id})`.execute(db);
  return { citizen, circles: EmergencyCircle.shape.circles.parse(rows) };
}

/** Who is told of an access: the citizen and who acts for her, or who answers for it at the organisation. */
export async function listAudience(db: Db, id: EmergencyId, side: 'citizen' | 'office'): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from emergency_audience(${id}, ${side}) as id`.execute(db);
  return rows.map((row) => row.id);
}

const Row = z.object({
  id: EmergencyId,
  citizenId: PersonId,
  citizenName: z.string(),
  country: Country,
  givenName: z.string(),
  familyName: z.string(),
  profession: z.string(),
  organisation: z.string(),
  reason: EmergencyReason,
  words: z.string(),
  openedAt: moment,
  endsAt: moment,
  endedAt: moment.nullable(),
  looks: z.array(z.object({ at: moment, people: z.int() })),
  reviews: z.array(EmergencyReview.extend({ at: moment })),
  isRead: z.boolean(),
});
export type EmergencyRow = z.infer<typeof Row>;

const rowsOf = sql`
  select e.id, e.citizen_id as "citizenId", o.country, p.given_name as "givenName", p.family_name as "familyName",
    r.profession, o.name as organisation, e.reason, e.reason_words as words, e.opened_at as "openedAt", e.ends_at as "endsAt",
    e.ended_at as "endedAt",
    coalesce((select c.given_name || ' ' || c.family_name from emergency_citizen(e.id) c), '') as "citizenName",
    (select coalesce(jsonb_agg(jsonb_build_object('at', l.at, 'people', l.people)), '[]') from emergency_looks(e.id) l) as looks,
    (select coalesce(jsonb_agg(jsonb_build_object('outcome', v.outcome, 'words', v.words, 'at', v.at,
        'byName', coalesce(n.given_name || ' ' || n.family_name, '')) order by v.at, v.id), '[]')
      from emergency_review v left join person n on n.id = v.reviewed_by where v.access_id = e.id) as reviews,
    exists (select 1 from emergency_read d where d.access_id = e.id and d.person_id = me()) as "isRead"
  from emergency_access e join person p on p.id = e.person_id join practitioner_role r on r.id = e.role_id
    join organisation o on o.id = e.organisation_id`;

/** Each about the citizen whose side I stand on, the latest first. */
export async function listAboutCitizen(db: Db): Promise<EmergencyRow[]> {
  const { rows } =
    await sql`${rowsOf} where e.citizen_id in (select citizens_i_am()) order by e.opened_at desc, e.id`.execute(db);
  return z.array(Row).parse(rows);
}

/** Each that I answer for in the role in which I act; or the one of this id. */
export async function listOverseen(db: Db, id?: EmergencyId): Promise<EmergencyRow[]> {
  const { rows } = await sql`${rowsOf} where e.id in (select emergencies_i_oversee())
    and (${id ?? null}::uuid is null or e.id = ${id ?? null}::uuid) order by e.opened_at, e.id`.execute(db);
  return z.array(Row).parse(rows);
}

export async function findMyCitizen(db: Db): Promise<PersonId | undefined> {
  const { rows } = await sql<{ id: PersonId }>`select citizens_i_am() as id`.execute(db);
  return rows[0]?.id;
}

export async function storeRead(
  db: Db,
  mark: { id: EmergencyId; citizenId: PersonId; personId: PersonId; at: Date },
): Promise<void> {
  await sql`
    insert into emergency_read (access_id, person_id, citizen_id, read_at)
    values (${mark.id}, ${mark.personId}, ${mark.citizenId}, ${mark.at}) on conflict do nothing`.execute(db);
}

export interface NewReview {
  id: string;
  accessId: EmergencyId;
  citizenId: PersonId;
  by: PersonId;
  outcome: ReviewOutcome;
  words: string;
  at: Date;
}

/** Adds a review; the same one sent again is the same one. */
export async function storeReview(db: Db, review: NewReview): Promise<void> {
  await sql`
    insert into emergency_review (access_id, id, citizen_id, reviewed_by, outcome, words, at)
    values (${review.accessId}, ${review.id}, ${review.citizenId}, ${review.by}, ${review.outcome}, ${review.words}, ${review.at})
    on conflict do nothing`.execute(db);
}
