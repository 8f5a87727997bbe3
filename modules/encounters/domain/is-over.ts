import type { Instant } from '../../../kernel/instant.ts';
import type { AppointmentState } from '../../calendar/domain/appointment.ts';

/** Whether an appointment is a talk that should have been by now. `is_my_talk_over` says the same in SQL. */
export function isOver({ status, endsAt }: Pick<AppointmentState, 'status' | 'endsAt'>, now: Instant): boolean {
  return status === 'held' || (status === 'booked' && endsAt !== null && endsAt <= now);
}
