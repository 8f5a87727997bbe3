import { z } from 'zod';
import { Instant } from '../../../kernel/instant.ts';
import { HandoverStatus, Occasion } from './handover.ts';
import { AnyStep } from './handover-action.ts';

/** A hand-over of the citizen's as it stands in her own file. */
export const HandoverTold = z.object({
  id: z.uuid(),
  roomId: z.uuid(),
  organisation: z.string(),
  occasion: Occasion,
  bridge: z.string(),
  receiver: z.string().nullable(),
  status: HandoverStatus,
  openedAt: Instant,
});
export type HandoverTold = z.infer<typeof HandoverTold>;

/** One step of its history. */
export const HandoverStepTold = z.object({
  id: z.uuid(),
  handoverId: z.uuid(),
  position: z.int(),
  step: AnyStep,
  byName: z.string(),
  /** In whose place. */
  forName: z.string().nullable(),
  at: Instant,
});
export type HandoverStepTold = z.infer<typeof HandoverStepTold>;

/** A line of an agenda or a summary, with what she said instead; a struck one, too. */
export const LineTold = z.object({
  id: z.uuid(),
  handoverId: z.uuid(),
  kind: z.enum(['agenda', 'summary']),
  text: z.string(),
  corrections: z.array(z.string()),
  byName: z.string(),
  forName: z.string().nullable(),
  at: Instant,
  struckAt: Instant.nullable(),
});
export type LineTold = z.infer<typeof LineTold>;

/** What she does not want to talk about, and to whom she has said it. */
export const SubjectTold = z.object({
  id: z.uuid(),
  text: z.string(),
  told: z.array(z.string()),
  byName: z.string(),
  at: Instant,
  liftedAt: Instant.nullable(),
});
export type SubjectTold = z.infer<typeof SubjectTold>;
