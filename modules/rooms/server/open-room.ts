import { randomUUID } from 'node:crypto';
import { type CitizenId, ParticipantId, type RoomId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import type { Sees, ToldBy } from '../../consent/domain/consent-action.ts';
import { askConsent, recordDecision } from '../../consent/server/public.ts';
import type { Invitee } from '../domain/invitation.ts';
import { type Presence, rulesVersion } from '../domain/room.ts';
import { addInvited, isSame } from './invite.ts';
import { findInvitee, type KnownInvitee } from './invitee-store.ts';
import { insertParticipant } from './participant-store.ts';
import { findCitizenName, hasOpened, hasOpenRoom, insertRoom } from './room-store.ts';

interface Input {
  id: RoomId;
  citizenId: CitizenId;
  purpose: string;
  circle: Invitee[];
  presence: Presence;
  newcomersSee: Sees;
  toldBy?: Exclude<ToldBy, 'electronic-id'> | undefined;
}
type Errors = {
  [K in 'not-found' | 'citizen-has-open-room-here' | 'invited-twice' | 'practitioner-unknown']: () => Error;
};

/**
 * Opens a room around a citizen and asks for a consent for everybody in it, also for the one who opens it: nobody sees
 * anything before the citizen has said yes, by herself or as told by phone, on paper or face to face. Sent again with the
 * same id it is the same room.
 */
export async function openRoom(unit: Unit, input: Input, errors: Errors): Promise<{ roomId: RoomId }> {
  const { acting, personId } = unit.me;
  if (acting.kind !== 'practitioner') throw errors['not-found']();
  if (await hasOpened(unit.db, input)) {
    unit.requireFresh(false);
    unit.trace({ citizenId: input.citizenId, placeId: input.id, basis: 'opened' });
    return { roomId: input.id };
  }
  const citizen = await findCitizenName(unit.db, input.citizenId);
  const opener = await findInvitee(unit.db, input.citizenId, {
    kind: 'practitioner',
    roleId: acting.roleId,
    why: input.purpose,
  });
  if (citizen === undefined || opener === undefined || input.citizenId === personId) throw errors['not-found']();
  if (await hasOpenRoom(unit.db, input.citizenId, acting.roleId)) throw errors['citizen-has-open-room-here']();
  const circle = await findCircle(unit, input, opener, errors);

  const contactId = ParticipantId.parse(randomUUID());
  await insertRoom(unit.db, {
    ...input,
    openedBy: personId,
    openedRoleId: acting.roleId,
    openedAt: unit.now,
    contactId,
  });
  const asked = { roomId: input.id, citizenId: input.citizenId, invitedAt: unit.now, joinedAt: unit.now };
  await insertParticipant(unit.db, {
    ...asked,
    ...citizen,
    id: ParticipantId.parse(randomUUID()),
    kind: 'citizen',
    personId: input.citizenId,
    profession: '',
    why: '',
    invitedBy: null,
    rulesVersion: null,
  });
  await insertParticipant(unit.db, { ...asked, ...opener, id: contactId, invitedBy: null, rulesVersion });
  await askForMyself(unit, input, contactId);
  const where = { roomId: input.id, citizenId: input.citizenId, invitedBy: contactId };
  for (const [index, known] of circle.entries()) await addInvited(unit, where, known, index + 1);

  unit.trace({ citizenId: input.citizenId, placeId: input.id, basis: 'opened', detail: { asked: circle.length + 1 } });
  unit.announce({ what: 'rooms.consent-asked', place: input.id, audience: [input.citizenId], notify: true });
  return { roomId: input.id };
}

async function findCircle(unit: Unit, input: Input, opener: KnownInvitee, errors: Errors): Promise<KnownInvitee[]> {
  const circle: KnownInvitee[] = [];
  for (const invitee of input.circle) {
    const known = await findInvitee(unit.db, input.citizenId, invitee);
    if (known === undefined) throw errors['practitioner-unknown']();
    if ([opener, ...circle].some((other) => isSame(other, known))) throw errors['invited-twice']();
    circle.push(known);
  }
  return circle;
}

/** What the citizen told me before counts, with how I was told; it can be taken back like every yes. */
async function askForMyself(unit: Unit, input: Input, granteeId: ParticipantId): Promise<void> {
  const about = { subjectId: input.id, granteeId };
  await askConsent(unit, { id: randomUUID(), citizenId: input.citizenId, purpose: 'room', ...about });
  unit.requireFresh(input.toldBy !== undefined);
  if (input.toldBy === undefined) return;
  const told = { id: randomUUID(), decision: 'give', sees: { kind: 'all' }, toldBy: input.toldBy } as const;
  const recorded = await recordDecision(unit, { ...about, ...told });
  if (!recorded.ok) throw new Error(`What the citizen told could not be recorded: ${recorded.reason}.`);
}
