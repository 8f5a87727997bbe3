import type { Db } from '../../../platform/server/database.ts';
import type { Appointment } from '../contract.ts';
import type { AppointmentState } from '../domain/appointment.ts';
import type { AppointmentAction } from '../domain/appointment-action.ts';
import { foldAppointment } from '../domain/fold-appointment.ts';
import { type Found, findHistories, findOtherNames, findRoleNames, findRolesHere } from './appointment-store.ts';

/** What is known of appointments that I may see, each with its history. */
export async function loadStates(
  db: Db,
  found: readonly Found[],
): Promise<{ states: AppointmentState[]; histories: Map<AppointmentState['id'], AppointmentAction[]> }> {
  const actions = await findHistories(
    db,
    found.map(({ id }) => id),
  );
  const histories = Map.groupBy(actions, ({ appointmentId }) => appointmentId);
  return { states: found.flatMap(({ id }) => foldAppointment(histories.get(id) ?? []) ?? []), histories };
}

/** The same with the names of those who take part. A list of any length asks a constant number of statements. */
export async function presentAppointments(db: Db, states: readonly AppointmentState[]): Promise<Appointment[]> {
  const rooms = [...new Set(states.map(({ roomId }) => roomId))];
  const ids = states.flatMap(({ parties, owner, move }) => [
    owner,
    ...parties.map(({ id }) => id),
    ...(move ? [move.askedBy] : []),
  ]);
  const roles = new Map((await findRoleNames(db, [...new Set(ids)])).map((role) => [String(role.id), role]));
  const others = await findOtherNames(db, rooms);
  const here = await findRolesHere(db, rooms);
  const nameOf = (id: string) => roles.get(id)?.name ?? others.get(id) ?? '';
  return states.map((state) => ({
    ...state,
    ownerName: nameOf(state.owner),
    moveAskedByName: state.move === null ? '' : nameOf(state.move.askedBy),
    people: state.parties.map((party) => ({
      partyId: party.id,
      name: party.kind === 'outside' ? party.name : nameOf(party.id),
      organisation: roles.get(party.id)?.organisation ?? '',
      isHere: party.kind !== 'practitioner' || here.has(`${state.roomId} ${party.id}`),
    })),
  }));
}

/** Those that are still to be held or chosen first, the next one before all; then what has been, the latest first. */
export function nextFirst(now: string): (one: AppointmentState, other: AppointmentState) => number {
  const isAhead = ({ status, endsAt }: AppointmentState) =>
    status === 'proposed' || (status === 'booked' && (endsAt ?? '') > now);
  const when = ({ startsAt, chosen, options, since }: AppointmentState) => startsAt ?? chosen ?? options[0] ?? since;
  return (one, other) => {
    if (isAhead(one) !== isAhead(other)) return isAhead(one) ? -1 : 1;
    const order = when(one) === when(other) ? 0 : when(one) < when(other) ? -1 : 1;
    return isAhead(one) ? order : -order;
  };
}
