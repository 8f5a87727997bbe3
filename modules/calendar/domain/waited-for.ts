import type { Instant } from '../../../kernel/instant.ts';
import type { AppointmentState } from './appointment.ts';
import { hasLapsed, neededParties, pendingMove } from './fold-appointment.ts';

/** Whose word an appointment waits for now: the citizen's, who chooses first; then the yes of all who are needed. */
export function waitedFor(state: AppointmentState, now: Instant): string[] {
  const needed = neededParties(state).map(({ id }) => id);
  const move = state.status === 'booked' ? pendingMove(state, now) : undefined;
  if (move !== undefined) return needed.filter((id) => !move.confirmed.includes(id));
  if (state.status !== 'proposed' || hasLapsed(state, now) || state.options.length === 0) return [];
  return state.chosen === null ? [state.citizenId] : needed.filter((id) => !state.yes.includes(id));
}

/** Whom a change tells something that she must know: that her word is waited for, when it is now, or that it is off. */
export function toBeTold(before: AppointmentState | undefined, then: AppointmentState, now: Instant): string[] {
  const waited = before === undefined ? [] : waitedFor(before, now);
  const asked = waitedFor(then, now).filter((id) => !waited.includes(id));
  const isOff = then.status === 'cancelled' && before?.status !== 'cancelled';
  const isAtAnotherTime = then.status === 'booked' && before?.startsAt !== then.startsAt;
  return isOff || isAtAnotherTime ? [...new Set([...asked, ...then.parties.map(({ id }) => id)])] : asked;
}
