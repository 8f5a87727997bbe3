import type { RoomId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { findStanding, traceOf } from '../../rooms/server/public.ts';
import type { Appointment } from '../contract.ts';
import type { AppointmentId } from '../domain/appointment.ts';
import type { Proposal } from '../domain/appointment-action.ts';
import { areParties } from '../domain/check-parties.ts';
import { whyNotTimes } from '../domain/plan-steps.ts';
import { findAppointment, findOtherNames, findRolesHere, listOfRoom, lockRoom } from './appointment-store.ts';
import { getAppointment, tellRoom } from './get-appointment.ts';
import { recordSteps } from './record-steps.ts';

type Refusal = 'room-is-closed' | 'time-is-taken' | 'party-unknown' | 'time-has-passed' | 'time-is-too-far';
type Errors = { [K in Refusal | 'not-found']: () => Error };

/** Proposes times; each is held for everybody whose calendar is here. */
export async function propose(
  unit: Unit,
  { roomId, id, proposal }: { roomId: RoomId; id: AppointmentId; proposal: Proposal },
  errors: Errors,
): Promise<Appointment> {
  const { db, now, me } = unit;
  const standing = await findStanding(unit, roomId);
  if (standing === undefined || me.acting.kind !== 'practitioner') throw errors['not-found']();
  if (standing.isClosed) throw errors['room-is-closed']();
  unit.trace(traceOf(unit, standing));
  await lockRoom(db, roomId);
  const there = await findAppointment(db, id);
  if (there !== undefined) return getAppointment(unit, there, roomId, errors);
  const { dependsOn, parties, options } = proposal;
  const { citizenId } = standing;
  if (!areParties(parties, citizenId, await listInRoom(unit, roomId))) throw errors['party-unknown']();
  if (dependsOn !== null && !(await listOfRoom(db, roomId)).some((one) => one.id === dependsOn))
    throw errors['not-found']();
  const at = instantOf(now);
  const why = whyNotTimes(options, at);
  if (why === 'time-has-passed' || why === 'time-is-too-far') throw errors[why]();
  const refused = await recordSteps(
    {
      telling: unit,
      listeners: [],
      by: { by: me.personId, byRoleId: me.acting.roleId, byPartyId: null },
      at,
      histories: new Map(),
      states: new Map(),
    },
    id,
    [{ appointmentId: id, step: { ...proposal, kind: 'proposed', citizenId, roomId } }],
  );
  if (refused !== undefined) throw errors[refused]();
  await tellRoom(unit, roomId);
  return getAppointment(unit, { id, roomId }, roomId, errors);
}

/** The ids with which those who are in a room now may take part. */
async function listInRoom({ db }: Unit, roomId: RoomId): Promise<ReadonlySet<string>> {
  const roles = await findRolesHere(db, [roomId]);
  const others = await findOtherNames(db, [roomId]);
  return new Set([...[...roles].map((key) => key.slice(roomId.length + 1)), ...others.keys()]);
}
