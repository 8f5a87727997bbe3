import { sql } from 'kysely';
import { RoomId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import type { ConsentListener } from '../../consent/server/public.ts';
import { endInvitations } from './invitation-store.ts';
import { listParticipants } from './participant-store.ts';
import { lockRoom, setContact } from './room-store.ts';
import { audienceOf } from './standing-store.ts';

/**
 * What a decision of the citizen means for her room, in the same transaction: whoever was let in is told that she may
 * come; whoever was shut out loses what was on its way to her, her links, and the page she has open.
 */
export const consentChanged: ConsentListener = async (unit, { subjectId, granteeId, after }) => {
  const roomId = RoomId.parse(subjectId);
  // Whoever is sending now is before this decision or after it, never between.
  await lockRoom(unit.db, roomId);
  const participants = await listParticipants(unit.db, [roomId], unit.me.personId);
  const participant = participants.find((one) => one.id === granteeId);
  if (participant === undefined) return;
  if (after.state === 'given') {
    if (participant.personId !== null && participant.joinedAt === null) {
      unit.announce({ what: 'rooms.invited', place: roomId, audience: [participant.personId], notify: true });
    }
  } else {
    await shutOut(unit, roomId, participant.personId);
    await endInvitations(unit.db, granteeId, unit.now);
    if (participant.isContact && participant.joinedAt !== null)
      await passContact(
        unit,
        roomId,
        participants.filter((one) => one !== participant),
      );
  }
  unit.announce({ what: 'rooms.people-changed', place: roomId, audience: await audienceOf(unit, roomId) });
};

async function shutOut(unit: Unit, roomId: RoomId, personId: string | null): Promise<void> {
  if (personId === null) return;
  await sql`select forget_hints(${roomId}, ${personId})`.execute(unit.db);
  unit.announce({ what: 'rooms.access-ended', place: roomId, audience: [personId] });
}

/** Somebody must stand on what waits: the next practitioner who is in takes the overview, until it is given to another. */
async function passContact(
  unit: Unit,
  roomId: RoomId,
  others: Awaited<ReturnType<typeof listParticipants>>,
): Promise<void> {
  const next = others.find(
    (one) => one.kind === 'practitioner' && one.joinedAt !== null && one.consent?.state === 'given',
  );
  await setContact(unit.db, roomId, next?.id ?? null);
}
