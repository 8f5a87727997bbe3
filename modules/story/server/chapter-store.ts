import { sql } from 'kysely';
import { z } from 'zod';
import { CitizenId, OrganisationId, ParticipantId, type PersonId, RoomId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import type { Db } from '../../../platform/server/database.ts';
import { Chapter, ChapterId, type Receiver, type Topic, VersionId, WrittenAs } from '../domain/chapter.ts';
import { StoryPerson } from '../domain/story.ts';

const at = z.date().transform(instantOf);
const ChapterRow = Chapter.extend({ writtenAt: at, versions: z.int() });

const MyCitizen = z.object({ id: CitizenId, givenName: z.string(), decides: z.boolean(), hasGuardian: z.boolean() });
export type MyCitizen = z.infer<typeof MyCitizen>;

/** The citizen whose side I stand on, myself or the child I act for; nobody in any other role. */
export async function findMyCitizen(db: Db): Promise<MyCitizen | undefined> {
  const { rows } = await sql`
    select p.id, p.given_name as "givenName", p.id in (select citizens_i_decide_for()) as decides,
      (select count(*) > 1 from citizen_side_of(p.id)) as "hasGuardian"
    from person p where p.id in (select citizens_i_am())`.execute(db);
  return z.array(MyCitizen).parse(rows)[0];
}

/** All chapters of a citizen as they read now, also those that are put away, in the order in which they were begun. */
export async function listChapters(db: Db, citizenId: PersonId): Promise<z.infer<typeof ChapterRow>[]> {
  const { rows } = await sql`
    select distinct on (c.begun_at, c.id) c.id, c.topic, v.title, v.body as text, v.id as "versionId", v.written_at as "writtenAt",
      v.written_as as "writtenAs", v.position as versions
    from chapter c join chapter_version v on v.citizen_id = c.citizen_id and v.chapter_id = c.id
    where c.citizen_id = ${citizenId} order by c.begun_at, c.id, v.position desc`.execute(db);
  return z.array(ChapterRow).parse(rows);
}

/** Holds a citizen's story until the transaction ends, so that two who write at once come one after the other. */
export async function lockStory(db: Db, citizenId: PersonId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('story ' || ${citizenId}, 0))`.execute(db);
}

interface NewVersion {
  citizenId: PersonId;
  chapterId: ChapterId;
  id: VersionId;
  topic: Topic;
  title: string;
  text: string;
  writtenAs: WrittenAs;
  isFirst: boolean;
}

/** Stores a version, and with the first one its chapter. */
export async function storeVersion(db: Db, by: { personId: PersonId; at: Date }, version: NewVersion): Promise<void> {
  const { citizenId, chapterId, id, topic, title, text, writtenAs, isFirst } = version;
  if (isFirst)
    await sql`
      insert into chapter (citizen_id, id, topic, begun_by, begun_at)
      values (${citizenId}, ${chapterId}, ${topic}, ${by.personId}, ${by.at})`.execute(db);
  await sql`
    insert into chapter_version (citizen_id, chapter_id, id, position, title, body, written_by, written_as, written_at)
    select ${citizenId}, ${chapterId}, ${id}, coalesce(max(position), 0) + 1, ${title}, ${text}, ${by.personId}, ${writtenAs}, ${by.at}
    from chapter_version where citizen_id = ${citizenId} and chapter_id = ${chapterId}`.execute(db);
}

const VersionRow = z.object({
  id: VersionId,
  title: z.string(),
  text: z.string(),
  writtenAt: at,
  writtenAs: WrittenAs,
});

/** How a chapter has read, the latest first. */
export async function listVersions(
  db: Db,
  citizenId: PersonId,
  chapterId: ChapterId,
): Promise<z.infer<typeof VersionRow>[]> {
  const { rows } = await sql`
    select id, title, body as text, written_at as "writtenAt", written_as as "writtenAs" from chapter_version
    where citizen_id = ${citizenId} and chapter_id = ${chapterId} order by position desc`.execute(db);
  return z.array(VersionRow).parse(rows);
}

const Seat = z.object({ roomId: RoomId, purpose: z.string() }).extend(StoryPerson.shape);

/** Who is in the citizen's open rooms, with what each room is for. */
export async function listSeats(db: Db): Promise<z.infer<typeof Seat>[]> {
  const { rows } = await sql`
    select s.room_id as "roomId", r.purpose, s.participant_id as "participantId", p.kind,
      p.given_name || ' ' || p.family_name as name, p.profession, s.organisation_id as "organisationId", coalesce(o.name, '') as organisation
    from seats_in_my_citizens_rooms() s join room r on r.id = s.room_id join participant p on p.id = s.participant_id
      left join organisation o on o.id = s.organisation_id
    order by r.opened_at desc, r.id, p.invited_at, p.id`.execute(db);
  return z.array(Seat).parse(rows);
}

const ReleaseRow = z.object({
  chapterId: ChapterId,
  roomId: RoomId,
  participantId: ParticipantId.nullable(),
  organisationId: OrganisationId.nullable(),
});

export interface Release {
  chapterId: ChapterId;
  roomId: RoomId;
  to: Receiver;
}

/** The releases of my citizen's chapters that hold now. */
export async function listReleases(db: Db): Promise<Release[]> {
  const { rows } = await sql`
    select chapter_id as "chapterId", room_id as "roomId", participant_id as "participantId", organisation_id as "organisationId"
    from releases_of_my_citizen() order by 1, 2, 3, 4`.execute(db);
  return z
    .array(ReleaseRow)
    .parse(rows)
    .map(({ participantId, organisationId, ...release }) => ({ ...release, to: toOf(participantId, organisationId) }));
}

function toOf(participantId: ParticipantId | null, organisationId: OrganisationId | null): Receiver {
  if (participantId !== null) return { kind: 'participant', participantId };
  if (organisationId === null) throw new Error('A release is for somebody.');
  return { kind: 'organisation', organisationId };
}

interface Ending {
  citizenId: PersonId;
  chapterId: ChapterId;
  /** All of the chapter, when none is named. */
  one?: { roomId: RoomId; to: Receiver } | undefined;
  by: PersonId;
  at: Date;
}

/** Ends the open releases of a chapter, one or all. */
export async function endReleases(db: Db, { citizenId, chapterId, one, by, at: now }: Ending): Promise<void> {
  const which =
    one === undefined
      ? sql`true`
      : sql`room_id = ${one.roomId} and coalesce(participant_id, organisation_id) = ${idIn(one.to)}`;
  await sql`
    update chapter_release set ended_by = ${by}, ended_at = ${now}
    where citizen_id = ${citizenId} and chapter_id = ${chapterId} and ended_at is null and ${which}`.execute(db);
}

const idIn = (to: Receiver) => (to.kind === 'participant' ? to.participantId : to.organisationId);

interface NewRelease extends Release {
  id: string;
  citizenId: PersonId;
  by: PersonId;
  at: Date;
}

export async function storeRelease(db: Db, { id, citizenId, chapterId, roomId, to, by, at: now }: NewRelease) {
  const [participantId, organisationId] =
    to.kind === 'participant' ? [to.participantId, null] : [null, to.organisationId];
  await sql`
    insert into chapter_release (citizen_id, id, chapter_id, room_id, participant_id, organisation_id, released_by, released_at)
    values (${citizenId}, ${id}, ${chapterId}, ${roomId}, ${participantId}, ${organisationId}, ${by}, ${now})`.execute(
    db,
  );
}

const ReceiptRow = z.object({
  chapterId: ChapterId,
  versionId: VersionId,
  name: z.string(),
  organisation: z.string(),
  markedAt: at,
});

/** The latest that each receiver has said of each chapter, the latest first. */
export async function listReceipts(db: Db, citizenId: PersonId): Promise<z.infer<typeof ReceiptRow>[]> {
  const { rows } = await sql`
    select * from (
      select distinct on (r.chapter_id, r.participant_id) r.chapter_id as "chapterId", r.version_id as "versionId",
        p.given_name || ' ' || p.family_name as name, coalesce(o.name, '') as organisation, r.marked_at as "markedAt"
      from chapter_receipt r join participant p on p.id = r.participant_id left join organisation o on o.id = p.organisation_id
      where r.citizen_id = ${citizenId} order by r.chapter_id, r.participant_id, r.marked_at desc) latest
    order by "markedAt" desc, name`.execute(db);
  return z.array(ReceiptRow).parse(rows);
}

/** Whom a chapter is told to now, by room: whose screens a change concerns. */
export async function listToldOf(db: Db, chapterId: ChapterId): Promise<ReadonlyMap<RoomId, string[]>> {
  const { rows } = await sql<{ roomId: RoomId; people: string[] }>`
    select room_id as "roomId", array_agg(person_id) as people from told_of_chapter(${chapterId}) group by room_id order by room_id`.execute(
    db,
  );
  return new Map(rows.map(({ roomId, people }) => [roomId, people]));
}

/** The citizen and whoever acts for her. */
export async function listCitizenSide(db: Db, citizenId: PersonId): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from citizen_side_of(${citizenId}) as id`.execute(db);
  return rows.map(({ id }) => id);
}
