import { z } from 'zod';
import { Instant } from '../../../kernel/instant.ts';
import { Outcome } from './rectification.ts';

/** What the citizen has said is not right, as it stands in her own file, with what was answered. */
export const RectificationTold = z.object({
  target: z.enum(['message', 'person', 'entry']),
  roomId: z.uuid().nullable(),
  messageId: z.uuid().nullable(),
  entryId: z.int().nullable(),
  words: z.string(),
  writtenByName: z.string(),
  writtenAt: Instant,
  outcome: Outcome.nullable(),
  answer: z.string().nullable(),
  answeredByName: z.string().nullable(),
  answeredAt: Instant.nullable(),
});
export type RectificationTold = z.infer<typeof RectificationTold>;

/** A room that goes on a day, unless it is held back. */
export const GoingRoomTold = z.object({
  roomId: z.uuid(),
  purpose: z.string(),
  toldAt: Instant,
  goesOn: z.iso.date(),
});
export type GoingRoomTold = z.infer<typeof GoingRoomTold>;

/** That a room must stay, and why. */
export const HoldTold = z.object({
  roomId: z.uuid(),
  why: z.string(),
  heldAt: Instant,
  releasedAt: Instant.nullable(),
});
export type HoldTold = z.infer<typeof HoldTold>;
