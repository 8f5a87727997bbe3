import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDayAndTime } from '../../../platform/web/format.ts';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { m } from '../../../platform/web/words.ts';
import type { MyChapter } from '../domain/story.ts';
import { storyApi } from './story-api.ts';

/** How a chapter read before, for the citizen's side alone; fetched when it is opened. */
export function EarlierVersions({ chapter }: { chapter: MyChapter }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="story-earlier" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{m.story_earlier()}</summary>
      {isOpen && <Versions chapter={chapter} />}
    </details>
  );
}

function Versions({ chapter }: { chapter: MyChapter }) {
  const { data, error, refetch } = useQuery(
    storyApi.query.listVersions.queryOptions({ input: { chapterId: chapter.id } }),
  );
  if (data === undefined)
    return error === null ? <Loading /> : <ErrorMessage error={error} onTryAgain={() => void refetch()} />;
  return (
    <ol className="story-list">
      {data
        .filter(({ id }) => id !== chapter.versionId)
        .map(({ id, title, text, writtenAt }) => (
          <li key={id}>
            <p className="ti-quiet">{formatDayAndTime(writtenAt)}</p>
            {title !== '' && title !== chapter.title && <p>{title}</p>}
            <p className="story-text">{text === '' ? m.story_put_away() : text}</p>
          </li>
        ))}
    </ol>
  );
}
