import type { PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import { dateOf, type Instant, instantOf } from '../../../kernel/instant.ts';
import { zoneOf } from '../../../kernel/zone.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { findStanding, listStandings, type Standing, traceOf, traceShown } from '../../rooms/server/public.ts';
import type { Appointment } from '../contract.ts';
import { type Busy, findTimes, longestWindowDays } from '../domain/find-times.ts';
import { findRolesHere, listOfRoom as listFoundOfRoom, listOfRole } from './appointment-store.ts';
import { listBusyTimes, type Window } from './busy-store.ts';
import { loadStates, nextFirst, presentAppointments } from './present-appointment.ts';

type NotFound = { 'not-found': () => Error };
type WindowErrors = NotFound & { 'window-is-too-long': () => Error };

/** The appointments of a room, the next one first. */
export async function listOfRoom(unit: Unit, roomId: RoomId, errors: NotFound): Promise<Appointment[]> {
  const standing = await getStanding(unit, roomId, errors);
  unit.trace(traceOf(unit, standing));
  const { states } = await loadStates(unit.db, await listFoundOfRoom(unit.db, roomId));
  return (await presentAppointments(unit.db, states)).toSorted(nextFirst(instantOf(unit.now)));
}

export type MyAppointment = Appointment & { citizenName: string };

/** What takes my time as a practitioner, in the rooms where I am. */
export async function listMine(unit: Unit, window: Window): Promise<MyAppointment[]> {
  const appointments = await listOfMine(unit, window);
  traceShown(unit, appointments.length === 0 ? [] : await listStandings(unit), appointments);
  return appointments;
}

/** The same for a later module, which leaves the trace itself. */
export async function listOfMine({ db, me, now }: Unit, { from, until }: Window): Promise<MyAppointment[]> {
  if (me.acting.kind !== 'practitioner') return [];
  const { states } = await loadStates(db, await listOfRole(db, me.acting.roleId, dateOf(from), dateOf(until)));
  return (await presentAppointments(db, states))
    .map((one) => ({ ...one, citizenName: one.people.find(({ partyId }) => partyId === one.citizenId)?.name ?? '' }))
    .toSorted(nextFirst(instantOf(now)));
}

interface Wanted extends Window {
  roomId: RoomId;
  roleIds?: PractitionerRoleId[] | undefined;
  minutes: number;
}

/** Times at which everybody asked about is free; whoever is not in the room does not exist. */
export async function findFreeTimes(unit: Unit, wanted: Wanted, errors: WindowErrors): Promise<Instant[]> {
  const { roomId, minutes, roleIds = [] } = wanted;
  const window = await openWindow(unit, wanted, roleIds, errors);
  const busy = await listBusyTimes(unit.db, roomId, roleIds, window);
  // Both countries live by the same clock.
  return findTimes({ ...window, minutes, busy, zone: zoneOf('NO') });
}

/** When somebody is taken, and nothing more. */
export async function getFreeBusy(
  unit: Unit,
  { roomId, roleId, ...window }: Window & { roomId: RoomId; roleId: PractitionerRoleId },
  errors: WindowErrors,
): Promise<Busy[]> {
  const asked = await openWindow(unit, { roomId, ...window }, [roleId], errors);
  const busy = await listBusyTimes(unit.db, roomId, [roleId], asked);
  return busy.map(({ startsAt, endsAt }) => ({ startsAt, endsAt }));
}

/** The part of a window that is ahead, for those who may ask of it. */
async function openWindow(
  unit: Unit,
  { roomId, from, until }: Window & { roomId: RoomId },
  roleIds: readonly PractitionerRoleId[],
  errors: WindowErrors,
): Promise<Window> {
  const standing = await getStanding(unit, roomId, errors);
  unit.trace(traceOf(unit, standing));
  const here = await findRolesHere(unit.db, [roomId]);
  if (standing.isClosed || roleIds.some((id) => !here.has(`${roomId} ${id}`))) throw errors['not-found']();
  if (dateOf(until).getTime() - dateOf(from).getTime() > longestWindowDays * 86_400_000)
    throw errors['window-is-too-long']();
  const now = instantOf(unit.now);
  return { from: from > now ? from : now, until };
}

async function getStanding(unit: Unit, roomId: RoomId, errors: NotFound): Promise<Standing> {
  const standing = await findStanding(unit, roomId);
  if (standing === undefined) throw errors['not-found']();
  return standing;
}
