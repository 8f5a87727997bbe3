import { type RawBuilder, sql } from 'kysely';
import type { CitizenId, MessageId, OrganisationId, ParticipantId, PersonId, RoomId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import type { Db } from '../../../platform/server/database.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import type { Addressee, Origin } from '../domain/address-rectification.ts';
import type { NewAnswer, Rectification, RectificationId, RectificationTarget } from '../domain/rectification.ts';

/** Who wrote the message, if it is in a room of the citizen whose side I stand on. */
export async function findMessageOrigin(
  db: Db,
  roomId: RoomId,
  messageId: MessageId,
): Promise<{ origin: Origin; participantId: ParticipantId } | undefined> {
  const { rows } = await sql<{
    participantId: ParticipantId;
    personId: PersonId | null;
    organisationId: OrganisationId | null;
    isOwn: boolean;
  }>`select participant_id as "participantId", person_id as "personId", organisation_id as "organisationId", is_citizen as "isOwn"
    from who_wrote_message(${roomId}, ${messageId})`.execute(db);
  const [row] = rows;
  return row && { origin: { of: 'message', ...row }, participantId: row.participantId };
}

/** Which organisation an entry about the citizen came from, if it is there for me. */
export async function findEntryOrigin(db: Db, citizenId: CitizenId, entryId: number): Promise<Origin | undefined> {
  const { rows } = await sql<{ organisationId: OrganisationId | null }>`
    select organisation_id as "organisationId" from audit_entry where id = my_entry_id(${entryId}) and citizen_id = ${citizenId}`.execute(
    db,
  );
  return rows[0] && { of: 'entry', ...rows[0] };
}

/** The organisations that know a citizen, the one that has known her longest first. */
export async function listKnownBy(db: Db, citizenId: CitizenId): Promise<{ id: OrganisationId; name: string }[]> {
  const { rows } = await sql<{ id: OrganisationId; name: string }>`
    select o.id, o.name from affiliation a join organisation o on o.id = a.organisation_id
    where a.citizen_id = ${citizenId} order by a.since, o.id`.execute(db);
  return rows;
}

export interface StoredRectification {
  id: RectificationId;
  citizenId: CitizenId;
  target: RectificationTarget;
  participantId: ParticipantId | null;
  words: string;
  to: Addressee;
}

export async function insertRectification(unit: Unit, one: StoredRectification): Promise<void> {
  const { target, to } = one;
  const message = target.kind === 'message' ? target : undefined;
  await sql`
    insert into rectification (id, citizen_id, target, room_id, message_id, participant_id, entry_id, body, written_by, written_at,
      to_person_id, to_organisation_id)
    values (${one.id}, ${one.citizenId}, ${target.kind}, ${message?.roomId ?? null}, ${message?.messageId ?? null}, ${one.participantId},
      my_entry_id(${target.kind === 'entry' ? target.entryId : null}), ${one.words}, ${unit.me.personId}, ${unit.now}, ${to.personId}, ${to.organisationId})`.execute(
    unit.db,
  );
}

export async function insertAnswer(
  unit: Unit,
  to: { id: RectificationId; citizenId: CitizenId },
  { outcome, words }: NewAnswer,
): Promise<void> {
  const { acting, personId } = unit.me;
  await sql`
    insert into rectification_answer (rectification_id, citizen_id, outcome, body, answered_by, answered_role_id, answered_at)
    values (${to.id}, ${to.citizenId}, ${outcome}, ${words}, ${personId}, ${acting.kind === 'practitioner' ? acting.roleId : null},
      ${unit.now})`.execute(unit.db);
}

interface Row {
  id: RectificationId;
  citizen_id: CitizenId;
  target: RectificationTarget['kind'];
  room_id: RoomId | null;
  message_id: MessageId | null;
  entry_id: number | null;
  to_organisation_id: OrganisationId | null;
  citizen: string;
  writer: string;
  body: string;
  written_at: Date;
  outcome: NewAnswer['outcome'] | null;
  answer: string | null;
  answerer: string | null;
  answered_at: Date | null;
  is_mine: boolean;
  is_citizen_side: boolean;
  is_in_room: boolean;
}

export type SeenRectification = Rectification & {
  citizenId: CitizenId;
  /** Whether it was mine to answer, answered or not. */
  mayHaveAnswered: boolean;
  isCitizenSide: boolean;
  isInRoom: boolean;
};

/** Those that I may see, the newest first; in one room, or one alone. */
export async function listSeen(
  db: Db,
  only: { roomId?: RoomId | undefined; id?: RectificationId | undefined } = {},
): Promise<SeenRectification[]> {
  const { rows } = await seen(
    sql`(${only.roomId ?? null}::uuid is null or r.room_id = ${only.roomId ?? null}) and (${only.id ?? null}::uuid is null or r.id = ${only.id ?? null})`,
  ).execute(db);
  return rows.map(present);
}

function seen(condition: RawBuilder<unknown>): RawBuilder<Row> {
  return sql<Row>`
    select r.id, r.citizen_id, r.target, r.room_id, r.message_id, case when r.entry_id is not null then entry_number(r.entry_id) end as entry_id, r.to_organisation_id, n.citizen, n.writer, r.body,
      r.written_at, a.outcome, a.body as answer, n.answerer, a.answered_at,
      acting_kind() <> 'citizen' and is_mine_to_answer(r.to_person_id, r.to_organisation_id, r.room_id, r.participant_id) as is_mine,
      r.citizen_id in (select citizens_i_am()) as is_citizen_side,
      r.room_id is not null and exists (select 1 from my_rooms(r.room_id) m where m.room_id = r.room_id) as is_in_room
    from rectification r cross join names_on_rectification(r.id) n left join rectification_answer a on a.rectification_id = r.id
    where ${condition} order by r.written_at desc, r.id limit 200`;
}

function present(row: Row): SeenRectification {
  return {
    id: row.id,
    citizenId: row.citizen_id,
    target: targetOf(row),
    citizenName: row.citizen,
    words: row.body,
    writtenByName: row.writer,
    writtenAt: instantOf(row.written_at),
    answer:
      row.outcome === null || row.answered_at === null
        ? null
        : { outcome: row.outcome, words: row.answer ?? '', byName: row.answerer ?? '', at: instantOf(row.answered_at) },
    mayAnswer: row.is_mine && row.outcome === null,
    mayHaveAnswered: row.is_mine,
    isCitizenSide: row.is_citizen_side,
    isInRoom: row.is_in_room,
  };
}

function targetOf(row: Row): RectificationTarget {
  if (row.room_id !== null && row.message_id !== null)
    return { kind: 'message', roomId: row.room_id, messageId: row.message_id };
  if (row.entry_id !== null) return { kind: 'entry', entryId: row.entry_id };
  if (row.to_organisation_id === null) throw new Error('A rectification without a target was stored.');
  return { kind: 'person', organisationId: row.to_organisation_id };
}

/** Whoever is to hear of it: those in the room, else the citizen's side and those who answer for the organisation. */
export async function audienceOf(
  unit: Unit,
  {
    roomId,
    citizenId,
    organisationId,
  }: { roomId: RoomId | null; citizenId: CitizenId; organisationId: OrganisationId | null },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct id from (
      select room_audience(${roomId}::uuid) as id where ${roomId}::uuid is not null
      union select who_answers_for(${organisationId}::uuid) where ${organisationId}::uuid is not null and ${roomId}::uuid is null
      union select ${citizenId}::uuid) told
    where id <> ${unit.me.personId}`.execute(unit.db);
  return rows.map(({ id }) => id);
}
