import type { Instant } from '../../../kernel/instant.ts';
import type { AppointmentId, AppointmentState, Consequence } from './appointment.ts';
import { minutesAfter, minutesBetween } from './moments.ts';

/** The booked appointments ahead that depend on one, directly or through others, the nearest first. */
export function dependentsOf(
  rootId: AppointmentId,
  all: readonly AppointmentState[],
  now: Instant,
): AppointmentState[] {
  const direct = all.filter(
    ({ dependsOn, status, startsAt }) =>
      dependsOn === rootId && status === 'booked' && startsAt !== null && startsAt > now,
  );
  return direct.flatMap((one) => [one, ...dependentsOf(one.id, all, now)]);
}

/** What a move may mean for one that depends on it, until whoever it belongs to says otherwise: it moves by as much. */
export function suggestConsequence(
  root: AppointmentState,
  startsAt: Instant,
  dependent: AppointmentState,
): Consequence {
  if (root.startsAt === null || dependent.startsAt === null) return { effect: 'stays' };
  return { effect: 'moves', startsAt: minutesAfter(dependent.startsAt, minutesBetween(root.startsAt, startsAt)) };
}
