import { z } from 'zod';
import { RoomId } from '../../kernel/ids.ts';
import { Instant } from '../../kernel/instant.ts';
import { endpoint } from '../../platform/contract/endpoint.ts';
import { ChapterId, ChapterWords, Receiver, VersionId, WrittenAs } from './domain/chapter.ts';
import { LineId, LineText, MemoryLine } from './domain/memory-line.ts';
import { BeforeWeMeet, MyStory } from './domain/story.ts';

const chapter = z.object({ chapterId: ChapterId });
const release = chapter.extend({ roomId: RoomId, to: Receiver });
const line = z.object({ roomId: RoomId, lineId: LineId });
const done = z.object({ done: z.literal(true) });

export const storyContract = {
  /** My story, or that of the child I act for: its chapters, for whom each is, who has read it, and what others remember. */
  getStory: endpoint({ audit: 'story.story-read', who: 'signed-in' })
    .route({ method: 'GET', path: '/story' })
    .output(MyStory),

  /**
   * Writes a chapter, or changes it: the version before is kept. Empty text puts it away, and takes back every release.
   * The version's id makes a retry harmless.
   */
  writeChapter: endpoint({ audit: 'story.chapter-written', who: 'signed-in' })
    .route({ method: 'PUT', path: '/story/chapters/{chapterId}' })
    .input(chapter.extend({ ...ChapterWords.shape, versionId: VersionId, basedOn: VersionId.nullable() }))
    .errors({
      'words-needed': { status: 422 },
      'title-needed': { status: 422 },
      'chapter-has-changed': { status: 409 },
    })
    .output(MyStory),

  /** How a chapter read before, the latest first; for the citizen's side alone. */
  listVersions: endpoint({ audit: 'story.versions-read', who: 'signed-in' })
    .route({ method: 'GET', path: '/story/chapters/{chapterId}/versions' })
    .input(chapter)
    .output(
      z.array(
        z.object({ id: VersionId, title: z.string(), text: z.string(), writtenAt: Instant, writtenAs: WrittenAs }),
      ),
    ),

  /** Releases a chapter to somebody in one of my rooms, at once. It opens something, so the electronic ID must be fresh. */
  releaseChapter: endpoint({ audit: 'story.chapter-released', who: 'signed-in', fresh: 'always' })
    .route({ method: 'POST', path: '/story/chapters/{chapterId}/releases' })
    .input(release.extend({ id: z.uuid() }))
    .errors({
      'citizen-side-decides': { status: 403 },
      'chapter-is-empty': { status: 409 },
      'receiver-is-not-here': { status: 409 },
    })
    .output(MyStory),

  /** Takes a release back, at once. Again is harmless. */
  takeBackChapter: endpoint({ audit: 'story.chapter-taken-back', who: 'signed-in' })
    .route({ method: 'POST', path: '/story/chapters/{chapterId}/releases/ending' })
    .input(release)
    .output(MyStory),

  /** Before we meet: the chapters that are released to me in this room, and the memory lines that I may read. */
  getBeforeWeMeet: endpoint({ audit: 'story.told-read', who: 'signed-in' })
    .route({ method: 'GET', path: '/rooms/{roomId}/story' })
    .input(z.object({ roomId: RoomId }))
    .output(BeforeWeMeet),

  /** A receiver says by herself that she has read a chapter, as it reads now. Again is harmless. */
  markRead: endpoint({ audit: 'story.chapter-marked-read', who: 'signed-in' })
    .route({ method: 'POST', path: '/rooms/{roomId}/story/chapters/{chapterId}/reading' })
    .input(chapter.extend({ roomId: RoomId, versionId: VersionId }))
    .errors({ 'chapter-has-changed': { status: 409 } })
    .output(done),

  /** A line worth remembering. The citizen reads it at once; others only when she says so. */
  writeLine: endpoint({ audit: 'story.line-written', who: 'practitioner' })
    .route({ method: 'POST', path: '/rooms/{roomId}/story/lines', successStatus: 201 })
    .input(z.object({ roomId: RoomId, id: LineId, text: LineText }))
    .errors({ 'room-is-closed': { status: 409 }, 'practitioner-needed': { status: 403 } })
    .output(MemoryLine),

  /** Strikes a line: it is gone for everybody, and its words with it. By the citizen's side, or whoever wrote it. */
  strikeLine: endpoint({ audit: 'story.line-struck', who: 'signed-in' })
    .route({ method: 'POST', path: '/rooms/{roomId}/story/lines/{lineId}/striking' })
    .input(line)
    .errors({ 'not-yours-to-strike': { status: 403 } })
    .output(done),

  /** The citizen says that everybody in the room may read a line, also who comes later. */
  shareLine: endpoint({ audit: 'story.line-shared', who: 'signed-in', fresh: 'always' })
    .route({ method: 'PUT', path: '/rooms/{roomId}/story/lines/{lineId}/sharing' })
    .input(line)
    .errors({ 'citizen-side-decides': { status: 403 } })
    .output(done),

  /** She takes it back: only whoever wrote it keeps reading it, and she herself. */
  takeBackLine: endpoint({ audit: 'story.line-taken-back', who: 'signed-in' })
    .route({ method: 'POST', path: '/rooms/{roomId}/story/lines/{lineId}/sharing/ending' })
    .input(line)
    .errors({ 'citizen-side-decides': { status: 403 } })
    .output(done),
};

export type StoryContract = typeof storyContract;
