import { Button } from '@navikt/ds-react/Button';
import { Textarea } from '@navikt/ds-react/Textarea';
import { TextField } from '@navikt/ds-react/TextField';
import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useMemo, useState } from 'react';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { refusalOf } from '../../../platform/web/refusal.ts';
import { m } from '../../../platform/web/words.ts';
import { keptDraft, newId } from '../../rooms/web/public.tsx';
import type { ChapterId, Topic } from '../domain/chapter.ts';
import type { MyChapter, MyStory } from '../domain/story.ts';
import { storyRefusals } from './refusals.ts';
import { storyApi } from './story-api.ts';
import { useStoryAnew } from './story-data.ts';
import { readWhileWriting } from './story-words.ts';

type ChapterFormProps = {
  story: MyStory;
  chapter: MyChapter | undefined;
  topic: Topic;
  personId: string;
  onDone: (saved: MyChapter | undefined) => void;
  onLeave: () => void;
};

/** Writing a chapter. What is typed stays in this tab until it is saved; what somebody else wrote meanwhile is shown first. */
export function ChapterForm({ story, chapter, topic, personId, onDone, onLeave }: ChapterFormProps) {
  const [freshId] = useState(() => newId<ChapterId>());
  const chapterId = chapter?.id ?? freshId;
  const kept = useMemo(
    () => keptDraft(personId, `story ${story.citizen.id}`, chapter?.id ?? topic),
    [personId, story.citizen.id, chapter?.id, topic],
  );
  const [draft, setDraft] = useState(() => kept.find() ?? { subject: chapter?.title ?? '', body: chapter?.text ?? '' });
  // Which version was before her eyes: the one from when she began, or the newer one that she has been shown.
  const [basedOn, setBasedOn] = useState(chapter?.versionId ?? null);
  const [tried, setTried] = useState(false);
  const anew = useStoryAnew();
  const saving = useMutation(
    storyApi.query.writeChapter.mutationOptions({
      onSuccess: async ({ chapters }) => {
        kept.forget(draft);
        await anew();
        onDone(chapters.find(({ id }) => id === chapterId));
      },
      onError: (error) => (refusalOf(error) === 'chapter-has-changed' ? anew() : undefined),
    }),
  );
  const hasChanged = saving.error !== null && refusalOf(saving.error) === 'chapter-has-changed';
  const type = (changed: Partial<typeof draft>) => {
    const typed = { ...draft, ...changed };
    setDraft(typed);
    kept.keep(typed);
    if (hasChanged) setBasedOn(chapter?.versionId ?? null);
  };
  const [title, text] = [draft.subject.trim(), draft.body.trim()];
  const needs = { title: topic === 'own' && title === '', text: text === '' && (chapter?.text ?? '') === '' };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (needs.title || needs.text) return;
    const seen = hasChanged ? (chapter?.versionId ?? null) : basedOn;
    setBasedOn(seen);
    saving.mutate({ chapterId, versionId: newId(), basedOn: seen, topic, title, text });
  };
  const leave = () => {
    kept.forget(draft);
    onLeave();
  };
  return (
    <form className="ti-stack" onSubmit={submit} noValidate aria-label={m.story_write()}>
      {hasChanged && <ReadsNow text={chapter?.text ?? ''} />}
      {topic === 'own' && (
        <TextField
          label={m.story_field_title()}
          value={draft.subject}
          maxLength={80}
          error={tried && needs.title ? m.story_field_title_needed() : undefined}
          onChange={(event) => type({ subject: event.target.value })}
        />
      )}
      <Textarea
        label={m.story_field_text()}
        description={readWhileWriting(story.citizen, chapter)}
        value={draft.body}
        minRows={6}
        // The count is told when it begins to matter.
        {...(draft.body.length > 5000 ? { maxLength: 6000 } : {})}
        error={tried && needs.text ? m.story_field_text_needed() : undefined}
        onChange={(event) => type({ body: event.target.value })}
      />
      {text === '' && (chapter?.text ?? '') !== '' && <p role="status">{m.story_empty_means()}</p>}
      {saving.error !== null && <ErrorMessage error={saving.error} sentences={storyRefusals} />}
      <div className="ti-row-buttons">
        <Button loading={saving.isPending}>{m.story_save()}</Button>
        <Button type="button" variant="tertiary" onClick={leave}>
          {m.story_leave()}
        </Button>
      </div>
    </form>
  );
}

/** How it reads now, when it was changed from elsewhere: to be read before it is written anew. */
function ReadsNow({ text }: { text: string }) {
  return (
    <Card tone="sand">
      <p>
        <strong>{m.story_reads_now()}</strong>
      </p>
      <p className="story-text">{text}</p>
    </Card>
  );
}
