import { z } from 'zod';
import { Instant } from '../../../kernel/instant.ts';
import { ErrandStatus } from './errand.ts';
import { ErrandStep } from './errand-action.ts';

/** What she has asked for, as it stands in her own file: with whom, since when, and the answer in the steps. */
export const ErrandTold = z.object({
  id: z.uuid(),
  roomId: z.uuid(),
  what: z.string(),
  status: ErrandStatus,
  responsibleName: z.string(),
  heldSince: Instant,
  askedAt: Instant,
});
export type ErrandTold = z.infer<typeof ErrandTold>;

/** One step of its history, with the words that were said. */
export const ErrandStepTold = z.object({
  errandId: z.uuid(),
  position: z.int(),
  step: ErrandStep,
  byName: z.string(),
  at: Instant,
});
export type ErrandStepTold = z.infer<typeof ErrandStepTold>;

/** That she had to carry a message between services, as she or somebody who works with her noted. */
export const RelayTold = z.object({
  id: z.uuid(),
  roomId: z.uuid(),
  byName: z.string(),
  notedAt: Instant,
  takenBackAt: Instant.nullable(),
});
export type RelayTold = z.infer<typeof RelayTold>;
