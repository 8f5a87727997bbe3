import { Button } from '@navikt/ds-react/Button';
import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { Textarea } from '@navikt/ds-react/Textarea';
import { type FormEvent, useState } from 'react';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Outcome, RectificationId } from '../domain/rectification.ts';
import { rightsRefusals } from './refusals.ts';
import { useAnswering } from './rectification-data.ts';

/** Corrected, or not agreed with the reason in plain words. */
export function AnswerForm({ id }: { id: RectificationId }) {
  const [outcome, setOutcome] = useState<Outcome>();
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const answering = useAnswering();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (outcome !== undefined && words.trim() !== '') answering.mutate({ id, outcome, words });
  };
  return (
    <form onSubmit={submit} className="ti-stack">
      <RadioGroup
        legend={m.rights_answer_legend()}
        value={outcome ?? ''}
        onChange={(chosen) => setOutcome(chosen === 'not-agreed' ? 'not-agreed' : 'corrected')}
        error={tried && outcome === undefined ? m.rights_answer_outcome_needed() : undefined}
      >
        <Radio value="corrected">{m.rights_answer_corrected()}</Radio>
        <Radio value="not-agreed">{m.rights_answer_not_agreed()}</Radio>
      </RadioGroup>
      <Textarea
        label={m.rights_answer_words()}
        description={m.rights_answer_words_why()}
        value={words}
        maxLength={2000}
        onChange={(event) => setWords(event.target.value)}
        error={tried && words.trim() === '' ? m.rights_words_needed() : undefined}
      />
      {answering.error !== null && <ErrorMessage error={answering.error} sentences={rightsRefusals} />}
      <div className="rights-actions">
        <Button type="submit" loading={answering.isPending}>
          {m.rights_answer_send()}
        </Button>
      </div>
    </form>
  );
}
