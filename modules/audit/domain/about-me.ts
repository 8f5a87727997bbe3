import { z } from 'zod';
import { Instant } from '../../../kernel/instant.ts';

/** Why somebody looked, asked and answered, beside the number of the line that it is about. */
export const QuestionTold = z.object({
  entryId: z.int(),
  organisation: z.string(),
  askedByName: z.string(),
  askedAt: Instant,
  words: z.string(),
  dueAt: Instant,
  answer: z.string().nullable(),
  noGoodReason: z.boolean().nullable(),
  answeredAt: Instant.nullable(),
});
export type QuestionTold = z.infer<typeof QuestionTold>;
