import { z } from 'zod';
import { idOf, OrganisationId, ParticipantId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';

export const ChapterId = idOf<'Chapter'>();
export type ChapterId = z.infer<typeof ChapterId>;

/** The id of one version of a chapter; a random one, so that it does not tell how many there were before. */
export const VersionId = idOf<'ChapterVersion'>();
export type VersionId = z.infer<typeof VersionId>;

/**
 * What a chapter is about, in the order in which they are read; beside them chapters with a title of the citizen's own.
 * There is none for a diagnosis: who somebody is comes before what she has.
 */
export const Topic = z.enum([
  'matters-most',
  'my-people',
  'my-story',
  'talking-with-me',
  'when-it-is-hard',
  'please',
  'everyday',
  'own',
]);
export type Topic = z.infer<typeof Topic>;

/** Whose hand wrote it: the citizen's, or her guardian's for a child. */
export const WrittenAs = z.enum(['citizen', 'guardian']);
export type WrittenAs = z.infer<typeof WrittenAs>;

/** A chapter as it reads now. */
export const Chapter = z.object({
  id: ChapterId,
  topic: Topic,
  /** Of a chapter of her own; the others are named by their topic. */
  title: z.string(),
  text: z.string(),
  versionId: VersionId,
  writtenAt: Instant,
  writtenAs: WrittenAs,
});
export type Chapter = z.infer<typeof Chapter>;

/** What the citizen types; empty text puts the chapter away. */
export const ChapterWords = z.object({
  topic: Topic,
  title: z.string().trim().max(80),
  text: z.string().trim().max(6000),
});
export type ChapterWords = z.infer<typeof ChapterWords>;

/** To whom a chapter is released in a room: one seat, or whoever is there for an organisation, now and later. */
export const Receiver = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('participant'), participantId: ParticipantId }),
  z.object({ kind: z.literal('organisation'), organisationId: OrganisationId }),
]);
export type Receiver = z.infer<typeof Receiver>;

/** The chapters in the order in which they are read: by topic, the citizen's own last, as they came. */
export function inReadingOrder<T extends { topic: Topic }>(chapters: readonly T[]): T[] {
  return chapters.toSorted((one, other) => Topic.options.indexOf(one.topic) - Topic.options.indexOf(other.topic));
}
