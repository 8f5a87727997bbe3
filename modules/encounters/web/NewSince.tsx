import { formatDate } from '../../../platform/web/format.ts';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { ChangedSince } from '../domain/before-talk.ts';
import { changesInWords } from './encounter-words.ts';

/** What is new since I talked with her last. */
export function NewSince({ changed }: { changed: ChangedSince | null }) {
  if (changed === null) return null;
  const news = changesInWords(changed);
  return (
    <Section title={m.encounters_new({ day: formatDate(changed.since) })}>
      {news.length === 0 ? (
        <p className="ti-quiet">{m.encounters_new_none()}</p>
      ) : (
        <ul className="encounters-lines">
          {news.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}
