import { sql } from 'kysely';
import { z } from 'zod';
import { ParticipantId, PersonId, type PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import type { Db } from '../../../platform/server/database.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { HandoverId, type HandoverState } from '../domain/handover.ts';
import { KeptSubjectId, plainOf, stemsOf } from '../domain/kept-subject.ts';
import { LineId } from '../domain/line.ts';

const LineRow = z.object({
  id: LineId,
  handoverId: HandoverId,
  kind: z.enum(['agenda', 'summary']),
  text: z.string(),
  plain: z.string(),
  by: PersonId,
  byName: z.string(),
  forName: z.string().nullable(),
  at: z.date().transform(instantOf),
  correction: z.string().nullable(),
});
export type LineRow = z.infer<typeof LineRow>;

/** The lines that I may read, oldest first; what touches a subject that is kept from me is not among them. */
export async function findLines(db: Db, handovers: readonly HandoverId[]): Promise<LineRow[]> {
  const { rows } = await sql`
    select l.id, l.handover_id as "handoverId", l.kind, l.text, l.plain || coalesce(c.plain, '') as plain, l.by_person as by,
      coalesce(n.given_name || ' ' || n.family_name, '') as "byName",
      (select f.given_name || ' ' || f.family_name from practitioner_role r join person f on f.id = r.person_id where r.id = l.for_role_id) as "forName",
      l.at, c.text as correction
    from handover_line l left join person n on n.id = l.by_person
      left join lateral (select c.text, c.plain from handover_correction c where c.line_id = l.id order by c.nr desc limit 1) c on true
    where l.handover_id = any(${handovers}::uuid[]) and l.struck_at is null order by l.nr`.execute(db);
  return z.array(LineRow).parse(rows);
}

interface NewLine {
  id: LineId;
  /** In whose place it is written. */
  forRoleId: PractitionerRoleId | null;
  kind: LineRow['kind'];
  text: string;
}

export async function storeLine(
  { db, me, now }: Unit,
  of: HandoverState,
  { id, kind, text, forRoleId }: NewLine,
): Promise<void> {
  await sql`
    insert into handover_line (id, handover_id, room_id, citizen_id, kind, text, plain, by_person, by_role_id, for_role_id, at)
    values (${id}, ${of.id}, ${of.roomId}, ${of.citizenId}, ${kind}, ${text.toWellFormed()}, ${plainOf(text)}, ${me.personId},
      ${me.acting.kind === 'practitioner' ? me.acting.roleId : null}, ${forRoleId}, ${now})`.execute(db);
}

/** Strikes lines that I may strike; gives how many it were. */
export async function strikeLines({ db, now }: Unit, ids: readonly LineId[]): Promise<number> {
  const { numAffectedRows = 0n } =
    await sql`update handover_line set struck_at = ${now} where id = any(${ids}::uuid[]) and struck_at is null`.execute(
      db,
    );
  return Number(numAffectedRows);
}

/** Whether somebody else has begun the summary, which she does not show yet. */
export async function isSummedUpByAnother(db: Db, id: HandoverId): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select is_summed_up_by_another(${id}) as is`.execute(db);
  return rows[0]?.is === true;
}

export async function storeCorrection(
  { db, me, now }: Unit,
  of: HandoverState,
  { id, lineId, text }: { id: string; lineId: LineId; text: string },
): Promise<void> {
  await sql`
    insert into handover_correction (id, line_id, room_id, citizen_id, text, plain, by_person, at)
    values (${id}, ${lineId}, ${of.roomId}, ${of.citizenId}, ${text.toWellFormed()}, ${plainOf(text)}, ${me.personId}, ${now})
    on conflict (id) do nothing`.execute(db);
}

const SubjectRow = z.object({
  id: KeptSubjectId,
  roomId: RoomId,
  text: z.string(),
  stems: z.array(z.string()),
  byName: z.string(),
  at: z.date().transform(instantOf),
  told: z.array(z.object({ participantId: ParticipantId, name: z.string() })),
});
export type SubjectRow = z.infer<typeof SubjectRow>;

/** What the citizens of these rooms do not want to talk about, as far as I may know, with those who know of it. */
export async function findSubjects(db: Db, rooms: readonly RoomId[]): Promise<SubjectRow[]> {
  const { rows } = await sql`
    select s.id, s.room_id as "roomId", s.text, s.stems, coalesce(n.given_name || ' ' || n.family_name, '') as "byName", s.at,
      coalesce((select jsonb_agg(jsonb_build_object('participantId', p.id, 'name', p.given_name || ' ' || p.family_name) order by p.given_name, p.id)
        from kept_subject_reader d join participant p on p.id = d.participant_id where d.subject_id = s.id), '[]') as told
    from kept_subject s left join person n on n.id = s.by_person
    where s.room_id = any(${rooms}::uuid[]) and s.lifted_at is null order by s.at, s.id`.execute(db);
  return z.array(SubjectRow).parse(rows);
}

/** In which of the rooms the citizen keeps anything at all. */
export async function findRoomsThatKeep(db: Db, rooms: readonly RoomId[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ room: string }>`select room from keeps_subjects(${rooms}::uuid[]) as room`.execute(db);
  return new Set(rows.map(({ room }) => room));
}

export async function storeSubject(
  { db, me, now }: Unit,
  of: HandoverState,
  { id, text }: { id: KeptSubjectId; text: string },
): Promise<void> {
  await sql`
    insert into kept_subject (id, handover_id, room_id, citizen_id, text, stems, by_person, by_role_id, at)
    values (${id}, ${of.id}, ${of.roomId}, ${of.citizenId}, ${text.toWellFormed()}, ${stemsOf(text)}, ${me.personId},
      ${me.acting.kind === 'practitioner' ? me.acting.roleId : null}, ${now})`.execute(db);
}

/** Lifts it, where I may. */
export async function liftSubject({ db, now }: Unit, id: KeptSubjectId): Promise<void> {
  await sql`update kept_subject set lifted_at = ${now} where id = ${id} and lifted_at is null`.execute(db);
}

/** Whether anything is there again for those who did not know of what was lifted. */
export async function bringsBack(db: Db, id: KeptSubjectId): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select brings_back(${id}) as is`.execute(db);
  return rows[0]?.is === true;
}

