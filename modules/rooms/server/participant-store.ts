import { sql } from 'kysely';
import type {
  CitizenId,
  OrganisationId,
  ParticipantId,
  PersonId,
  PractitionerRoleId,
  RelatedPersonId,
  RoomId,
} from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import type { Db } from '../../../platform/server/database.ts';
import type { Participant } from '../domain/room.ts';

interface ParticipantRow {
  id: ParticipantId;
  room_id: RoomId;
  kind: Participant['kind'];
  person_id: PersonId | null;
  role_id: PractitionerRoleId | null;
  given_name: string;
  family_name: string;
  profession: string;
  organisation_id: OrganisationId | null;
  organisation_name: string | null;
  why: string;
  joined_at: Date | null;
  state: 'asked' | 'given' | 'declined' | 'withdrawn' | null;
  sees_from: Date | null;
  holds_until: Date | null;
  changed_at: Date | null;
  is_contact: boolean;
}

/** Somebody in a room with what the server needs besides what others see. */
export interface StoredParticipant extends Omit<Participant, 'personId'> {
  roomId: RoomId;
  personId: PersonId | null;
  roleId: PractitionerRoleId | null;
}

export interface NewParticipant {
  id: ParticipantId;
  roomId: RoomId;
  citizenId: CitizenId;
  kind: Participant['kind'];
  personId: PersonId | null;
  roleId?: PractitionerRoleId | undefined;
  relatedPersonId?: RelatedPersonId | undefined;
  organisationId?: OrganisationId | undefined;
  givenName: string;
  familyName: string;
  profession: string;
  why: string;
  invitedBy: ParticipantId | null;
  invitedAt: Date;
  joinedAt: Date | null;
  rulesVersion: number | null;
}

/** Everybody in some rooms, in the order in which they were asked; those who left are gone. */
export async function listParticipants(db: Db, roomIds: readonly RoomId[], me: PersonId): Promise<StoredParticipant[]> {
  if (roomIds.length === 0) return [];
  const { rows } = await sql<ParticipantRow>`
    select p.id, p.room_id, p.kind, p.person_id, p.role_id, p.profession, p.organisation_id, o.name as organisation_name,
      coalesce(n.given_name, p.given_name) as given_name, coalesce(n.family_name, p.family_name) as family_name,
      p.why, p.joined_at, c.state, c.sees_from, c.holds_until, c.changed_at, coalesce(r.contact_id = p.id, false) as is_contact
    from participant p
      join room r on r.id = p.room_id
      left join person n on n.id = p.person_id
      left join organisation o on o.id = p.organisation_id
      left join consent c on c.subject_id = p.room_id and c.grantee_id = p.id
    where p.room_id = any(${[...roomIds]}::uuid[]) and p.left_at is null
    order by p.kind <> 'citizen', p.invited_at, p.id`.execute(db);
  return rows.map((row) => toParticipant(row, me));
}

function toParticipant(row: ParticipantRow, me: PersonId): StoredParticipant {
  return {
    id: row.id,
    roomId: row.room_id,
    personId: row.person_id,
    roleId: row.role_id,
    kind: row.kind,
    givenName: row.given_name,
    familyName: row.family_name,
    profession: row.profession,
    organisation:
      row.organisation_id === null || row.organisation_name === null
        ? null
        : { id: row.organisation_id, name: row.organisation_name },
    why: row.why,
    joinedAt: row.joined_at === null ? null : instantOf(row.joined_at),
    consent:
      row.state === null || row.changed_at === null
        ? null
        : {
            state: row.state,
            seesFrom: row.sees_from === null ? null : instantOf(row.sees_from),
            holdsUntil: row.holds_until === null ? null : instantOf(row.holds_until),
            since: instantOf(row.changed_at),
          },
    isContact: row.is_contact,
    isMe: row.person_id === me,
  };
}

export async function insertParticipant(db: Db, p: NewParticipant): Promise<void> {
  await sql`
    insert into participant (id, room_id, citizen_id, kind, person_id, role_id, related_person_id, organisation_id, given_name, family_name,
      profession, why, invited_by, invited_at, joined_at, rules_version)
    values (${p.id}, ${p.roomId}, ${p.citizenId}, ${p.kind}, ${p.personId}, ${p.roleId ?? null}, ${p.relatedPersonId ?? null},
      ${p.organisationId ?? null}, ${p.givenName}, ${p.familyName}, ${p.profession}, ${p.why}, ${p.invitedBy}, ${p.invitedAt},
      ${p.joinedAt}, ${p.rulesVersion})`.execute(db);
}

export async function acceptRules(db: Db, id: ParticipantId, version: number): Promise<void> {
  await sql`update participant set rules_version = ${version} where id = ${id}`.execute(db);
}

export async function markJoined(
  db: Db,
  id: ParticipantId,
  joined: {
    at: Date;
    personId: PersonId;
    roleId?: PractitionerRoleId | undefined;
    relatedPersonId?: RelatedPersonId | undefined;
  },
): Promise<void> {
  await sql`
    update participant set joined_at = coalesce(joined_at, ${joined.at}), person_id = ${joined.personId}, role_id = coalesce(${joined.roleId ?? null}, role_id),
      related_person_id = coalesce(${joined.relatedPersonId ?? null}, related_person_id)
    where id = ${id}`.execute(db);
}

export async function markLeft(db: Db, id: ParticipantId, at: Date): Promise<void> {
  await sql`update participant set left_at = ${at} where id = ${id}`.execute(db);
}

/** Where somebody has a citizen's yes or waits for it, room by room. */
export async function listSeatsOf(
  db: Db,
  { citizenId, personId }: { citizenId: CitizenId; personId: PersonId },
): Promise<{ subjectId: RoomId; granteeId: ParticipantId; state: 'asked' | 'given' }[]> {
  const { rows } = await sql<{ subjectId: RoomId; granteeId: ParticipantId; state: 'asked' | 'given' }>`
    select p.room_id as "subjectId", p.id as "granteeId", c.state
    from participant p join consent c on c.subject_id = p.room_id and c.grantee_id = p.id
    where p.citizen_id = ${citizenId} and p.person_id = ${personId} and c.state in ('asked', 'given')
    order by p.room_id, p.id`.execute(db);
  return rows;
}
