import { z } from 'zod';
import { CitizenId, OrganisationId, ParticipantId, RoomId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import { Chapter, Receiver } from './chapter.ts';
import { MemoryLine } from './memory-line.ts';

/** Somebody in one of the citizen's rooms, to whom a chapter may be released. */
export const StoryPerson = z.object({
  participantId: ParticipantId,
  kind: z.enum(['practitioner', 'related-person']),
  name: z.string(),
  profession: z.string(),
  organisationId: OrganisationId.nullable(),
  organisation: z.string(),
});
export type StoryPerson = z.infer<typeof StoryPerson>;

/** What a receiver has said by herself: that she has read it, and whether it has been changed since. */
export const Receipt = z.object({
  name: z.string(),
  organisation: z.string(),
  markedAt: Instant,
  isEarlier: z.boolean(),
});
export type Receipt = z.infer<typeof Receipt>;

/** A chapter as the citizen's side has it: for whom it is, and who has read it. */
export const MyChapter = Chapter.extend({
  /** How many versions there are; the one that reads now is the last. */
  versions: z.int(),
  releases: z.array(z.object({ roomId: RoomId, to: Receiver })),
  receipts: z.array(Receipt),
});
export type MyChapter = z.infer<typeof MyChapter>;

/** Everything of her story, for the citizen or her guardian. */
export const MyStory = z.object({
  /** `hasGuardian`: somebody acts for her, and so reads everything that she writes. */
  citizen: z.object({ id: CitizenId, givenName: z.string(), isMe: z.boolean(), hasGuardian: z.boolean() }),
  /** Whether I decide to whom it is released; a child writes, and her guardian decides. */
  decides: z.boolean(),
  chapters: z.array(MyChapter),
  rooms: z.array(z.object({ roomId: RoomId, purpose: z.string(), people: z.array(StoryPerson) })),
  lines: z.array(MemoryLine.extend({ roomId: RoomId })),
});
export type MyStory = z.infer<typeof MyStory>;

/** What one reads before one meets: what the citizen tells me, and what is worth remembering. */
export const BeforeWeMeet = z.object({
  chapters: z.array(
    Chapter.extend({
      /** When I said that I have read this version, or an earlier one. */
      readAt: Instant.nullable(),
      readEarlierAt: Instant.nullable(),
    }),
  ),
  lines: z.array(MemoryLine),
});
export type BeforeWeMeet = z.infer<typeof BeforeWeMeet>;
