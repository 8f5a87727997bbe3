import { Button } from '@navikt/ds-react/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { askAnew } from '../../../platform/web/ask-anew.ts';
import { m } from '../../../platform/web/words.ts';
import type { Pathway } from '../contract.ts';
import { LaterStep } from '../domain/pathway-action.ts';
import { stepInWords } from './pathway-words.ts';
import { pathwaysApi } from './pathways-api.ts';
import { pathwayRefusals } from './refusals.ts';
import { StepFields, type StepTyped } from './StepFields.tsx';

type StepFormProps = { pathway: Pathway; kind: LaterStep['kind']; onDone: () => void };

/** One step with what it asks for. What was typed stays if it is refused; the id makes pressing twice harmless. */
export function StepForm({ pathway, kind, onDone }: StepFormProps) {
  const queryClient = useQueryClient();
  const [id] = useState(() => crypto.randomUUID());
  const [typed, setTyped] = useState<StepTyped>(() => known(kind, pathway));
  const [tried, setTried] = useState(false);
  const taking = useMutation(
    pathwaysApi.query.takeStep.mutationOptions({
      onSuccess: async () => {
        await askAnew(queryClient, pathwaysApi.query.key());
        onDone();
      },
    }),
  );
  const step = LaterStep.safeParse(stepOf(kind, typed));
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (step.success) taking.mutate({ pathwayId: pathway.id, id, step: step.data });
  };
  return (
    <form className="ti-stack" onSubmit={submit} noValidate aria-label={stepInWords(kind)}>
      <StepFields
        kind={kind}
        pathway={pathway}
        typed={typed}
        tried={tried && !step.success}
        onChange={(changed) => setTyped({ ...typed, ...changed })}
      />
      {taking.error && <ErrorMessage error={taking.error} sentences={pathwayRefusals} />}
      <div className="ti-row-buttons">
        <Button loading={taking.isPending}>{stepInWords(kind)}</Button>
        <Button type="button" variant="tertiary" onClick={onDone}>
          {m.pathways_step_cancel()}
        </Button>
      </div>
    </form>
  );
}

/** What was typed as the step that it means; the contract's own schema says whether anything is missing. */
function stepOf(kind: LaterStep['kind'], typed: StepTyped): object {
  const { day, from, until, what, words = '', reason, colleague, answer } = typed;
  const { reached, remains = '', call, followUp = '', followUpOn } = typed;
  return {
    kind,
    answer,
    reached: reached || undefined,
    remains,
    call: call || undefined,
    followUp,
    followUpOn: followUpOn || null,
    next: { day, what },
    to: colleague,
    deputy: colleague,
    from,
    until,
    words,
    reason,
    doorOpenUntil: until || null,
  };
}

/** What was agreed in the talk is there already, when it is written anew and when it ends. */
function known(kind: LaterStep['kind'], { ending }: Pathway): StepTyped {
  const talk = ending?.talk ?? null;
  if (talk === null || (kind !== 'ending-talked' && kind !== 'ended')) return {};
  const { reached, remains, call, followUp, followUpOn, doorOpenUntil } = talk;
  return { reached, remains, call, followUp, followUpOn: followUpOn ?? '', until: doorOpenUntil ?? '' };
}
