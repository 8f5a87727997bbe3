import { createHash, randomBytes } from 'node:crypto';
import type { ParticipantId, RoomId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { insertInvitation } from './invitation-store.ts';
import { listParticipants } from './participant-store.ts';
import { shownToMe } from './present-room.ts';
import { findStanding, rightsOf, traceOf } from './standing-store.ts';
import { findRoomRow } from './room-store.ts';

const linkDays = 14;

/** Only the hash of a link is stored: whoever reads the database can't join with it. */
export function hashLink(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

type Errors = { [K in 'not-found' | 'room-is-closed' | 'consent-is-not-given' | 'has-joined-already']: () => Error };

/** Makes the link for somebody whom the citizen has said yes to; the former link ends. */
export async function renewLink(
  unit: Unit,
  input: { roomId: RoomId; participantId: ParticipantId },
  errors: Errors,
): Promise<{ token: string; expiresOn: string }> {
  const row = await findRoomRow(unit.db, input.roomId);
  const standing = await findStanding(unit, input.roomId);
  const participants = await listParticipants(unit.db, [input.roomId], unit.me.personId);
  const shown = shownToMe(participants, standing?.kind === 'citizen');
  const invited = shown.find((one) => one.id === input.participantId);
  if (row === undefined || standing === undefined || invited === undefined) throw errors['not-found']();
  if (standing.isClosed) throw errors['room-is-closed']();
  if (!rightsOf(standing).invite) throw errors['not-found']();
  if (invited.joinedAt !== null) throw errors['has-joined-already']();
  if (invited.consent?.state !== 'given') throw errors['consent-is-not-given']();

  const token = randomBytes(24).toString('base64url');
  const expiresAt = new Date(unit.now.getTime() + linkDays * 24 * 60 * 60 * 1000);
  await insertInvitation(unit.db, {
    tokenHash: hashLink(token),
    participantId: input.participantId,
    roomId: input.roomId,
    citizenId: row.citizen_id,
    madeBy: unit.me.personId,
    madeAt: unit.now,
    expiresAt,
  });
  unit.trace(traceOf(unit, standing));
  return { token, expiresOn: expiresAt.toISOString().slice(0, 10) };
}
