import { Button } from '@navikt/ds-react/Button';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { myselfQuery } from '../../people/web/public.tsx';
import { Topic } from '../domain/chapter.ts';
import type { MyChapter, MyStory } from '../domain/story.ts';
import { ChapterForm } from './ChapterForm.tsx';
import { EarlierVersions } from './EarlierVersions.tsx';
import { ForWhom } from './ForWhom.tsx';
import { useStory } from './story-data.ts';
import { receiptInWords, titleOf, topicHint, topicTitle, writtenInWords } from './story-words.ts';
import './story.css';

/** One chapter: as it reads, for whom it is, who has read it, how it read before. */
export function ChapterPage() {
  const { chapter: key }: { chapter?: string } = useParams({ strict: false });
  const { data: story, error, refetch } = useStory();
  const { data: myself } = useQuery(myselfQuery);
  const chapter = story?.chapters.find(({ id, topic }) => id === key || (topic === key && topic !== 'own'));
  const topic = chapter?.topic ?? Topic.options.find((one) => one === key);
  const title = chapter === undefined || chapter.title === '' ? topicTitle(topic ?? 'own') : titleOf(chapter);
  const isUnknown = story !== undefined && topic === undefined;
  return (
    <Page title={title} back={{ to: '/story', label: m.story_title() }}>
      {story === undefined && error === null && <Loading />}
      {story === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {isUnknown && <EmptyState title={m.story_no_such_chapter()} />}
      {story !== undefined && topic !== undefined && myself !== undefined && (
        <ChapterView key={key} story={story} chapter={chapter} topic={topic} personId={myself.person.id} />
      )}
    </Page>
  );
}

type ViewProps = { story: MyStory; chapter: MyChapter | undefined; topic: Topic; personId: string };

/** A chapter that is there, or one to begin. */
export function ChapterView({ story, chapter, topic, personId }: ViewProps) {
  const isWritten = chapter !== undefined && chapter.text !== '';
  const [isWriting, setWriting] = useState(!isWritten);
  const navigate = useNavigate();
  const written = (saved: MyChapter | undefined) => {
    // What was put away, or is a chapter of her own now, has its place in the list.
    const stays = saved !== undefined && saved.text !== '' && (topic !== 'own' || chapter !== undefined);
    if (stays) setWriting(false);
    else void navigate({ to: '/story' });
  };
  return (
    <>
      {isWriting ? (
        <div className="ti-stack">
          <p>{topicHint(topic)}</p>
          <ChapterForm
            story={story}
            chapter={chapter}
            topic={topic}
            personId={personId}
            onDone={written}
            onLeave={() => (isWritten ? setWriting(false) : void navigate({ to: '/story' }))}
          />
        </div>
      ) : (
        chapter !== undefined && <Written chapter={chapter} story={story} onWrite={() => setWriting(true)} />
      )}
      {isWritten && !isWriting && (
        <>
          <ForWhom story={story} chapter={chapter} />
          {chapter.receipts.length > 0 && (
            <Section title={m.story_read_title()}>
              <ul className="story-list" aria-live="polite">
                {chapter.receipts.map((receipt) => (
                  <li key={`${receipt.name} ${receipt.markedAt}`}>{receiptInWords(receipt)}</li>
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
      {chapter !== undefined && chapter.versions > 1 && <EarlierVersions chapter={chapter} />}
    </>
  );
}

function Written({ chapter, story, onWrite }: { chapter: MyChapter; story: MyStory; onWrite: () => void }) {
  return (
    <Card as="article">
      <p className="story-text">{chapter.text}</p>
      {(chapter.writtenAs === 'guardian' || !story.citizen.isMe) && (
        <p className="ti-quiet">{writtenInWords(chapter, story.citizen.givenName)}</p>
      )}
      <p>
        <Button variant="secondary" onClick={onWrite}>
          {m.story_change()}
        </Button>
      </p>
    </Card>
  );
}
