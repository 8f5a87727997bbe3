import { Button } from '@navikt/ds-react/Button';
import { Textarea } from '@navikt/ds-react/Textarea';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type RefObject, type SyntheticEvent, useRef, useState } from 'react';
import type { RoomId } from '../../../kernel/ids.ts';
import { askAnew } from '../../../platform/web/ask-anew.ts';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { useFocusBetween } from '../../../platform/web/use-focus-between.ts';
import { m } from '../../../platform/web/words.ts';
import { ErrandId } from '../domain/errand.ts';
import { errandsApi } from './errands-api.ts';
import { errandRefusals } from './refusals.ts';

export type AskErrandProps = { roomId: RoomId; contactName: string };

/** One sentence, and somebody has it. */
export function AskErrand(props: AskErrandProps) {
  const [isOpen, setOpen] = useState(false);
  const [button, form] = [useRef<HTMLButtonElement>(null), useRef<HTMLFormElement>(null)];
  useFocusBetween(isOpen, button, form);
  if (isOpen) return <Form {...props} form={form} onDone={() => setOpen(false)} />;
  return (
    <p className="errand-ask">
      <Button ref={button} variant="secondary" onClick={() => setOpen(true)}>
        {m.errands_ask()}
      </Button>
    </p>
  );
}

type FormProps = AskErrandProps & { form: RefObject<HTMLFormElement | null>; onDone: () => void };

/** What was typed stays if it is refused; the id makes pressing twice harmless. To whom it goes is said before. */
function Form({ roomId, contactName, form, onDone }: FormProps) {
  const queryClient = useQueryClient();
  const [id] = useState(() => ErrandId.parse(crypto.randomUUID()));
  const [what, setWhat] = useState('');
  const [tried, setTried] = useState(false);
  const asking = useMutation(
    errandsApi.query.ask.mutationOptions({
      onSuccess: async () => {
        await askAnew(queryClient, errandsApi.query.key());
        onDone();
      },
    }),
  );
  const isMissing = what.trim() === '';
  const name = contactName === '' ? m.errands_somebody() : contactName;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isMissing) asking.mutate({ roomId, id, what: what.trim() });
    else form.current?.querySelector('textarea')?.focus();
  };
  return (
    <form
      ref={form}
      tabIndex={-1}
      className="ti-stack errand-ask"
      onSubmit={submit}
      noValidate
      aria-label={m.errands_ask()}
    >
      <Textarea
        label={m.errands_ask_what()}
        value={what}
        maxLength={300}
        minRows={2}
        error={tried && isMissing ? m.errands_needed() : undefined}
        onChange={(event) => setWhat(event.target.value)}
      />
      <p className="ti-quiet">{m.errands_ask_means({ name })}</p>
      {asking.error && <ErrorMessage error={asking.error} sentences={errandRefusals} />}
      <div className="errand__acts">
        <Button loading={asking.isPending}>{m.errands_ask_send({ name })}</Button>
        <Button type="button" variant="tertiary" onClick={onDone}>
          {m.errands_back()}
        </Button>
      </div>
    </form>
  );
}
