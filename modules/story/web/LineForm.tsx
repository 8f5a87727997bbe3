import { Button } from '@navikt/ds-react/Button';
import { Textarea } from '@navikt/ds-react/Textarea';
import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useMemo, useState } from 'react';
import type { RoomId } from '../../../kernel/ids.ts';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import { keptDraft, newId } from '../../rooms/web/public.tsx';
import type { LineId } from '../domain/memory-line.ts';
import { storyRefusals } from './refusals.ts';
import { storyApi } from './story-api.ts';
import { useStoryAnew } from './story-data.ts';

/** Something worth remembering, in a line; who reads it is said before it is written. */
export function LineForm({ roomId, citizen: name, personId }: { roomId: RoomId; citizen: string; personId: string }) {
  const kept = useMemo(() => keptDraft(personId, roomId, 'story line'), [personId, roomId]);
  const [id, setId] = useState(() => newId<LineId>());
  const [text, setText] = useState(() => kept.find()?.body ?? '');
  const [tried, setTried] = useState(false);
  const anew = useStoryAnew();
  const writing = useMutation(
    storyApi.query.writeLine.mutationOptions({
      onSuccess: async () => {
        kept.forget({ subject: '', body: text });
        setText('');
        setTried(false);
        setId(newId<LineId>());
        await anew();
      },
    }),
  );
  const isEmpty = text.trim() === '';
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isEmpty) writing.mutate({ roomId, id, text: text.trim() });
  };
  return (
    <form className="ti-stack" onSubmit={submit} noValidate aria-label={m.story_line_write()}>
      <Textarea
        label={m.story_line_field()}
        description={m.story_line_field_means({ name })}
        value={text}
        minRows={2}
        maxLength={200}
        error={tried && isEmpty ? m.story_line_needed() : undefined}
        onChange={(event) => {
          setText(event.target.value);
          kept.keep({ subject: '', body: event.target.value });
        }}
      />
      {writing.error !== null && <ErrorMessage error={writing.error} sentences={storyRefusals} />}
      <div>
        <Button variant="secondary" loading={writing.isPending}>
          {m.story_line_write()}
        </Button>
      </div>
    </form>
  );
}
