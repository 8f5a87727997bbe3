import type { BeforeTalk } from './before-talk.ts';

/** Her chapters, how she wishes to be met before the others: that is what one must know in the first minute. */
export function metFirst(chapters: BeforeTalk['chapters']): BeforeTalk['chapters'] {
  const rank = ({ topic }: BeforeTalk['chapters'][number]) =>
    topic === 'talking-with-me' ? 0 : topic === 'please' ? 1 : topic === 'matters-most' ? 2 : 3;
  return chapters.map(({ topic, title, text }) => ({ topic, title, text })).toSorted((a, b) => rank(a) - rank(b));
}
