import { Button } from '@navikt/ds-react/Button';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { RoomId } from '../../../kernel/ids.ts';
import { formatSince } from '../../../platform/web/format.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { BeforeWeMeet } from '../domain/story.ts';
import { storyRefusals } from './refusals.ts';
import { storyApi } from './story-api.ts';
import { useStoryAnew } from './story-data.ts';
import { titleOf, writtenInWords } from './story-words.ts';

type ToldProps = { chapter: BeforeWeMeet['chapters'][number]; roomId: RoomId; citizen: string };

/** A chapter that is told to me; that I have read it I say by myself, in one tap, or not at all. */
export function ToldChapter({ chapter, roomId, citizen: name }: ToldProps) {
  const { id: chapterId, versionId, text, readAt, readEarlierAt } = chapter;
  const onSettled = useStoryAnew();
  const marking = useMutation(storyApi.query.markRead.mutationOptions({ onSettled }));
  const said = useRef<HTMLParagraphElement>(null);
  // The button that was pressed is gone.
  useEffect(() => {
    if (readAt !== null && marking.isSuccess) said.current?.focus();
  }, [readAt, marking.isSuccess]);
  return (
    <Section title={titleOf(chapter)}>
      <Card as="article">
        <p className="story-text">{text}</p>
        <p className="ti-quiet">{writtenInWords(chapter, name)}</p>
        {readAt === null && readEarlierAt !== null && (
          <p>{m.story_mark_changed({ name, day: formatSince(readEarlierAt) })}</p>
        )}
        {marking.error !== null && <ErrorMessage error={marking.error} sentences={storyRefusals} />}
        <p ref={said} tabIndex={-1} role="status" className="ti-quiet">
          {readAt !== null && m.story_mark_done({ name, day: formatSince(readAt) })}
        </p>
        {readAt === null && (
          <Button
            variant="secondary"
            loading={marking.isPending}
            onClick={() => marking.mutate({ roomId, chapterId, versionId })}
          >
            {m.story_mark()}
          </Button>
        )}
      </Card>
    </Section>
  );
}
