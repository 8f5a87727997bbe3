import { Button } from '@navikt/ds-react/Button';
import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { Textarea } from '@navikt/ds-react/Textarea';
import { Link } from '@tanstack/react-router';
import { type SyntheticEvent, useState } from 'react';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { MyTalk } from '../contract.ts';
import { longestNote, type NoteWords, TalkKind } from '../domain/encounter.ts';
import { kindInWords, timeToWrite } from './encounter-words.ts';
import { encountersApi, useDoing } from './encounters-api.ts';
import { encountersRefusals } from './refusals.ts';
import { useNote } from './use-note.ts';

type Props = { talk: MyTalk; name: string; personId: string; onDone: () => void };

/** The note: what was talked of, what was agreed, and the way to where the whole human is remembered. */
export function NoteForm({ talk, name, personId, onDone }: Props) {
  const { note, setNote, isSaved, hold, forget } = useNote(talk, personId);
  const [id] = useState(() => crypto.randomUUID());
  const [tried, setTried] = useState(false);
  const isEmpty = note.talked.trim() === '';
  const kind = talk.status === 'signed' ? 'correct' : 'sign';
  const signing = useDoing(
    (words: NoteWords) =>
      encountersApi.client.takeEncounterStep({ encounterId: talk.id, id, wish: { kind, note: words } }),
    () => {
      forget(note);
      onDone();
    },
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (isEmpty) return;
    hold();
    signing.mutate(note);
  };
  return (
    <form className="ti-stack" noValidate onSubmit={submit}>
      <Textarea
        label={m.encounters_field_talked()}
        description={m.encounters_field_talked_means()}
        value={note.talked}
        maxLength={longestNote}
        minRows={5}
        error={tried && isEmpty ? m.encounters_refusal_words_needed() : undefined}
        onChange={(event) => setNote({ ...note, talked: event.target.value })}
      />
      <Textarea
        label={m.encounters_field_agreed()}
        description={m.encounters_field_agreed_means()}
        value={note.agreed}
        maxLength={longestNote}
        minRows={2}
        onChange={(event) => setNote({ ...note, agreed: event.target.value })}
      />
      <RadioGroup
        legend={m.encounters_field_kind()}
        value={note.kind}
        onChange={(value: TalkKind) => setNote({ ...note, kind: value })}
      >
        {TalkKind.options.map((one) => (
          <Radio key={one} value={one} description={timeToWrite(one)}>
            {kindInWords(one)}
          </Radio>
        ))}
      </RadioGroup>
      <p>
        {m.encounters_whole_human({ name })}{' '}
        <Link className="encounters-way" to={`/rooms/${talk.roomId}/story`}>
          {m.encounters_whole_human_way()}
        </Link>
      </p>
      <p className="ti-quiet" role="status">
        {isSaved ? m.encounters_saved() : m.encounters_saved_means()}
      </p>
      <p>{m.encounters_sign_means({ name })}</p>
      {signing.error && <ErrorMessage error={signing.error} sentences={encountersRefusals} />}
      <div>
        <Button loading={signing.isPending}>
          {kind === 'sign' ? m.encounters_sign() : m.encounters_sign_correction()}
        </Button>
      </div>
    </form>
  );
}
