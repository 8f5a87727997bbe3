import { Button } from '@navikt/ds-react/Button';
import { Textarea } from '@navikt/ds-react/Textarea';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type RefObject, type SyntheticEvent, useRef, useState } from 'react';
import type { RoomId } from '../../../kernel/ids.ts';
import { askAnew } from '../../../platform/web/ask-anew.ts';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { useFocusBetween } from '../../../platform/web/use-focus-between.ts';
import { m } from '../../../platform/web/words.ts';
import type { StepsOfRoom } from '../contract.ts';
import { BraveStepId } from '../domain/brave-step.ts';
import { braveStepsApi } from './brave-steps-api.ts';
import { HowHardField } from './HowHardField.tsx';
import { braveStepRefusals } from './refusals.ts';

export type WriteStepProps = { roomId: RoomId; citizen: string; isMine: boolean; readers: StepsOfRoom['readers'] };

/** She writes her next step; or who works here writes it with her. */
export function WriteStep(props: WriteStepProps) {
  const [isOpen, setOpen] = useState(false);
  const [button, form] = [useRef<HTMLButtonElement>(null), useRef<HTMLFormElement>(null)];
  useFocusBetween(isOpen, button, form);
  if (isOpen) return <Form {...props} form={form} onDone={() => setOpen(false)} />;
  return (
    <p className="brave-write">
      <Button ref={button} variant="secondary" onClick={() => setOpen(true)}>
        {titleOf(props)}
      </Button>
    </p>
  );
}

const titleOf = ({ isMine, citizen: name }: WriteStepProps) =>
  isMine ? m.brave_steps_write() : m.brave_steps_write_with({ name });

type FormProps = WriteStepProps & { form: RefObject<HTMLFormElement | null>; onDone: () => void };

/** What was typed stays if it is refused; the id makes pressing twice harmless. Who reads what is said before she writes. */
function Form({ form, onDone, ...props }: FormProps) {
  const { roomId, citizen: name, isMine, readers } = props;
  const queryClient = useQueryClient();
  const [id] = useState(() => BraveStepId.parse(crypto.randomUUID()));
  const [what, setWhat] = useState('');
  const [hard, setHard] = useState<number | null>(null);
  const [tried, setTried] = useState(false);
  const writing = useMutation(
    braveStepsApi.query.write.mutationOptions({
      onSuccess: async () => {
        await askAnew(queryClient, braveStepsApi.query.key());
        onDone();
      },
    }),
  );
  const isMissing = what.trim() === '';
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isMissing) writing.mutate({ roomId, id, what: what.trim(), hard });
    else form.current?.querySelector('textarea')?.focus();
  };
  const overview = readers.overviewName === '' ? m.brave_steps_somebody() : readers.overviewName;
  return (
    <form
      ref={form}
      tabIndex={-1}
      className="ti-stack brave-write"
      onSubmit={submit}
      noValidate
      aria-label={titleOf(props)}
    >
      {isMine && (
        <p className="ti-quiet">
          {m.brave_steps_readers({ name: overview })} {readers.guardians && m.brave_steps_readers_guardians()}
        </p>
      )}
      <Textarea
        label={m.brave_steps_field_what()}
        value={what}
        maxLength={300}
        minRows={2}
        error={tried && isMissing ? m.brave_steps_field_needed() : undefined}
        onChange={(event) => setWhat(event.target.value)}
      />
      {isMine && <HowHardField legend={m.brave_steps_field_hard()} value={hard} onChange={setHard} />}
      {!isMine && <p className="ti-quiet">{m.brave_steps_write_with_means({ name })}</p>}
      {writing.error && <ErrorMessage error={writing.error} sentences={braveStepRefusals} />}
      <div className="brave-buttons">
        <Button loading={writing.isPending}>
          {isMine ? m.brave_steps_write_send() : m.brave_steps_write_with_send({ name })}
        </Button>
        <Button type="button" variant="tertiary" onClick={onDone}>
          {m.brave_steps_back()}
        </Button>
      </div>
    </form>
  );
}
