import type { RoomId } from '../../../kernel/ids.ts';
import { dayInZone, zoneOf } from '../../../kernel/zone.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import type { Sees } from '../../consent/domain/consent-action.ts';
import { type NextStep, type Presence, type RoomRights, rulesVersion } from '../domain/room.ts';
import { seesMore } from '../domain/sees-more.ts';
import { markLeft, acceptRules as storeRules } from './participant-store.ts';
import * as store from './room-store.ts';
import { audienceOf, findStanding, rightsOf, type Standing, traceOf } from './standing-store.ts';

export const done = { done: true } as const;
export type Done = Promise<typeof done>;
export type Errors<R extends string> = { [K in R | 'not-found']: () => Error };

/** My standing in a room that I may still change; what I may do there by the rule that the screen asks, too. */
export async function getStanding(
  unit: Unit,
  roomId: RoomId,
  errors: Errors<'room-is-closed'>,
): Promise<{ standing: Standing; rights: RoomRights }> {
  const standing = await findStanding(unit, roomId);
  if (standing === undefined) throw errors['not-found']();
  if (standing.isClosed) throw errors['room-is-closed']();
  return { standing, rights: rightsOf(standing) };
}

async function leaveTrace(unit: Unit, standing: Standing, what: string, notify = false): Done {
  unit.trace(traceOf(unit, standing));
  unit.announce({ what, place: standing.roomId, audience: await audienceOf(unit, standing.roomId), notify });
  return done;
}

export async function setPresence(
  unit: Unit,
  input: { roomId: RoomId; presence: Presence },
  errors: Errors<'room-is-closed' | 'only-citizen-side-decides'>,
): Done {
  const { standing, rights } = await getStanding(unit, input.roomId, errors);
  if (!rights.decide) throw errors['only-citizen-side-decides']();
  await store.setPresence(unit.db, input.roomId, input.presence);
  return leaveTrace(unit, standing, 'rooms.presence-set');
}

export async function setNewcomersSee(
  unit: Unit,
  input: { roomId: RoomId; sees: Sees },
  errors: Errors<'room-is-closed' | 'only-citizen-side-decides'>,
): Done {
  const { standing, rights } = await getStanding(unit, input.roomId, errors);
  if (!rights.decide) throw errors['only-citizen-side-decides']();
  unit.requireFresh(seesMore(await store.getNewcomersSee(unit.db, input.roomId), input.sees));
  await store.setNewcomersSee(unit.db, input.roomId, input.sees);
  return leaveTrace(unit, standing, 'rooms.newcomers-set');
}

export async function setNextStep(
  unit: Unit,
  input: { roomId: RoomId; nextStep: NextStep | null },
  errors: Errors<'room-is-closed'>,
): Done {
  const { standing, rights } = await getStanding(unit, input.roomId, errors);
  if (!rights.setNextStep) throw errors['not-found']();
  await store.setNextStep(unit.db, input.roomId, input.nextStep, { by: unit.me.personId, at: unit.now });
  return leaveTrace(unit, standing, 'rooms.next-step-set', true);
}

export async function acceptRules(unit: Unit, input: { roomId: RoomId }, errors: Errors<never>): Done {
  const standing = await findStanding(unit, input.roomId);
  if (standing === undefined) throw errors['not-found']();
  await storeRules(unit.db, standing.participantId, rulesVersion);
  unit.trace(traceOf(unit, standing));
  return done;
}

export async function leave(
  unit: Unit,
  input: { roomId: RoomId },
  errors: Errors<'contact-hands-over-first' | 'citizen-closes-instead'>,
): Done {
  const standing = await findStanding(unit, input.roomId);
  if (standing === undefined) throw errors['not-found']();
  if (standing.kind === 'citizen') throw errors['citizen-closes-instead']();
  if (standing.contactId === standing.participantId) throw errors['contact-hands-over-first']();
  const audience = await audienceOf(unit, input.roomId);
  await markLeft(unit.db, standing.participantId, unit.now);
  unit.trace(traceOf(unit, standing));
  unit.announce({ what: 'rooms.people-changed', place: input.roomId, audience });
  return done;
}

interface Closing {
  roomId: RoomId;
  words: string;
  readableAfter: 'participants' | 'citizen';
  readableUntil: string | null;
}

/** Has a say, or something to end, when a room is closed, in the transaction that closes it. */
export type RoomClosing = (unit: Unit, standing: Standing) => Promise<'pathway-is-open' | undefined>;

/** Ends a room with a word to the citizen; what stays readable to whom is said then. The citizen keeps everything. */
export async function closeRoom(
  unit: Unit,
  input: Closing,
  errors: Errors<'room-is-closed' | 'only-contact-or-citizen-closes' | 'day-has-passed' | 'pathway-is-open'>,
  listeners: readonly RoomClosing[],
): Done {
  const { standing, rights } = await getStanding(unit, input.roomId, errors);
  if (!rights.close) throw errors['only-contact-or-citizen-closes']();
  const today = dayInZone(unit.now, zoneOf(await store.findCountry(unit.db, standing.citizenId)));
  if (input.readableUntil !== null && input.readableUntil < today) throw errors['day-has-passed']();
  for (const listener of listeners) {
    const refused = await listener(unit, standing);
    if (refused !== undefined) throw errors[refused]();
  }
  const audience = await audienceOf(unit, input.roomId);
  await store.closeRoom(unit.db, input.roomId, { ...input, at: unit.now, by: unit.me.personId });
  unit.trace(traceOf(unit, standing));
  unit.announce({ what: 'rooms.room-closed', place: input.roomId, audience, notify: true });
  return done;
}
