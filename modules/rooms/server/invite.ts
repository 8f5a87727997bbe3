import { randomUUID } from 'node:crypto';
import {
  type CitizenId,
  ParticipantId,
  type PersonId,
  type PractitionerRoleId,
  type RoomId,
} from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { holds } from '../../consent/domain/fold-consent.ts';
import { askConsent } from '../../consent/server/public.ts';
import type { Invitee } from '../domain/invitation.ts';
import { findInvitee, type KnownInvitee } from './invitee-store.ts';
import { insertParticipant, listParticipants, type StoredParticipant } from './participant-store.ts';
import { shownToMe } from './present-room.ts';
import { lockRoom } from './room-store.ts';
import { askedAudienceOf, findStanding, rightsOf, traceOf } from './standing-store.ts';

type Errors = { [K in 'not-found' | 'room-is-closed' | 'invited-twice' | 'practitioner-unknown']: () => Error };

/** Asks somebody new to take part. Nobody gets in by it: the citizen is asked for her consent first. */
export async function invite(
  unit: Unit,
  input: { roomId: RoomId; invitee: Invitee },
  errors: Errors,
): Promise<{ participantId: ParticipantId }> {
  const standing = await findStanding(unit, input.roomId);
  if (standing === undefined) throw errors['not-found']();
  if (standing.isClosed) throw errors['room-is-closed']();
  if (!rightsOf(standing).invite) throw errors['not-found']();
  await lockRoom(unit.db, input.roomId);
  const known = await findInvitee(unit.db, standing.citizenId, input.invitee);
  if (known === undefined) throw errors['practitioner-unknown']();
  const present = await listParticipants(unit.db, [input.roomId], unit.me.personId);
  const before = present.find((participant) => isSame(participant, known));
  const again = before === undefined || mayBeAskedAgain(before, unit.now);
  if (!again && shownToMe(present, standing.kind === 'citizen').includes(before)) throw errors['invited-twice']();

  const where = { roomId: input.roomId, citizenId: standing.citizenId, invitedBy: standing.participantId };
  const participantId = before?.id ?? (await addInvited(unit, where, known));
  // To whoever may not know that she has been asked already, asking looks as if it were the first time.
  if (before !== undefined && again) await askForParticipant(unit, where, before.id);
  unit.trace(traceOf(unit, standing));
  unit.announce({
    what: 'rooms.consent-asked',
    place: input.roomId,
    audience: await askedAudienceOf(unit, input.roomId),
    notify: true,
  });
  return { participantId };
}

/**
 * Stores somebody who is asked, and asks the citizen for the consent that she needs. Those who are named together are
 * asked a millisecond after each other, `place` by `place`, so that they stay in that order.
 */
export async function addInvited(
  unit: Unit,
  where: { roomId: RoomId; citizenId: CitizenId; invitedBy: ParticipantId },
  known: KnownInvitee,
  place = 0,
): Promise<ParticipantId> {
  const id = ParticipantId.parse(randomUUID());
  const invitedAt = new Date(unit.now.getTime() + place);
  await insertParticipant(unit.db, { id, ...where, ...known, invitedAt, joinedAt: null, rulesVersion: null });
  await askForParticipant(unit, where, id);
  return id;
}

async function askForParticipant(
  unit: Unit,
  { roomId: subjectId, citizenId }: { roomId: RoomId; citizenId: CitizenId },
  granteeId: ParticipantId,
): Promise<void> {
  await askConsent(unit, { id: randomUUID(), citizenId, subjectId, granteeId, purpose: 'room' });
}

/** After a no, a withdrawal or the end of the period the same participant may be asked for again. */
function mayBeAskedAgain({ consent }: StoredParticipant, now: Date): boolean {
  return consent !== null && consent.state !== 'asked' && !holds(consent, instantOf(now));
}

interface Identified {
  personId: PersonId | null;
  roleId?: PractitionerRoleId | null | undefined;
  givenName: string;
  familyName: string;
}

/** The same person in the same role; somebody invited by name only is known by the name. */
export function isSame(a: StoredParticipant | KnownInvitee, b: KnownInvitee): boolean {
  const one: Identified = a;
  const other: Identified = b;
  if (one.personId !== null && other.personId !== null) {
    return one.personId === other.personId && (one.roleId ?? null) === (other.roleId ?? null);
  }
  return one.givenName === other.givenName && one.familyName === other.familyName;
}
