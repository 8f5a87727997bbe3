import { z } from 'zod';
import { Instant } from '../../../kernel/instant.ts';
import { Topic, WrittenAs } from './chapter.ts';

/** A chapter in the citizen's own file: every version of it, for whom it was and is, and who said that she has read it. */
export const ChapterTold = z.object({
  id: z.uuid(),
  topic: Topic,
  versions: z.array(
    z.object({ id: z.uuid(), title: z.string(), text: z.string(), writtenAs: WrittenAs, writtenAt: z.string() }),
  ),
  releases: z.array(
    z.object({
      roomId: z.uuid(),
      to: z.string(),
      releasedAt: z.string(),
      endedAt: z.string().nullable(),
    }),
  ),
  receipts: z.array(z.object({ versionId: z.uuid(), name: z.string(), markedAt: z.string() })),
});
export type ChapterTold = z.infer<typeof ChapterTold>;

/** A line that somebody wrote to remember her by; one that was struck has no words. */
export const LineTold = z.object({
  roomId: z.uuid(),
  id: z.uuid(),
  text: z.string(),
  writtenBy: z.string(),
  writtenAt: Instant,
  struckAt: Instant.nullable(),
  shares: z.array(z.object({ sharedAt: z.string(), endedAt: z.string().nullable() })),
});
export type LineTold = z.infer<typeof LineTold>;
