import type { Chapter } from '../domain/chapter.ts';
import { titleOf } from './story-words.ts';

/** What a chapter is called: by its topic, or by the citizen. */
export function ChapterTitle({ chapter }: { chapter: Pick<Chapter, 'topic' | 'title'> }) {
  return titleOf(chapter);
}
