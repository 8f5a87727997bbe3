import { z } from 'zod';
import { Instant } from '../../../kernel/instant.ts';

/** What somebody would see in a room, counted by the row policies themselves (B9). */
export const Preview = z.object({
  seesFrom: Instant.nullable(),
  messagesSeen: z.int(),
  messagesHidden: z.int(),
  threadsSeen: z.int(),
  threadsHidden: z.int(),
  participantsSeen: z.int(),
  seesNextStep: z.boolean(),
  holdsUntil: z.iso.date().nullable(),
});
export type Preview = z.infer<typeof Preview>;
