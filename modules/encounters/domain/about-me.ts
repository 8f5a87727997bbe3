import { z } from 'zod';
import { Instant } from '../../../kernel/instant.ts';
import { NoteWords, TalkHow, TalkKind } from './encounter.ts';
import { EncounterWish } from './encounter-step.ts';

/** What was signed of a talk with the citizen, version by version, in her own file. */
export const NoteTold = z.object({
  id: z.uuid(),
  talkId: z.uuid(),
  roomId: z.uuid(),
  kind: TalkKind,
  how: TalkHow,
  startedAt: Instant,
  minutes: z.int(),
  step: EncounterWish,
  byName: z.string(),
  at: Instant,
});
export type NoteTold = z.infer<typeof NoteTold>;

/** What whoever asks has written of a talk with herself and not signed: nobody else's. */
export const DraftTold = NoteWords.extend({ talkId: z.uuid(), roomId: z.uuid(), savedAt: Instant });
export type DraftTold = z.infer<typeof DraftTold>;
