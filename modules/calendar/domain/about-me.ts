import { z } from 'zod';
import { Instant } from '../../../kernel/instant.ts';
import { AppointmentStatus } from './appointment.ts';
import { AppointmentAction } from './appointment-action.ts';

/** An appointment of the citizen's as it stands in her own file. */
export const AppointmentTold = z.object({
  id: z.uuid(),
  roomId: z.uuid(),
  arrangedBy: z.string(),
  status: AppointmentStatus,
  minutes: z.int(),
  startsAt: Instant.nullable(),
  endsAt: Instant.nullable(),
  heldUntil: Instant.nullable(),
  changedAt: Instant,
});
export type AppointmentTold = z.infer<typeof AppointmentTold>;

/** One step of its history: what was said, and who takes part. */
export const AppointmentStepTold = AppointmentAction.pick({ id: true, position: true, step: true }).extend({
  appointmentId: z.uuid(),
  byName: z.string(),
  at: Instant,
});
export type AppointmentStepTold = z.infer<typeof AppointmentStepTold>;

/** That somebody without an account was given a link, and until when; not the link. */
export const AppointmentLinkTold = z.object({
  appointmentId: z.uuid(),
  madeByName: z.string(),
  madeAt: Instant,
  expiresAt: Instant,
  revokedAt: Instant.nullable(),
});
export type AppointmentLinkTold = z.infer<typeof AppointmentLinkTold>;

/** What somebody has written into her own calendar at work. */
export const BusyPeriodTold = z.object({ id: z.uuid(), startsAt: Instant, endsAt: Instant, words: z.string() });
export type BusyPeriodTold = z.infer<typeof BusyPeriodTold>;
