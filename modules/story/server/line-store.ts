import { sql } from 'kysely';
import { z } from 'zod';
import { type ParticipantId, type PersonId, RoomId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import type { Db } from '../../../platform/server/database.ts';
import { type LineId, MemoryLine } from '../domain/memory-line.ts';

const LineRow = MemoryLine.extend({
  writtenAt: z.date().transform(instantOf),
  roomId: RoomId,
  /** Who wrote it, to be told; null when she has left. */
  writerId: z.uuid().nullable(),
});
export type LineRow = z.infer<typeof LineRow>;

/** The lines that I may read, in one room or about one citizen, the latest first. What is struck is not among them. */
export async function listLines(
  db: Db,
  where: { roomId: RoomId } | { citizenId: PersonId },
): Promise<z.infer<typeof LineRow>[]> {
  const which = 'roomId' in where ? sql`l.room_id = ${where.roomId}` : sql`l.citizen_id = ${where.citizenId}`;
  const { rows } = await sql`
    select l.room_id as "roomId", l.id, l.body as text, l.written_at as "writtenAt", p.person_id as "writerId",
      jsonb_build_object('participantId', p.id, 'name', p.given_name || ' ' || p.family_name, 'profession', p.profession,
        'organisation', coalesce(o.name, '')) as "writtenBy",
      l.participant_id in (select m.participant_id from my_rooms() m) as "isMine",
      case when exists (select 1 from lines_shared_with_me() s where s.room_id = l.room_id and s.line_id = l.id) then 'room' else 'writer' end as "readBy"
    from memory_line l join participant p on p.id = l.participant_id left join organisation o on o.id = p.organisation_id
    where ${which} and l.struck_at is null order by l.written_at desc, l.id`.execute(db);
  return z.array(LineRow).parse(rows);
}

interface NewLine {
  roomId: RoomId;
  id: LineId;
  citizenId: PersonId;
  participantId: ParticipantId;
  text: string;
  at: Date;
}

/** Stores a line. One that is sent again is there already. */
export async function storeLine(db: Db, { roomId, id, citizenId, participantId, text, at }: NewLine): Promise<void> {
  await sql`
    insert into memory_line (room_id, id, citizen_id, participant_id, body, written_at)
    values (${roomId}, ${id}, ${citizenId}, ${participantId}, ${text}, ${at}) on conflict do nothing`.execute(db);
}

/** Something that is done to one line, by whom and when. */
export interface LineStep {
  roomId: RoomId;
  id: LineId;
  citizenId: PersonId;
  by: PersonId;
  at: Date;
}

/** Strikes a line; the database takes its words away in the same moment. */
export async function strikeLine(db: Db, { roomId, id, by, at }: LineStep): Promise<void> {
  await sql`
    update memory_line set struck_by = ${by}, struck_at = ${at}
    where room_id = ${roomId} and id = ${id} and struck_at is null`.execute(db);
}

export async function shareLine(db: Db, { roomId, id, citizenId, by, at }: LineStep): Promise<void> {
  await sql`
    insert into memory_line_share (room_id, line_id, citizen_id, shared_by, shared_at)
    values (${roomId}, ${id}, ${citizenId}, ${by}, ${at}) on conflict do nothing`.execute(db);
}

export async function endSharing(db: Db, { roomId, id, by, at }: LineStep): Promise<void> {
  await sql`
    update memory_line_share set ended_by = ${by}, ended_at = ${at}
    where room_id = ${roomId} and line_id = ${id} and ended_at is null`.execute(db);
}
