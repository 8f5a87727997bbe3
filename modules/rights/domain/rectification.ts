import { z } from 'zod';
import { MessageId, OrganisationId, RoomId, idOf, type Id } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';

export const RectificationId = idOf<'Rectification'>();
export type RectificationId = Id<'Rectification'>;

/** What is not right: a message in one of her rooms, what is written about herself, or an entry of the log. */
export const RectificationTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), roomId: RoomId, messageId: MessageId }),
  /** To one of the organisations that know her. */
  z.object({ kind: z.literal('person'), organisationId: OrganisationId }),
  z.object({ kind: z.literal('entry'), entryId: z.int().positive() }),
]);
export type RectificationTarget = z.infer<typeof RectificationTarget>;

const words = z.string().trim().min(1).max(2_000);

/** What the citizen writes; the id comes from her device, so that sending twice is harmless. */
export const NewRectification = z.object({ id: RectificationId, target: RectificationTarget, words });
export type NewRectification = z.infer<typeof NewRectification>;

/** Corrected, by a new message or by what the answer says; or not agreed, with the reason. Both texts stay. */
export const Outcome = z.enum(['corrected', 'not-agreed']);
export type Outcome = z.infer<typeof Outcome>;

export const NewAnswer = z.object({ outcome: Outcome, words });
export type NewAnswer = z.infer<typeof NewAnswer>;

export const Rectification = z.object({
  id: RectificationId,
  target: RectificationTarget,
  citizenName: z.string(),
  words: z.string(),
  writtenByName: z.string(),
  writtenAt: Instant,
  answer: z.object({ outcome: Outcome, words: z.string(), byName: z.string(), at: Instant }).nullable(),
  mayAnswer: z.boolean(),
});
export type Rectification = z.infer<typeof Rectification>;
