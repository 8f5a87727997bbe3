import { sql } from 'kysely';
import type {
  CitizenId,
  OrganisationId,
  ParticipantId,
  PersonId,
  RelatedPersonId,
  RoomId,
} from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/server/database.ts';

export interface InvitationRow {
  participant_id: ParticipantId;
  room_id: RoomId;
  citizen_id: CitizenId;
  citizen_name: string;
  purpose: string;
  why: string;
  profession: string;
  organisation_id: OrganisationId | null;
  organisation_name: string | null;
  given_name: string;
  family_name: string;
  person_id: PersonId | null;
  kind: 'practitioner' | 'related-person';
  related_person_id: RelatedPersonId | null;
  sees_from: Date | null;
  holds_until: Date | null;
  consent_id: string;
  /** When the citizen last said yes. */
  said_yes_at: Date;
  inviter_name: string;
  inviter_profession: string;
  inviter_organisation: string;
}

export async function insertInvitation(
  db: Db,
  invitation: {
    tokenHash: Buffer;
    participantId: ParticipantId;
    roomId: RoomId;
    citizenId: CitizenId;
    madeBy: PersonId;
    madeAt: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await endInvitations(db, invitation.participantId, invitation.madeAt);
  await sql`
    insert into invitation (token_hash, participant_id, room_id, citizen_id, made_by, made_at, expires_at)
    values (${invitation.tokenHash}, ${invitation.participantId}, ${invitation.roomId}, ${invitation.citizenId}, ${invitation.madeBy},
      ${invitation.madeAt}, ${invitation.expiresAt})`.execute(db);
}

export async function endInvitations(db: Db, participantId: ParticipantId, at: Date): Promise<void> {
  await sql`update invitation set revoked_at = ${at} where participant_id = ${participantId} and revoked_at is null and used_at is null`.execute(
    db,
  );
}

/** A living invitation with the citizen's yes behind it; only under the task `join`, since whoever holds the link is nobody yet. */
export async function findInvitation(db: Db, tokenHash: Buffer, now: Date): Promise<InvitationRow | undefined> {
  const { rows } = await sql<InvitationRow>`
    select p.id as participant_id, p.room_id, p.citizen_id, c.given_name || ' ' || c.family_name as citizen_name, r.purpose, p.why,
      p.profession, p.organisation_id, o.name as organisation_name, p.given_name, p.family_name, p.person_id, p.kind, p.related_person_id,
      s.sees_from, s.holds_until, s.action_id as consent_id, s.changed_at as said_yes_at,
      coalesce(b.given_name || ' ' || b.family_name, '') as inviter_name, coalesce(b.profession, '') as inviter_profession,
      coalesce(bo.name, '') as inviter_organisation
    from invitation i
      join participant p on p.id = i.participant_id join room r on r.id = p.room_id
      join person c on c.id = p.citizen_id
      join consent s on s.subject_id = p.room_id and s.grantee_id = p.id
      left join organisation o on o.id = p.organisation_id
      left join participant b on b.id = p.invited_by left join organisation bo on bo.id = b.organisation_id
    where i.token_hash = ${tokenHash} and i.revoked_at is null and i.expires_at > ${now}
      and p.citizen_id not in (select citizens_who_block_me())
      and r.closed_at is null and p.left_at is null and s.state = 'given' and (s.holds_until is null or s.holds_until > ${now})
    for update of i`.execute(db);
  return rows[0];
}

export async function markUsed(db: Db, tokenHash: Buffer, at: Date): Promise<void> {
  await sql`update invitation set used_at = coalesce(used_at, ${at}) where token_hash = ${tokenHash}`.execute(db);
}
