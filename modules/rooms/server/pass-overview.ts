import type { ParticipantId, RoomId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { type Done, done, type Errors, getStanding } from './arrange-room.ts';
import { askForOverview, declineOverview, takeOverview } from './overview-store.ts';
import { listParticipants } from './participant-store.ts';
import { findRoomRow } from './room-store.ts';
import { audienceOf, type Standing, traceOf } from './standing-store.ts';

/** Asks somebody who is in to hold the overview, or nobody any more. Until she has said yes it stays where it is. */
export async function askContact(
  unit: Unit,
  input: { roomId: RoomId; participantId: ParticipantId | null },
  errors: Errors<'room-is-closed' | 'only-contact-or-citizen-asks' | 'contact-must-be-here'>,
): Done {
  const { standing, rights } = await getStanding(unit, input.roomId, errors);
  if (!rights.askContact) throw errors['only-contact-or-citizen-asks']();
  if (!(await askForOverview(unit.db, input.roomId, input.participantId))) throw errors['contact-must-be-here']();
  return tell(unit, standing, { what: 'rooms.contact-asked', whom: [input.participantId] });
}

/** Takes the overview: by her yes whoever was asked, or by her own word somebody of those who work there when it is nobody's. */
export async function acceptContact(
  unit: Unit,
  input: { roomId: RoomId },
  errors: Errors<'room-is-closed' | 'not-asked-for-overview'>,
): Done {
  const { standing } = await getStanding(unit, input.roomId, errors);
  const before = await findRoomRow(unit.db, input.roomId);
  const taken = await takeOverview(unit.db, input.roomId);
  if (taken === undefined) throw errors['not-asked-for-overview']();
  return tell(unit, standing, { what: 'rooms.contact-set', whom: [taken.was, before?.contact_asked_by ?? null] });
}

/** Says that it is not for now; whoever asked is told that there is an answer. */
export async function declineContact(
  unit: Unit,
  input: { roomId: RoomId },
  errors: Errors<'room-is-closed' | 'not-asked-for-overview'>,
): Done {
  const { standing } = await getStanding(unit, input.roomId, errors);
  const before = await findRoomRow(unit.db, input.roomId);
  if (!(await declineOverview(unit.db, input.roomId))) throw errors['not-asked-for-overview']();
  return tell(unit, standing, { what: 'rooms.contact-declined', whom: [before?.contact_asked_by ?? null] });
}

/** Everybody's screen is fresh; mail and push tell only those whose matter it is. */
async function tell(
  unit: Unit,
  standing: Standing,
  { what, whom }: { what: string; whom: readonly (ParticipantId | null)[] },
): Done {
  unit.trace(traceOf(unit, standing));
  const here = await listParticipants(unit.db, [standing.roomId], unit.me.personId);
  const theirs = new Set<string | null>(here.filter(({ id }) => whom.includes(id)).map(({ personId }) => personId));
  const audience = await audienceOf(unit, standing.roomId);
  const told = audience.filter((person) => theirs.has(person));
  const others = audience.filter((person) => !theirs.has(person));
  if (told.length > 0) unit.announce({ what, place: standing.roomId, audience: told, notify: true });
  if (others.length > 0) unit.announce({ what, place: standing.roomId, audience: others });
  return done;
}
