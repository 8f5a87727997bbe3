import { sql } from 'kysely';
import type { OrganisationId, PersonId, PractitionerRoleId } from '../../../kernel/ids.ts';
import { Instant, instantOf } from '../../../kernel/instant.ts';
import type { Db } from '../../../platform/server/database.ts';
import type { AuditEntry } from '../domain/audit-entry.ts';

type AuditTables = {
  audit_entry: {
    id: number;
    at: Date;
    event: string;
    citizen_id: PersonId;
    place_id: string | null;
    person_id: PersonId;
    role_id: string | null;
    organisation_id: OrganisationId | null;
    basis: AuditEntry['basis'];
    detail: AuditEntry['detail'];
  };
  person: { id: PersonId; given_name: string; family_name: string };
  practitioner_role: { id: PractitionerRoleId; profession: string };
  organisation: { id: OrganisationId; name: string };
};

interface EntryRow {
  number: number;
  at: Date;
  event: string;
  person_id: PersonId;
  place_id: string | null;
  basis: AuditEntry['basis'];
  detail: AuditEntry['detail'];
  given_name: string | null;
  family_name: string | null;
  profession: string | null;
  organisation: string | null;
}

/** The one whose side I stand on: myself as a citizen, or the child I am guardian of. */
export async function findMyCitizen(db: Db): Promise<PersonId | undefined> {
  const { rows } = await sql<{ id: PersonId }>`select citizens_i_am() as id`.execute(db);
  return rows[0]?.id;
}

export interface EntryPage {
  citizenId: PersonId;
  me: PersonId;
  place?: string | undefined;
  /** Only entries older than this one. */
  before?: number | undefined;
  /** Only these, by their numbers in the whole log. */
  ids?: readonly number[];
  limit: number;
}

/** The number in the whole log of one of my entries, which I know by its number among my own. */
export async function findMyEntryId(db: Db, number: number): Promise<number | undefined> {
  const { rows } = await sql<{ id: number | null }>`select my_entry_id(${number}) as id`.execute(db);
  return rows[0]?.id ?? undefined;
}

/** Entries about a citizen, the newest first, with the names as the one who asks may know them. */
export async function findEntries(db: Db, page: EntryPage): Promise<AuditEntry[]> {
  return [...(await findEntriesById(db, page)).values()];
}

/** The same by their numbers in the whole log, under which other tables keep them and which nobody is told. */
export async function findEntriesById(db: Db, page: EntryPage): Promise<Map<number, AuditEntry>> {
  // Numbered citizen by citizen: the number that an entry has in the whole log tells how much happens to everybody else.
  let query = db
    .withTables<AuditTables>()
    .with('numbered', (own) =>
      own
        .selectFrom('audit_entry')
        .select(['id', sql<number>`row_number() over (order by id)`.as('number')])
        .where('citizen_id', '=', page.citizenId),
    )
    .selectFrom('numbered as n')
    .innerJoin('audit_entry as e', 'e.id', 'n.id')
    .leftJoin('person as p', 'p.id', 'e.person_id')
    .leftJoin('practitioner_role as r', (join) => join.on(sql<boolean>`r.id = e.role_id`))
    .leftJoin('organisation as o', 'o.id', 'e.organisation_id')
    .select(['n.number', 'e.id', 'e.at', 'e.event', 'e.person_id', 'e.place_id', 'e.basis', 'e.detail'])
    .select(['p.given_name', 'p.family_name', 'r.profession', 'o.name as organisation'])
    .orderBy('n.number', 'desc')
    .limit(page.limit);
  if (page.place !== undefined) query = query.where('e.place_id', '=', page.place);
  if (page.before !== undefined) query = query.where('n.number', '<', page.before);
  if (page.ids !== undefined) query = query.where('e.id', 'in', page.ids);
  const rows = await query.execute();
  return new Map(rows.map((row) => [row.id, presentEntry(row, page.me)]));
}

function presentEntry(row: EntryRow, me: PersonId): AuditEntry {
  return {
    id: row.number,
    at: instantOf(row.at),
    event: row.event,
    who: {
      personId: row.person_id,
      givenName: row.given_name ?? '',
      familyName: row.family_name ?? '',
      isMe: row.person_id === me,
      profession: row.profession,
      organisation: row.organisation,
    },
    placeId: row.place_id,
    basis: row.basis,
    basisSince: row.basis === 'consent' ? (Instant.safeParse(row.detail.since).data ?? null) : null,
    detail: row.detail,
  };
}
