import { type RawBuilder, sql } from 'kysely';
import type { AttachmentId, CitizenId, MessageId, ParticipantId, PersonId, RoomId } from '../../../kernel/ids.ts';
import { asTask, type Db } from '../../../platform/server/database.ts';
import type { Unsent } from '../domain/attach-to-message.ts';
import type { Attachment, TakenAlong } from '../domain/attachment.ts';

interface AttachmentRow {
  id: AttachmentId;
  room_id: RoomId;
  message_id: MessageId | null;
  kind: Attachment['kind'] | null;
  name: string;
  description: string;
  media_type: string | null;
  size: number | null;
  width: number | null;
  height: number | null;
  seconds: number | null;
}
interface UploadRow extends AttachmentRow {
  announced_size: number;
  received_size: number;
}
interface ObjectRow extends AttachmentRow {
  object_id: string;
  preview_size: number | null;
}

const columns = sql`a.id, a.room_id, a.message_id, a.kind, a.name, a.description, a.media_type, a.size, a.width, a.height, a.seconds`;

/** A file on its way: how much of it is here; the attachment once it is whole. */
export interface Upload {
  name: string;
  size: number;
  received: number;
  attachment: Attachment | null;
}

interface Place {
  roomId: RoomId;
  attachmentId: AttachmentId;
}
interface Mine {
  personId: PersonId;
  participantId: ParticipantId;
}

/** Stores that a file is coming; one that has the id already stays as it is. */
export async function addUpload(
  db: Db,
  place: Place & Mine & { citizenId: CitizenId },
  file: { name: string; size: number; at: Date },
): Promise<void> {
  await sql`insert into attachment (id, room_id, citizen_id, participant_id, person_id, name, announced_size, begun_at)
    values (${place.attachmentId}, ${place.roomId}, ${place.citizenId}, ${place.participantId}, ${place.personId}, ${file.name}, ${file.size}, ${file.at})
    on conflict do nothing`.execute(db);
}

