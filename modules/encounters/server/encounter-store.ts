import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { CitizenId, PersonId, PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import type { Db } from '../../../platform/server/database.ts';
import { jsonOf } from '../../../platform/server/json-of.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { AppointmentId } from '../../calendar/domain/appointment.ts';
import { plainOf } from '../../transitions/domain/kept-subject.ts';
import { TalkAge } from '../domain/age-of-talk.ts';
import { EncounterId, NoteWords, TalkHow, TalkKind } from '../domain/encounter.ts';
import { type EncounterStep, EncounterWish } from '../domain/encounter-step.ts';

const instant = z.date().transform(instantOf);

const TalkRow = z.object({
  id: EncounterId,
  roomId: RoomId,
  citizenId: CitizenId,
  roleId: PractitionerRoleId,
  personId: PersonId,
  appointmentId: AppointmentId.nullable(),
  kind: TalkKind,
  how: TalkHow,
  startedAt: instant,
  minutes: z.int(),
});
export type TalkRow = z.infer<typeof TalkRow>;

/** The talks that I may know of: of one room, of one id, or those of my role that have nothing written. */
export async function listTalks(
  db: Db,
  which:
    | { roomId: RoomId }
    | { id: EncounterId }
    | { ofRole: PractitionerRoleId; since: Date }
    | { appointmentId: AppointmentId; roleId: PractitionerRoleId },
): Promise<TalkRow[]> {
  const { rows } = await sql`
    select id, room_id as "roomId", citizen_id as "citizenId", role_id as "roleId", person_id as "personId", appointment_id as "appointmentId",
      kind, how, started_at as "startedAt", minutes
    from encounter where ${whereOf(which)} order by started_at desc, id`.execute(db);
  return z.array(TalkRow).parse(rows);
}

function whereOf(which: Parameters<typeof listTalks>[1]): RawBuilder<unknown> {
  if ('id' in which) return sql`id = ${which.id}`;
  if ('roomId' in which) return sql`room_id = ${which.roomId}`;
  if ('ofRole' in which) return sql`role_id = ${which.ofRole} and started_at > ${which.since}`;
  return sql`appointment_id = ${which.appointmentId} and role_id = ${which.roleId}`;
}

export async function storeTalk({ db, now }: Unit, talk: TalkRow): Promise<void> {
  const { id, roomId, citizenId, personId, roleId, appointmentId, kind, how, startedAt, minutes } = talk;
  await sql`
    insert into encounter (id, room_id, citizen_id, person_id, role_id, appointment_id, kind, how, started_at, minutes, begun_at)
    values (${id}, ${roomId}, ${citizenId}, ${personId}, ${roleId}, ${appointmentId}, ${kind}, ${how}, ${startedAt}, ${minutes}, ${now})`.execute(
    db,
  );
}

/** Lets one thing at a time be done about a talk, or one appointment's talk be begun, until the transaction ends. */
export async function lockTalk(db: Db, id: EncounterId | AppointmentId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('encounter ' || ${id}, 0))`.execute(db);
}

const StepRow = z.object({ encounterId: EncounterId, id: z.uuid(), at: instant, wish: EncounterWish });

/** What was recorded of talks and may be read by me, oldest first. */
export async function findSteps(
  db: Db,
  ids: readonly EncounterId[],
): Promise<ReadonlyMap<EncounterId, EncounterStep[]>> {
  const { rows } = await sql`
    select encounter_id as "encounterId", id, at, step as wish
    from encounter_step where encounter_id = any(${ids}::uuid[]) order by encounter_id, position`.execute(db);
  return Map.groupBy(z.array(StepRow).parse(rows), ({ encounterId }) => encounterId);
}

/** The words of a step as they are searched for what the citizen keeps. */
export function plainOfStep(wish: EncounterWish): string {
  return wish.kind === 'not-held' ? '' : plainOf(`${wish.note.talked} ${wish.note.agreed}`);
}

export async function storeStep(
  { db, now }: Unit,
  talk: TalkRow,
  { id, wish, position }: Pick<EncounterStep, 'id' | 'wish'> & { position: number },
): Promise<void> {
  await sql`
    insert into encounter_step (id, encounter_id, room_id, citizen_id, position, kind, step, plain, by_person, by_role_id, at)
    values (${id}, ${talk.id}, ${talk.roomId}, ${talk.citizenId}, ${position}, ${wish.kind}, ${jsonOf(wish)}, ${plainOfStep(wish)},
      ${talk.personId}, ${talk.roleId}, ${now})`.execute(db);
  await sql`delete from encounter_draft where encounter_id = ${talk.id}`.execute(db);
}

/** Who may look again, but for me: those who read it. */
export async function findNoteAudience({ db, me }: Unit, roomId: RoomId, plain: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from note_audience(${roomId}, ${plain}) as id where id <> ${me.personId}`.execute(db);
  return rows.map(({ id }) => id);
}

export async function findDraft(db: Db, id: EncounterId): Promise<NoteWords | undefined> {
  const { rows } = await sql`select kind, talked, agreed from encounter_draft where encounter_id = ${id}`.execute(db);
  return z.array(NoteWords).parse(rows)[0];
}

/** Keeps unsigned words, or forgets them when there are none. */
export async function saveDraft({ db, now }: Unit, talk: TalkRow, draft: NoteWords): Promise<void> {
  const { kind, talked, agreed } = draft;
  await (talked === '' && agreed === ''
    ? sql`delete from encounter_draft where encounter_id = ${talk.id}`
    : sql`
        insert into encounter_draft (encounter_id, room_id, citizen_id, person_id, kind, talked, agreed, saved_at)
        values (${talk.id}, ${talk.roomId}, ${talk.citizenId}, ${talk.personId}, ${kind}, ${talked.toWellFormed()}, ${agreed.toWellFormed()}, ${now})
        on conflict (encounter_id) do update set kind = excluded.kind, talked = excluded.talked, agreed = excluded.agreed, saved_at = excluded.saved_at`
  ).execute(db);
}

const CountRow = z.object({ age: TalkAge, talks: z.coerce.number().int() });

export async function countUnwritten(db: Db, daysBack: number): Promise<z.infer<typeof CountRow>[]> {
  const { rows } = await sql`select age, talks from encounters_unwritten_at_mine(${daysBack})`.execute(db);
  return z.array(CountRow).parse(rows);
}
