import { sql } from 'kysely';
import type { CitizenId, ParticipantId, RoomId, ThreadId } from '../../../kernel/ids.ts';
import type { Trace, Unit } from '../../../platform/server/unit.ts';
import type { RoomRights } from '../domain/room.ts';
import { roomRights } from '../domain/room-rights.ts';

/** How I am in a room now, and on what basis; read through the same function that the row policies ask. */
export interface Standing {
  roomId: RoomId;
  citizenId: CitizenId;
  participantId: ParticipantId;
  kind: 'citizen' | 'practitioner' | 'related-person';
  rulesVersion: number | null;
  contactId: ParticipantId | null;
  isClosed: boolean;
  seesFrom: Date | null;
  consentId: string | null;
  consentSince: Date | null;
}

/** What this standing allows, by the rule that the screen asks, too. */
export function rightsOf({ kind, isClosed, contactId, participantId }: Standing): RoomRights {
  return roomRights(isClosed, { kind, isContact: contactId === participantId, hasJoined: true });
}

/** My standing in one room; nothing when I am not in it, whether it exists or not. */
export async function findStanding(unit: Unit, roomId: RoomId): Promise<Standing | undefined> {
  const [standing] = await listStandings(unit, roomId);
  return standing;
}

export async function listStandings(unit: Unit, roomId?: RoomId): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select m.room_id as "roomId", r.citizen_id as "citizenId", m.participant_id as "participantId", p.kind,
      p.rules_version as "rulesVersion", r.contact_id as "contactId", r.closed_at is not null as "isClosed",
      case when isfinite(m.sees_from) then m.sees_from end as "seesFrom",
      c.action_id as "consentId", c.changed_at as "consentSince"
    from my_rooms() m
      join room r on r.id = m.room_id
      join participant p on p.id = m.participant_id
      left join consent c on c.subject_id = m.room_id and c.grantee_id = m.participant_id
    where ${roomId ?? null}::uuid is null or m.room_id = ${roomId ?? null}::uuid`.execute(unit.db);
  return rows;
}

/** The line of "who has seen this" for something done in a room with this standing. */
export function traceOf(unit: Unit, standing: Standing, detail: Record<string, number | string> = {}): Trace {
  const about = { citizenId: standing.citizenId, placeId: standing.roomId };
  const { acting, personId } = unit.me;
  if (standing.kind !== 'citizen') {
    const since = standing.consentSince === null ? {} : { since: standing.consentSince.toISOString() };
    return { ...about, basis: 'consent', basisId: standing.consentId ?? undefined, detail: { ...since, ...detail } };
  }
  if (acting.kind === 'related-person' && personId !== standing.citizenId) {
    return { ...about, basis: 'guardian', basisId: acting.relatedPersonId, detail };
  }
  return { ...about, basis: 'own', detail };
}

/** The lines of "who has seen this" for what is shown of several rooms: one for each room of which something is. */
export function traceShown(
  unit: Unit,
  standings: readonly Standing[],
  shown: readonly { readonly roomId: RoomId }[],
): void {
  const rooms = new Set(shown.map(({ roomId }) => roomId));
  unit.trace(...standings.filter(({ roomId }) => rooms.has(roomId)).map((standing) => traceOf(unit, standing)));
}

/** Whoever is to be told of what happens in a room, but for myself. */
export async function audienceOf(unit: Unit, roomId: RoomId): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from room_audience(${roomId}) as id where id <> ${unit.me.personId}`.execute(unit.db);
  return rows.map((row) => row.id);
}

/** Whoever sees a thread, but for myself. */
export async function threadAudienceOf(
  unit: Unit,
  { roomId, threadId }: { roomId: RoomId; threadId: ThreadId },
): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from thread_audience(${roomId}, ${threadId}) as id where id <> ${unit.me.personId}`.execute(unit.db);
  return rows.map((row) => row.id);
}

/** Whoever is shown that somebody was asked, but for myself: the citizen's side and the one who holds the overview. */
export async function askedAudienceOf(unit: Unit, roomId: RoomId): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from asked_audience(${roomId}) as id where id <> ${unit.me.personId}`.execute(unit.db);
  return rows.map((row) => row.id);
}
