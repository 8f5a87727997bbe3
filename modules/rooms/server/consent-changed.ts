import { sql } from 'kysely';
import { type ParticipantId, RoomId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import type { ConsentListener, ListenerRefusal } from '../../consent/server/public.ts';
import { listParticipants } from './participant-store.ts';
import { lockRoom } from './room-store.ts';
import { askedAudienceOf, audienceOf } from './standing-store.ts';

/**
 * What a decision of the citizen means for her room, in the same transaction: whoever was let in is told that she may
 * come; whoever was shut out loses what was on its way to her, her links, and the page she has open.
 */
export const consentChanged: ConsentListener = async (unit, { subjectId, granteeId, before, after }) => {
  const roomId = RoomId.parse(subjectId);
  // Whoever is sending now is before this decision or after it, never between.
  await lockRoom(unit.db, roomId);
  const wasIn = before.state === 'given';
  const isIn = after.state === 'given';
  const found = isIn ? await letIn(unit, roomId, granteeId) : await shutOut(unit, roomId, granteeId, wasIn);
  if (!found) return undefined;
  if (isIn && (await isBlocked(unit, roomId, granteeId))) return refusalFor(unit);
  // A no to somebody who was only asked changes nothing for those who were not shown that she was; nor for herself.
  const audience = wasIn || isIn ? await audienceOf(unit, roomId) : await askedAudienceOf(unit, roomId);
  unit.announce({ what: 'rooms.people-changed', place: roomId, audience });
  return undefined;
};

async function isBlocked(unit: Unit, roomId: RoomId, id: ParticipantId): Promise<boolean> {
  const { rows } = await sql<{ blocked: boolean }>`select is_yes_to_blocked(${roomId}, ${id}) as blocked`.execute(
    unit.db,
  );
  return rows[0]?.blocked === true;
}

/** Only the citizen's side hears of a block; a practitioner who was told a yes hears that the citizen says it herself. */
function refusalFor({ me }: Unit): ListenerRefusal {
  return me.acting.kind === 'practitioner' ? 'only-citizen-side-decides' : 'practitioner-is-blocked';
}

/** False when it is no participant of a room. */
async function letIn(unit: Unit, roomId: RoomId, id: ParticipantId): Promise<boolean> {
  const participants = await listParticipants(unit.db, [roomId], unit.me.personId);
  const participant = participants.find((one) => one.id === id);
  if (participant === undefined) return false;
  if (participant.personId !== null && participant.joinedAt === null)
    unit.announce({ what: 'rooms.invited', place: roomId, audience: [participant.personId], notify: true });
  return true;
}

/** By a function of the database: whoever writes down that she herself is to go sees the room no more. */
async function shutOut(unit: Unit, roomId: RoomId, id: ParticipantId, wasIn: boolean): Promise<boolean> {
  const { rows } = await sql<{ person_id: string | null; has_come: boolean }>`
    select person_id, has_come from shut_out(${roomId}, ${id})`.execute(unit.db);
  const [out] = rows;
  // Whoever was only asked is not told: she does not know of it.
  if (typeof out?.person_id === 'string' && (wasIn || out.has_come))
    unit.announce({ what: 'rooms.access-ended', place: roomId, audience: [out.person_id] });
  return out !== undefined;
}
