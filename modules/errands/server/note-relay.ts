import type { RoomId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { findStanding, traceOf } from '../../rooms/server/public.ts';
import type { Relay } from '../contract.ts';
import type { RelaysCounted } from '../domain/relays.ts';
import { whoIs } from './around-errands.ts';
import * as store from './errand-store.ts';

type NotFound = { 'not-found': () => Error };
type Errors = NotFound & { [K in 'room-is-closed' | 'not-yours-to-note' | 'nobody-holds-overview']: () => Error };

/** That she had to pass something on herself: noted by her, or by who works with her; counted where the overview was held. */
export async function noteRelay(
  unit: Unit,
  { roomId, id }: { roomId: RoomId; id: string },
  errors: Errors,
): Promise<Relay> {
  const { db, me, now } = unit;
  const standing = await findStanding(unit, roomId);
  if (standing === undefined) throw errors['not-found']();
  if (standing.isClosed) throw errors['room-is-closed']();
  unit.trace(traceOf(unit, standing, { relay: 'noted' }));
  const who = whoIs(unit, standing);
  if (who === 'other') throw errors['not-yours-to-note']();
  const organisationId = await store.findOverview(db, roomId);
  if (organisationId === undefined) throw errors['nobody-holds-overview']();
  const byRoleId = who === 'citizen-side' ? null : who;
  const relay = { id, roomId, citizenId: standing.citizenId, organisationId, by: me.personId, byRoleId, now };
  await store.storeRelay(db, relay);
  return { id, notedAt: instantOf(now) };
}

/** What is not hers to take back is not there for her, and nothing happens. */
export async function takeBackRelay(
  unit: Unit,
  { roomId, relayId }: { roomId: RoomId; relayId: string },
  errors: NotFound,
): Promise<void> {
  const standing = await findStanding(unit, roomId);
  if (standing === undefined) throw errors['not-found']();
  unit.trace(traceOf(unit, standing, { relay: 'taken-back' }));
  await store.takeBackRelay(unit.db, roomId, relayId, unit.now);
}

/** The count of a month, where my organisation held the overview. */
export async function countRelays(unit: Unit, month: string): Promise<RelaysCounted> {
  return { month, times: await store.countRelays(unit.db, month) };
}
