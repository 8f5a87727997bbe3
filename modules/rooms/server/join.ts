import type {
  OrganisationId,
  ParticipantId,
  PractitionerRoleId,
  RelatedPersonId,
  RoomId,
} from '../../../kernel/ids.ts';
import { underTask } from '../../../platform/server/under-task.ts';
import type { Trace, Unit } from '../../../platform/server/unit.ts';
import { addPractitionerRole, addRelation, switchRole } from '../../people/server/public.ts';
import { withUsual } from '../domain/answer-promise.ts';
import { type InvitationPage, NamedRelation } from '../domain/invitation.ts';
import { rulesVersion } from '../domain/room.ts';
import { isSameName } from '../domain/same-name.ts';
import { findInvitation, type InvitationRow, markUsed } from './invitation-store.ts';
import { hashLink } from './links.ts';
import { acceptRules, listParticipants, markJoined } from './participant-store.ts';
import { previewFor } from './preview-store.ts';
import { listPromises } from './promise-store.ts';
import { findPersonName, findRoomRow } from './room-store.ts';
import { audienceOf } from './standing-store.ts';

type Errors = { [K in 'not-found' | 'invitation-has-ended' | 'invitation-is-for-somebody-else']: () => Error };

/** The one page behind a link, for whoever has signed in and is the one who was invited. */
export async function openInvitation(unit: Unit, input: { token: string }, errors: Errors): Promise<InvitationPage> {
  return underTask(unit.db, 'join', async () => {
    const invitation = await getInvitation(unit, input.token, errors);
    unit.trace(traceOfInvitation(invitation));
    const preview = await previewFor(
      unit.db,
      { roomId: invitation.room_id, participantId: invitation.participant_id },
      {
        seesFrom: invitation.sees_from,
        holdsUntil: invitation.holds_until?.toISOString().slice(0, 10) ?? null,
        askerSeesFrom: invitation.sees_from,
      },
    );
    return {
      citizenName: invitation.citizen_name,
      kind: invitation.kind,
      invitedBy: {
        name: invitation.inviter_name,
        profession: invitation.inviter_profession,
        organisation: invitation.inviter_organisation,
      },
      purpose: invitation.purpose,
      why: invitation.why,
      profession: invitation.profession,
      organisation: invitation.organisation_name ?? '',
      promises: invitation.organisation_id === null ? [] : await promisesOf(unit, invitation.organisation_id),
      preview: { ...preview, messagesHidden: 0, threadsHidden: 0 },
    };
  });
}

/** Joins by a link: the electronic ID becomes this participant, in the role it was invited in. Twice is harmless. */
export async function acceptInvitation(
  unit: Unit,
  input: { token: string },
  errors: Errors,
): Promise<{ roomId: RoomId }> {
  const invitation = await underTask(unit.db, 'join', async () => {
    const found = await getInvitation(unit, input.token, errors);
    const roleId = await roleFor(unit, found, errors);
    const relatedPersonId = await relationFor(unit, found, errors);
    const joined = { at: unit.now, personId: unit.me.personId, roleId, relatedPersonId };
    await markJoined(unit.db, found.participant_id, joined);
    await acceptRules(unit.db, found.participant_id, rulesVersion);
    await markUsed(unit.db, hashLink(input.token), unit.now);
    if (roleId !== undefined) await switchRole(unit, { kind: 'practitioner', roleId }, errors);
    if (relatedPersonId !== undefined) await switchRole(unit, { kind: 'related-person', relatedPersonId }, errors);
    return found;
  });
  unit.trace(traceOfInvitation(invitation));
  unit.announce({
    what: 'rooms.people-changed',
    place: invitation.room_id,
    audience: await audienceOf(unit, invitation.room_id),
    notify: false,
  });
  return { roomId: invitation.room_id };
}

async function getInvitation(unit: Unit, token: string, errors: Errors): Promise<InvitationRow> {
  const found = await findInvitation(unit.db, hashLink(token), unit.now);
  if (found === undefined) throw errors['invitation-has-ended']();
  if (found.person_id !== null) {
    if (found.person_id !== unit.me.personId) throw errors['invitation-is-for-somebody-else']();
    return found;
  }
  // A father and his son may have one name; nobody comes into her own room as somebody close to her.
  if (found.kind === 'related-person' && found.citizen_id === unit.me.personId)
    throw errors['invitation-is-for-somebody-else']();
  const me = await findPersonName(unit.db, unit.me.personId);
  const invited = { givenName: found.given_name, familyName: found.family_name };
  if (me === undefined || !isSameName(invited, me)) throw errors['invitation-is-for-somebody-else']();
  return found;
}

/** A role that the organisation has ended can't be taken up again by an old link. */
async function roleFor(unit: Unit, invitation: InvitationRow, errors: Errors): Promise<PractitionerRoleId | undefined> {
  if (invitation.kind !== 'practitioner' || invitation.organisation_id === null) return undefined;
  const wanted = {
    personId: unit.me.personId,
    organisationId: invitation.organisation_id,
    profession: invitation.profession,
  };
  const role = await addPractitionerRole(unit.db, wanted);
  if (!role.ok) throw errors['invitation-has-ended']();
  return role.value;
}

/** Whoever was named by the citizen becomes close to her by joining. */
async function relationFor(
  unit: Unit,
  { kind, related_person_id: known, citizen_id: citizenId, profession, said_yes_at: wantedAt }: InvitationRow,
  errors: Errors,
): Promise<RelatedPersonId | undefined> {
  if (kind !== 'related-person') return undefined;
  if (known !== null) return known;
  const { personId } = unit.me;
  const relation = NamedRelation.parse(profession);
  const added = await addRelation(unit.db, { citizenId, personId, relation, wantedAt, now: unit.now });
  if (!added.ok) throw errors['invitation-has-ended']();
  return added.value;
}

async function promisesOf(unit: Unit, organisationId: OrganisationId): Promise<InvitationPage['promises']> {
  const promised = withUsual(await listPromises(unit.db, organisationId));
  return (['no-hurry', 'this-week', 'next-day', 'today'] as const).map((urgency) => ({
    urgency,
    ...promised[urgency],
  }));
}

function traceOfInvitation(invitation: InvitationRow): Trace {
  return {
    citizenId: invitation.citizen_id,
    placeId: invitation.room_id,
    basis: 'invitation',
    basisId: invitation.participant_id,
  };
}

/** Joins a room to which I am invited in the role in which I act, without a link. */
export async function join(
  unit: Unit,
  input: { roomId: RoomId },
  errors: { 'not-found': () => Error },
): Promise<{ roomId: RoomId }> {
  const row = await findRoomRow(unit.db, input.roomId);
  const mine = (await listParticipants(unit.db, [input.roomId], unit.me.personId)).find((one) => isMineNow(unit, one));
  if (row === undefined || mine?.consent?.state !== 'given') throw errors['not-found']();
  await markJoined(unit.db, mine.id, { at: unit.now, personId: unit.me.personId });
  await acceptRules(unit.db, mine.id, rulesVersion);
  unit.trace({ citizenId: row.citizen_id, placeId: row.id, basis: 'invitation', basisId: mine.id });
  unit.announce({ what: 'rooms.people-changed', place: row.id, audience: await audienceOf(unit, row.id) });
  return { roomId: row.id };
}

function isMineNow(
  unit: Unit,
  one: { isMe: boolean; roleId: PractitionerRoleId | null; kind: string; id: ParticipantId },
): boolean {
  return (
    one.isMe &&
    (one.kind !== 'practitioner' || (unit.me.acting.kind === 'practitioner' && one.roleId === unit.me.acting.roleId))
  );
}