export interface Telling {
  id: KeptSubjectId;
  participantId: ParticipantId;
  told: boolean;
}

/** Tells somebody what it is, or takes that back. */
export async function tellSubject(
  { db, now }: Unit,
  of: HandoverState,
  { id, participantId, told }: Telling,
): Promise<void> {
  await (told
    ? sql`insert into kept_subject_reader (subject_id, participant_id, citizen_id, at) values (${id}, ${participantId}, ${of.citizenId}, ${now})
        on conflict do nothing`
    : sql`delete from kept_subject_reader where subject_id = ${id} and participant_id = ${participantId}`
  ).execute(db);
}

const ListenerRow = z.object({ roomId: RoomId, participantId: ParticipantId, personId: PersonId, name: z.string() });
export type ListenerRow = z.infer<typeof ListenerRow>;

/** Who is in a room beside the citizen, by name. */
export async function findListeners(db: Db, rooms: readonly RoomId[]): Promise<ListenerRow[]> {
  const { rows } = await sql`
    select p.room_id as "roomId", p.id as "participantId", p.person_id as "personId", p.given_name || ' ' || p.family_name as name
    from participant p where p.room_id = any(${rooms}::uuid[]) and p.kind <> 'citizen' and p.left_at is null and p.joined_at is not null
      and p.person_id in (select room_audience(p.room_id)) order by p.given_name, p.family_name, p.id`.execute(db);
  return z.array(ListenerRow).parse(rows);
}

/** The seat of somebody in a role in a room, if she is there now. */
export async function findSeat(db: Db, roomId: RoomId, roleId: string): Promise<ParticipantId | undefined> {
  const { rows } = await sql<{ id: ParticipantId }>`
    select p.id from participant p where p.room_id = ${roomId} and p.role_id = ${roleId} and p.left_at is null and p.joined_at is not null
      and p.role_id in (select role_id from roles_in_my_rooms(array[${roomId}::uuid])) limit 1`.execute(db);
  return rows[0]?.id;
}

/** Whether a text touches anything the citizen keeps from anybody in the room: then not all are told that it was written. */
export async function touchesWhatIsKept(db: Db, roomId: RoomId, text: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select touches_what_is_kept(${roomId}, ${plainOf(text)}) as is`.execute(
    db,
  );
  return rows[0]?.is === true;
}
