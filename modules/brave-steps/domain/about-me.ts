import { z } from 'zod';
import { Instant } from '../../../kernel/instant.ts';
import { BraveStepStatus } from './brave-step.ts';
import { RecordedStep } from './brave-step-action.ts';
import { HowHard, Moment } from './how-hard.ts';

/** A brave step as it stands in her own file. */
export const BraveStepTold = z.object({
  id: z.uuid(),
  roomId: z.uuid(),
  what: z.string(),
  status: BraveStepStatus,
  writtenAt: Instant,
  changedAt: Instant,
});
export type BraveStepTold = z.infer<typeof BraveStepTold>;

/** One step of its history. */
export const BraveStepActionTold = z.object({
  braveStepId: z.uuid(),
  position: z.int(),
  step: RecordedStep,
  byName: z.string(),
  at: Instant,
});
export type BraveStepActionTold = z.infer<typeof BraveStepActionTold>;

/** How hard she said that it felt. */
export const HowHardTold = z.object({
  braveStepId: z.uuid(),
  moment: Moment,
  /** Null where she has taken it back. */
  hard: HowHard.nullable(),
  saidAt: Instant,
});
export type HowHardTold = z.infer<typeof HowHardTold>;
