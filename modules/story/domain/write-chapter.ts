import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Chapter, ChapterId, ChapterWords, VersionId } from './chapter.ts';

export type WriteRefusal = 'words-needed' | 'title-needed' | 'chapter-has-changed';

export interface Wish extends ChapterWords {
  id: ChapterId;
  /** Which version was before her eyes as she began; none for a new chapter. */
  basedOn: VersionId | null;
}

export type Written = 'nothing-new' | 'first-version' | 'new-version' | 'put-away';

/** What writing comes to. What somebody else wrote meanwhile (a guardian, another device) is never written over. */
export function decideWriting(chapters: readonly Chapter[], wish: Wish): Result<Written, WriteRefusal> {
  const before = chapters.find(({ id }) => id === wish.id);
  if (wish.topic === 'own' && wish.title === '') return refuse('title-needed');
  if (before === undefined) {
    // Each topic has one chapter: this one came from another device.
    const isTaken = wish.topic !== 'own' && chapters.some(({ topic }) => topic === wish.topic);
    if (isTaken || wish.basedOn !== null) return refuse('chapter-has-changed');
    return wish.text === '' ? refuse('words-needed') : ok('first-version');
  }
  if (before.topic !== wish.topic) return refuse('chapter-has-changed');
  if (before.text === wish.text && before.title === titleOf(wish)) return ok('nothing-new');
  if (before.versionId !== wish.basedOn) return refuse('chapter-has-changed');
  return ok(wish.text === '' ? 'put-away' : 'new-version');
}

/** A topic is its own title. */
export function titleOf({ topic, title }: Pick<ChapterWords, 'topic' | 'title'>): string {
  return topic === 'own' ? title : '';
}
