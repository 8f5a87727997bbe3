import { z } from 'zod';
import { CitizenId, idOf, RoomId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import { AppointmentId } from '../../calendar/domain/appointment.ts';

/** The id of one brave step, given by the device on which it was written. */
export const BraveStepId = idOf<'BraveStep'>();
export type BraveStepId = z.infer<typeof BraveStepId>;

/** Somebody in the room as she takes part in it: the id of her role, or of her relation to the citizen. As a party of an appointment. */
export const CompanionId = z.uuid();
export type CompanionId = z.infer<typeof CompanionId>;

/** The step in her words. */
export const StepWords = z.string().trim().min(1).max(300);

/** Waits for her own yes, since somebody wrote it with her; lies ahead; was put off; was done; was let go of. */
export const BraveStepStatus = z.enum(['proposed', 'ahead', 'put-off', 'done', 'let-go']);
export type BraveStepStatus = z.infer<typeof BraveStepStatus>;

/** What may happen to a step once it is written. */
export const StepKind = z.enum([
  'agreed',
  'comes',
  'not-this-time',
  'done',
  'made-smaller',
  'asked',
  'named',
  'not-needed',
  'booked',
  'unbooked',
  'put-off',
  'let-go',
  'taken-up',
]);
export type StepKind = z.infer<typeof StepKind>;

/** What the history of one step says now: the fold of its actions. How hard it feels is not in it. */
export const BraveStep = z.object({
  id: BraveStepId,
  roomId: RoomId,
  citizenId: CitizenId,
  what: z.string(),
  /** What it was before it was last made smaller. */
  before: z.string().nullable(),
  status: BraveStepStatus,
  /** Who wrote it with her; null where she did. */
  writtenBy: CompanionId.nullable(),
  writtenAt: Instant,
  /** Who is asked to come along and has not answered; and who has said yes herself. */
  asked: z.array(CompanionId),
  coming: z.array(CompanionId),
  /** Who was ever asked: from then on she knows the step, also if she came later than it. */
  told: z.array(CompanionId),
  /** Somebody without an account who comes along, as the citizen says; blank for nobody. */
  named: z.string(),
  /** The appointment in which they do it together. */
  appointmentId: AppointmentId.nullable(),
  changedAt: Instant,
  position: z.int().min(1),
});
export type BraveStep = z.infer<typeof BraveStep>;

/** Whether it lies ahead still, now or later. */
export const isOpen = ({ status }: Pick<BraveStep, 'status'>): boolean =>
  status === 'proposed' || status === 'ahead' || status === 'put-off';
