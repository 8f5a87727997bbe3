import { z } from 'zod';
import { PersonId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';

/** One recorded step: somebody was blocked, or the block was lifted. */
export const BlockAction = z.object({
  kind: z.enum(['blocked', 'lifted']),
  at: Instant,
  decidedAs: z.enum(['citizen', 'guardian']),
  decidedByName: z.string(),
});
export type BlockAction = z.infer<typeof BlockAction>;

/** Somebody whom a citizen blocks or has blocked, by name, with all that was decided about it, oldest first. */
export const Block = z.object({
  personId: PersonId,
  givenName: z.string(),
  familyName: z.string(),
  works: z.array(z.object({ profession: z.string(), organisation: z.string() })),
  holds: z.boolean(),
  actions: z.array(BlockAction),
});
export type Block = z.infer<typeof Block>;
