import { Button } from '@navikt/ds-react/Button';
import { TextField } from '@navikt/ds-react/TextField';
import type { UseMutationResult } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import { transitionsRefusals } from './refusals.ts';

type AddTextProps = {
  label: string;
  description?: string;
  button: string;
  maxLength: number;
  adding: Pick<UseMutationResult<unknown, Error, never>, 'isPending' | 'error'>;
  send: (id: string, text: string) => Promise<unknown>;
};

/** One line more. What was typed stays until it has arrived; the same id makes sending twice harmless. */
export function AddText({ label, description, button, maxLength, adding, send }: AddTextProps) {
  const [id, setId] = useState(() => crypto.randomUUID());
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const isEmpty = text.trim() === '';
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (isEmpty) return;
    await send(id, text.trim());
    setText('');
    setTried(false);
    setId(crypto.randomUUID());
  };
  return (
    // A refusal is shown below; here it has no other consequence.
    <form className="ti-stack" noValidate onSubmit={(event) => void submit(event).catch(() => undefined)}>
      <TextField
        label={label}
        description={description}
        value={text}
        maxLength={maxLength}
        error={tried && isEmpty ? m.transitions_field_needed() : undefined}
        onChange={(event) => setText(event.target.value)}
      />
      {adding.error && <ErrorMessage error={adding.error} sentences={transitionsRefusals} />}
      <Button size="small" variant="secondary" className="transitions-button" loading={adding.isPending}>
        {button}
      </Button>
    </form>
  );
}
