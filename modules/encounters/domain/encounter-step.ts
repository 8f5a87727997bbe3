import { z } from 'zod';
import { Instant } from '../../../kernel/instant.ts';
import { NoteWords, WhyNot } from './encounter.ts';

/** What somebody wants with a talk of hers. */
export const EncounterWish = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sign'), note: NoteWords }),
  z.object({ kind: z.literal('correct'), note: NoteWords }),
  z.object({ kind: z.literal('not-held'), why: WhyNot }),
]);
export type EncounterWish = z.infer<typeof EncounterWish>;

/** What has been recorded of a talk. Never changed, never taken away. */
export const EncounterStep = z.object({ id: z.uuid(), at: Instant, wish: EncounterWish });
export type EncounterStep = z.infer<typeof EncounterStep>;