/** A file that I have uploaded, or am uploading, here; what others have sent is none of mine. */
export async function findUpload(db: Db, { roomId, attachmentId }: Place, mine: Mine): Promise<Upload | undefined> {
  const { rows } = await sql<UploadRow>`select ${columns}, a.announced_size, a.received_size from attachment a
    where a.room_id = ${roomId} and a.id = ${attachmentId} and a.person_id = ${mine.personId} and a.participant_id = ${mine.participantId}`.execute(
    db,
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  return { name: row.name, size: row.announced_size, received: row.received_size, attachment: toAttachment(row) };
}

export async function countUnsent(db: Db, roomId: RoomId, personId: PersonId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from attachment where room_id = ${roomId} and person_id = ${personId} and message_id is null`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** Notes that a piece is kept, unless another request has noted it meanwhile. */
export async function noteReceived(db: Db, { roomId, attachmentId }: Place, from: number, to: number): Promise<void> {
  await sql`update attachment set received_size = ${to}
    where room_id = ${roomId} and id = ${attachmentId} and message_id is null and ready_at is null and received_size = ${from}`.execute(
    db,
  );
}

export type Made = Omit<Attachment, 'id' | 'description'> & { objectId: string; previewSize: number | null };

/** Notes what a file turned out to be; says no when it is gone, or when another request has finished it. */
export async function noteReady(db: Db, { roomId, attachmentId }: Place, made: Made, at: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update attachment set ready_at = ${at}, object_id = ${made.objectId}, kind = ${made.kind}, name = ${made.name},
      media_type = ${made.mediaType}, size = ${made.size}, preview_size = ${made.previewSize}, width = ${made.width}, height = ${made.height}, seconds = ${made.seconds}
    where room_id = ${roomId} and id = ${attachmentId} and message_id is null and ready_at is null`.execute(db);
  return numAffectedRows === 1n;
}

export interface StoredObject {
  attachment: Attachment;
  objectId: string;
  previewSize: number | null;
}

/** What lies behind an attachment that I may see, if it is whole. */
export async function findObject(db: Db, { roomId, attachmentId }: Place): Promise<StoredObject | undefined> {
  const { rows } = await sql<ObjectRow>`select ${columns}, a.object_id, a.preview_size from attachment a
    where a.room_id = ${roomId} and a.id = ${attachmentId} and a.ready_at is not null`.execute(db);
  const [row] = rows;
  const attachment = row && toAttachment(row);
  return attachment ? { attachment, objectId: row.object_id, previewSize: row.preview_size } : undefined;
}

/** Mine that lie unsent, among those that are named; locked, so that they can't go with two messages. */
export async function lockUnsent(db: Db, roomId: RoomId, ids: readonly AttachmentId[], mine: Mine): Promise<Unsent[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<AttachmentRow>`select ${columns} from attachment a
    where a.room_id = ${roomId} and a.id = any(${ids}::uuid[]) and a.message_id is null and a.person_id = ${mine.personId} and a.participant_id = ${mine.participantId}
    order by a.id for no key update`.execute(db);
  return rows.map((row) => ({ id: row.id, attachment: toAttachment(row) }));
}

/** The statement that lets a message take along what was uploaded, in the order it names them. */
export function attachingTo(roomId: RoomId, messageId: MessageId, taken: readonly TakenAlong[]): RawBuilder<unknown> {
  return sql`update attachment a set message_id = ${messageId}, position = t.position, description = t.description
    from unnest(${taken.map(({ id }) => id)}::uuid[], ${taken.map(({ description }) => description)}::text[]) with ordinality as t(id, description, position)
    where a.room_id = ${roomId} and a.id = t.id and a.message_id is null`;
}

/** What messages bring, message by message, in their order. */
export async function listAttachments(
  db: Db,
  messages: readonly { roomId: RoomId; id: MessageId }[],
): Promise<ReadonlyMap<string, Attachment[]>> {
  if (messages.length === 0) return new Map();
  const { rows } = await sql<AttachmentRow>`select ${columns} from attachment a
      join unnest(${messages.map(({ roomId }) => roomId)}::uuid[], ${messages.map(({ id }) => id)}::uuid[]) as m(room_id, id)
        on a.room_id = m.room_id and a.message_id = m.id
    order by a.position`.execute(db);
  const byMessage = Map.groupBy(rows, (row) => `${row.room_id}/${row.message_id}`);
  return new Map([...byMessage].map(([key, of]) => [key, of.map(toAttachment).filter((one) => one !== null)]));
}

/** Lets go of an unsent file of mine; gives its object, if it had one. Nothing when there was none. */
export async function dropUnsent(
  db: Db,
  { roomId, attachmentId }: Place,
): Promise<{ objectId: string | null; size: number } | undefined> {
  const { rows } = await sql<{ objectId: string | null; size: number }>`
    delete from attachment where room_id = ${roomId} and id = ${attachmentId} and message_id is null
    returning object_id as "objectId", announced_size as size`.execute(db);
  return rows[0];
}

/** Lets go of a file of mine, unless it has become whole meanwhile; says whether it has. */
export async function dropUnlessReady(db: Db, { roomId, attachmentId }: Place): Promise<boolean> {
  await sql`delete from attachment where room_id = ${roomId} and id = ${attachmentId} and ready_at is null`.execute(db);
  const { rows } = await sql`select 1 from attachment where room_id = ${roomId} and id = ${attachmentId}`.execute(db);
  return rows.length === 1;
}

/** Forgets what was not sent within a day; gives how many. Their bytes are swept after them. */
export async function dropForgotten(db: Db, now: Date): Promise<number> {
  return asTask(db, 'sweep', now, async (trx) => {
    const { numAffectedRows } = await sql`delete from attachment where message_id is null`.execute(trx);
    return Number(numAffectedRows ?? 0);
  });
}

/** Those of the objects that belong to an attachment. */
export async function listNeeded(db: Db, now: Date, objects: readonly string[]): Promise<ReadonlySet<string>> {
  return asTask(db, 'sweep', now, async (trx) => {
    const { rows } = await sql<{ id: string }>`select id from needed_objects(${objects}::uuid[]) as id`.execute(trx);
    return new Set(rows.map(({ id }) => id));
  });
}

function toAttachment(row: AttachmentRow): Attachment | null {
  const { kind, media_type: mediaType, size } = row;
  if (kind === null || mediaType === null || size === null) return null;
  const { id, name, description, width, height, seconds } = row;
  return { id, kind, name, description, mediaType, size, width, height, seconds };
}
