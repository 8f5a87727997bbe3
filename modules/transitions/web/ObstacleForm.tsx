import { Button } from '@navikt/ds-react/Button';
import { Select } from '@navikt/ds-react/Select';
import { Textarea } from '@navikt/ds-react/Textarea';
import { type SyntheticEvent, useState } from 'react';
import { m } from '../../../platform/web/words.ts';
import { isTheCitizens, ObstacleReason } from '../domain/obstacle.ts';
import { reasonInWords, stepInWords } from './handover-words.ts';
import type { StepFormProps } from './step-form-props.ts';

/** Why there will be no meeting, or not then. The citizen need not say why. */
export function ObstacleForm({
  handover,
  kind,
  isSending,
  onSend,
  onClose,
}: StepFormProps & { kind: 'cancelled' | 'stopped' }) {
  const isMine = handover.iAm === 'citizen';
  const [reason, setReason] = useState<string>(isMine ? minesOf[kind] : '');
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const missing = (is: boolean) => (tried && is ? m.transitions_field_needed() : undefined);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    const parsed = ObstacleReason.safeParse(reason);
    if (parsed.success && (isMine || words.trim() !== '')) onSend({ kind, reason: parsed.data, words: words.trim() });
  };
  return (
    <form className="ti-stack" onSubmit={submit} noValidate aria-label={stepInWords(kind, handover)}>
      {!isMine && (
        <Select
          label={m.transitions_field_reason()}
          value={reason}
          error={missing(reason === '')}
          onChange={(event) => setReason(event.target.value)}
        >
          <option value="">{m.transitions_choose()}</option>
          {ObstacleReason.options
            .toSorted((one, other) => Number(isTheCitizens(one)) - Number(isTheCitizens(other)))
            .map((one) => (
              <option key={one} value={one}>
                {reasonInWords(one)}
              </option>
            ))}
        </Select>
      )}
      <Textarea
        label={isMine ? m.transitions_field_words_mine() : m.transitions_field_words()}
        description={isMine ? undefined : m.transitions_field_words_means()}
        value={words}
        maxLength={500}
        minRows={2}
        error={isMine ? undefined : missing(words.trim() === '')}
        onChange={(event) => setWords(event.target.value)}
      />
      <div className="ti-row-buttons">
        <Button loading={isSending}>{stepInWords(kind, handover)}</Button>
        <Button type="button" variant="tertiary" onClick={onClose}>
          {m.transitions_cancel()}
        </Button>
      </div>
    </form>
  );
}

const minesOf = { cancelled: 'citizen-could-not', stopped: 'citizen-does-not-wish' } as const;
