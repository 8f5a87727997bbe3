import { z } from 'zod';
import type { BraveStepStatus } from './brave-step.ts';

/** How hard a step feels to her: 0 is nothing at all, 10 the hardest she can imagine. Of the step, and never of her. */
export const HowHard = z.int().min(0).max(10);
export type HowHard = z.infer<typeof HowHard>;

/** Before she does it, or how it was afterwards. */
export const Moment = z.enum(['before', 'after']);
export type Moment = z.infer<typeof Moment>;

/** From here on the screen asks what would make it a 5. She may leave it as it is. */
export const askedFrom = 8;
export const mayBeSmaller = (hard: number | null): boolean => hard !== null && hard >= askedFrom;

/** Whether how hard it feels may be said now: before while it lies ahead, afterwards once it is done. */
export const maySay = (status: BraveStepStatus, moment: Moment): boolean =>
  moment === 'after' ? status === 'done' : status === 'ahead' || status === 'put-off';
