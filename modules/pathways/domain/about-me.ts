import { z } from 'zod';
import { Instant } from '../../../kernel/instant.ts';
import { PathwayStatus } from './pathway.ts';
import { PathwayAction } from './pathway-action.ts';

/** A pathway of the citizen's as it stands in her own file: where it stands, and who holds it. */
export const PathwayTold = z.object({
  id: z.uuid(),
  roomId: z.uuid(),
  organisation: z.string(),
  status: PathwayStatus,
  holder: z.string(),
  receiver: z.string().nullable(),
  deputy: z.string().nullable(),
  deputyFrom: z.iso.date().nullable(),
  deputyUntil: z.iso.date().nullable(),
  /** Who is asked to take over. */
  asked: z.string().nullable(),
  nextContactOn: z.iso.date().nullable(),
  pauseUntil: z.iso.date().nullable(),
  doorOpenUntil: z.iso.date().nullable(),
  changedAt: Instant,
});
export type PathwayTold = z.infer<typeof PathwayTold>;

/** One step of its history, with the words of whoever took it. */
export const PathwayStepTold = PathwayAction.pick({ id: true, position: true, step: true }).extend({
  pathwayId: z.uuid(),
  byName: z.string(),
  at: Instant,
});
export type PathwayStepTold = z.infer<typeof PathwayStepTold>;
